package org.minqing.notice;

import org.minqing.kernel.AccountId;
import org.minqing.kernel.PostId;

/** Whom a notice is for: one account, or whoever holds a post. */
public sealed interface Recipient {

    record Account(AccountId id) implements Recipient {}

    record Post(PostId id) implements Recipient {}
}
