package org.minqing.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.minqing.kernel.PostId;

/** Why a case is with the post that it is with: each look for an assignee, the latest last. */
public record Reason(Optional<PostId> assignee, List<Look> looks) {

    /** One search: with which action, when, by which row of which table, where it looked and what it found. */
    public record Look(int version, String action, Instant at, Grounds grounds) {}

    public Reason {
        looks = List.copyOf(looks);
    }
}
