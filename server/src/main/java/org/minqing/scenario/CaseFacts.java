package org.minqing.scenario;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/**
 * What the interpreter must know of a case. {@code attributes} holds the answers to open fields and what the interpreter
 * itself handed out in {@link Outcome.Moved#attributes} (its own keys contain a dot); {@code doneBy} says who last took
 * each action in the present round.
 */
public record CaseFacts(
        String state,
        AreaCode area,
        AccountId reporter,
        Optional<PostId> assignee,
        Map<String, Object> attributes,
        Map<String, AccountId> doneBy,
        Instant reportedAt,
        Optional<Instant> endedAt) {

    public CaseFacts {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        doneBy = Map.copyOf(doneBy);
    }

    /** The facts of a case that has just been reported. */
    public static CaseFacts begun(Outcome.Moved start, AreaCode area, AccountId reporter, Instant now) {
        return new CaseFacts(
                start.to(),
                area,
                reporter,
                Optional.empty(),
                start.attributes(),
                Map.of(start.action(), reporter),
                now,
                start.ended() ? Optional.of(now) : Optional.empty());
    }

    /** The facts after a step; {@code next} is the post that has the case now. */
    public CaseFacts after(Outcome.Moved step, AccountId actor, Optional<PostId> next, Instant now) {
        var merged = new LinkedHashMap<>(attributes);
        merged.putAll(step.attributes());
        var done = new LinkedHashMap<String, AccountId>(step.newRound() ? Map.of() : doneBy);
        done.put(step.action(), actor);
        return new CaseFacts(
                step.to(),
                area,
                reporter,
                next,
                merged,
                done,
                reportedAt,
                step.ended() ? Optional.of(now) : Optional.empty());
    }
}
