package org.minqing.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minqing.kernel.PostId;

/** Why a case is with the post that it is with: each look for an assignee and each objection, the latest last. */
public record Reason(Optional<PostId> assignee, List<Look> looks, List<Objection> objections) {

    /**
     * A post that has the case says that it is not theirs.
     *
     * @param answers what it said openly, such as to whom the case belongs
     * @param decided what came of it; until then the post answers for the case
     */
    public record Objection(
            int version, Instant at, Optional<PostId> by, Map<String, Object> answers, Optional<Decision> decided) {

        public Objection {
            answers = Map.copyOf(answers);
        }

        Objection with(Decision decision) {
            return new Objection(version, at, by, answers, Optional.of(decision));
        }
    }

    /**
     * The step that ended the wait.
     *
     * @param by the post that decided, absent where time did
     * @param byTime whether nobody decided in time
     * @param to who has the case since
     */
    public record Decision(
            int version, String action, Instant at, Optional<PostId> by, boolean byTime, Optional<PostId> to) {}

    /** One search: with which action, when, by which row of which table, where it looked and what it found. */
    public record Look(int version, String action, Instant at, Grounds grounds) {}

    public Reason {
        looks = List.copyOf(looks);
        objections = List.copyOf(objections);
    }
}
