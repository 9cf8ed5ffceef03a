package org.minqing.scenario;

import java.util.List;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;

/** Who acts: the account and the posts that it acts from, as the interpreter needs to know them. */
public record Who(AccountId account, List<Seat> seats) {

    /** A clock whose time has passed. It is nobody and holds no post. */
    public static final Who TIME = new Who(Actor.SYSTEM.account(), List.of());

    /** A post held now: its role and level, and the areas that it answers for. */
    public record Seat(PostId post, String role, String level, AreaRanges ranges) {}

    public Who {
        seats = List.copyOf(seats);
    }

    public static Who resident(AccountId account) {
        return new Who(account, List.of());
    }
}
