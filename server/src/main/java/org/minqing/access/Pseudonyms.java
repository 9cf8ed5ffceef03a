package org.minqing.access;

import java.util.Optional;
import java.util.UUID;
import org.minqing.kernel.AccountId;

/**
 * Who stands behind the name under which the entries of a thing speak of a person. Kept by the module that owns the thing, and
 * asked only to bring something to that person.
 */
public interface Pseudonyms {

    /** Absent when the name is nobody's, or nobody knows any longer whose it was. */
    Optional<AccountId> behind(UUID thing, AccountId name);
}
