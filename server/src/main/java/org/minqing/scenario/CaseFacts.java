package org.minqing.scenario;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.PostId;
import org.minqing.scenario.expression.Situation;

/**
 * What the interpreter must know of a case. {@code attributes} holds the answers to open fields and what the interpreter
 * itself handed out in {@link Outcome.Moved#attributes} (its own keys contain a dot); {@code doneBy} says who last took
 * each action in the present round, {@code round} how often the case has begun anew, {@code level} at which level of the
 * area tree it lies.
 */
public record CaseFacts(
        CaseId id,
        int round,
        String level,
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
    public static CaseFacts begun(CaseId id, Outcome.Moved start, AreaCode area, AccountId reporter, Instant now) {
        return new CaseFacts(
                id,
                1,
                "",
                start.to(),
                area,
                reporter,
                Optional.empty(),
                start.attributes(),
                Map.of(start.action(), reporter),
                now,
                start.ended() ? Optional.of(now) : Optional.empty());
    }

    /** The same facts of a case at a level of the area tree. */
    public CaseFacts at(String areaLevel) {
        return new CaseFacts(
                id, round, areaLevel, state, area, reporter, assignee, attributes, doneBy, reportedAt, endedAt);
    }

    /** Who last took one of these actions in the present round, those who answered the tasks that they opened included. */
    public static Set<AccountId> doers(Set<String> actions, Map<String, AccountId> doneBy) {
        return doneBy.entrySet().stream()
                .filter(done -> actions.contains(done.getKey().replaceFirst("\\..*", "")))
                .map(Map.Entry::getValue)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The open answers given so far, without what the flow itself keeps. */
    public Map<String, Object> openAnswers() {
        var answers = new LinkedHashMap<>(attributes);
        answers.keySet().removeIf(key -> key.contains("."));
        return answers;
    }

    /** Where a case stands, as the expressions of its forms see it; {@code sampled} names the samples that it is in. */
    public record Whereabouts(String state, int round, String level, List<String> sampled) {
        public Whereabouts {
            sampled = List.copyOf(sampled);
        }
    }

    public Whereabouts whereabouts(Scenario scenario) {
        var sampled = scenario.samplings().stream()
                .filter(sampling -> sampling.holds(id))
                .map(Sampling::id)
                .toList();
        return new Whereabouts(state, round, level, sampled);
    }

    Situation.Facts situation(Scenario scenario) {
        var now = whereabouts(scenario);
        return new Situation.Facts(now.state(), now.round(), now.level(), now.sampled());
    }

    /** The facts after a deed on one of its tasks. */
    public CaseFacts after(Outcome.TaskMoved deed, AccountId actor) {
        var merged = new LinkedHashMap<>(attributes);
        merged.put(deed.task().key(), deed.task().written());
        var done = new LinkedHashMap<>(doneBy);
        deed.doneAs().ifPresent(key -> done.put(key, actor));
        return new CaseFacts(id, round, level, state, area, reporter, assignee, merged, done, reportedAt, endedAt);
    }

    /** The facts after a step; {@code next} is the post that has the case now. */
    public CaseFacts after(Outcome.Moved step, AccountId actor, Optional<PostId> next, Instant now) {
        var merged = new LinkedHashMap<>(attributes);
        merged.putAll(step.attributes());
        var done = new LinkedHashMap<String, AccountId>(step.newRound() ? Map.of() : doneBy);
        done.put(step.action(), actor);
        return new CaseFacts(
                id,
                step.newRound() ? round + 1 : round,
                level,
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
