package org.minqing.kernel;

import java.util.Optional;

/**
 * Who acts, and in which post. The post is absent for a resident, for somebody whose posts have ended and for a reading
 * that needs none.
 */
public record Actor(AccountId account, Optional<PostId> post) {

    public static Actor of(AccountId account) {
        return new Actor(account, Optional.empty());
    }

    public Actor in(PostId chosen) {
        return new Actor(account, Optional.of(chosen));
    }
}
