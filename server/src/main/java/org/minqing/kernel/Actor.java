package org.minqing.kernel;

import java.util.Optional;
import java.util.UUID;

/**
 * Who acts, and in which post. The post is absent for a resident, for somebody whose posts have ended and for a reading
 * that needs none.
 *
 * @param under the right for a time by which the account acts in the post; absent where the post is the account's own
 */
public record Actor(AccountId account, Optional<PostId> post, Optional<UUID> under) {

    /** Nobody: what the system does by itself, by a rule and in its time. No account has this id. */
    public static final Actor SYSTEM = Actor.of(new AccountId(new UUID(0, 0)));

    /** Somebody of whom nothing is known, before what is open to everybody. No account has this id. */
    public static final Actor GUEST = Actor.of(new AccountId(new UUID(0, 1)));

    /** Somebody who acts by nothing but their own. */
    public Actor(AccountId account, Optional<PostId> post) {
        this(account, post, Optional.empty());
    }

    public static Actor of(AccountId account) {
        return new Actor(account, Optional.empty());
    }

    public Actor in(PostId chosen) {
        return new Actor(account, Optional.of(chosen));
    }

    /** The same, by a right for a time. */
    public Actor under(UUID right) {
        return new Actor(account, post, Optional.of(right));
    }
}
