package org.minqing.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.scenario.expression.Situation;

/**
 * Decides what comes of an attempt, from the definition, the case and the time alone: no clock, no I/O. The same input has
 * the same outcome for ever.
 */
public final class Interpreter {

    private Interpreter() {}

    /** The start of a case in an area. */
    public static Outcome start(Scenario scenario, AreaCode area, Attempt attempt) {
        var action = scenario.flow().start();
        if (!action.id().equals(attempt.action())) {
            return refused(Refusal.UNKNOWN_ACTION, Map.of("action", attempt.action()));
        }
        var entitled = Entitlement.atStart(action, attempt.who(), area);
        if (!entitled.holds()) {
            return refused(Refusal.NOT_YOURS, Map.of("by", action.byWritten()));
        }
        return begun(scenario, attempt, entitled.post());
    }

    /** The start of a case that another system hands over: by nobody's post, so that none is asked for. */
    public static Outcome handOver(Scenario scenario, Attempt attempt) {
        return begun(scenario, attempt, Optional.empty());
    }

    private static Outcome begun(Scenario scenario, Attempt attempt, Optional<PostId> post) {
        var filled = scenario.flow().start().form().fill(attempt.fields(), Map.of(), Optional.empty());
        return faulty(filled)
                .orElseGet(() -> Step.first(scenario, attempt.filled(filled)).moved(post));
    }

    /** A step on a running case. */
    public static Outcome interpret(Scenario scenario, CaseFacts facts, Attempt attempt, Instant now) {
        var known = scenario.flow().action(attempt.action());
        if (known.isEmpty()) {
            return refused(Refusal.UNKNOWN_ACTION, Map.of("action", attempt.action()));
        }
        var action = known.get();
        var refusal = refusal(scenario, action, facts, attempt.who(), now);
        if (refusal.isPresent()) {
            return refusal.get() == Refusal.SECOND_PERSON
                    ? new Outcome.NeedsSecondPerson(action.id(), attempt.account())
                    : refused(refusal.get(), detail(scenario, refusal.get(), action, facts));
        }
        var post = Entitlement.first(action, facts, attempt.who()).post();
        var filled = action.form().fill(attempt.fields(), facts.openAnswers(), Optional.of(facts.situation(scenario)));
        return faulty(filled)
                .or(() -> Opening.faulty(action, filled.answers()))
                .orElseGet(() -> Step.of(scenario, action, facts, attempt.filled(filled))
                        .moved(post)
                        .with(Undo.kept(scenario.flow(), action, facts, now)));
    }

    /**
     * The end of a case that another system kept: the last step of the main line, taken at once. The steps between, which
     * that system did not record, are named in the outcome's attributes and count as done by nobody.
     */
    public static Outcome settle(Scenario scenario, CaseFacts facts, Attempt attempt) {
        var last = scenario.flow().lastOfMainLine();
        if (!last.id().equals(attempt.action())) {
            return refused(Refusal.UNKNOWN_ACTION, Map.of("action", attempt.action()));
        }
        if (scenario.flow().state(facts.state()).filter(State::isEnd).isPresent()) {
            return refused(Refusal.WRONG_STATE, Map.of("state", facts.state()));
        }
        var filled = last.form().fill(attempt.fields(), facts.openAnswers(), Optional.of(facts.situation(scenario)));
        return faulty(filled)
                .orElseGet(() -> Step.settling(scenario, last, facts, attempt.filled(filled))
                        .moved(Optional.empty()));
    }

    /**
     * What somebody may do with the case now, in the order of the file, and the next steps of the main line that are not
     * theirs, with the reason. Answers are not looked at.
     */
    public static List<Offer> offers(Scenario scenario, CaseFacts facts, Who who, Instant now) {
        var offers = new ArrayList<Offer>();
        for (var action : scenario.flow().from(facts.state())) {
            var refusal = refusal(scenario, action, facts, who, now);
            if (refusal.isEmpty()) {
                offers.add(new Offer.Allowed(action));
            } else if (scenario.flow().mainLine().contains(action.id())) {
                offers.add(new Offer.Withheld(action, refusal.get()));
            }
        }
        return offers;
    }

    private static Optional<Refusal> refusal(Scenario scenario, Action action, CaseFacts facts, Who who, Instant now) {
        if (!action.from().contains(facts.state())) {
            return Optional.of(Refusal.WRONG_STATE);
        }
        var entitled = Entitlement.first(action, facts, who);
        if (!entitled.holds()) {
            return Optional.of(Refusal.NOT_YOURS);
        }
        if (CaseFacts.doers(action.notAfter(), facts.doneBy()).contains(who.account())) {
            return Optional.of(Refusal.SECOND_PERSON);
        }
        if (action.oncePerUnit()
                && entitled.post()
                        .filter(Step.takenBy(action.id(), facts)::contains)
                        .isPresent()) {
            return Optional.of(Refusal.NOT_TWICE);
        }
        if (tooLate(action, facts, now)) {
            return Optional.of(Refusal.TOO_LATE);
        }
        if (action.undoes()
                .filter(undo -> !undo.isOpen(facts, who.account(), now))
                .isPresent()) {
            return Optional.of(Refusal.UNDO_OVER);
        }
        var guarded = action.guard()
                .filter(guard -> !guard.holds()
                        .holds(Situation.of(facts.openAnswers(), Optional.of(facts.situation(scenario)))));
        return guarded.map(_ -> Refusal.GUARD).or(() -> Opening.refusal(scenario, action, facts));
    }

    private static boolean tooLate(Action action, CaseFacts facts, Instant now) {
        if (action.withinDays().isEmpty() || facts.endedAt().isEmpty()) {
            return false;
        }
        var last =
                facts.endedAt().get().plus(Duration.ofDays(action.withinDays().getAsInt()));
        return now.isAfter(last);
    }

    static Optional<Outcome> faulty(Filled filled) {
        return filled.faults().isEmpty()
                ? Optional.empty()
                : Optional.of(new Outcome.Refused(ScenarioProblem.FIELD_INVALID.code(), Map.of(), filled.faults()));
    }

    private static Map<String, String> detail(Scenario scenario, Refusal refusal, Action action, CaseFacts facts) {
        return switch (refusal) {
            case NOT_YOURS -> Map.of("by", action.byWritten());
            case TOO_LATE -> Map.of("days", String.valueOf(action.withinDays().orElse(0)));
            case UNDO_OVER ->
                Map.of(
                        "minutes",
                        String.valueOf(action.undoes().map(Undo::minutes).orElse(0)));
            case GUARD -> Map.of("action", action.id());
            case TASKS_OPEN -> Opening.missing(scenario, facts);
            case CALLS_OPEN -> Map.of("running", String.valueOf(Opening.running(facts)));
            case UNKNOWN_ACTION, WRONG_STATE, NOT_TWICE, SECOND_PERSON, TOO_MANY, UNKNOWN_TASK, TASK_SETTLED ->
                Map.of("state", facts.state());
        };
    }

    static Outcome refused(Refusal refusal, Map<String, String> detail) {
        var full = new TreeMap<>(detail);
        full.put("reason", refusal.code());
        return new Outcome.Refused(ScenarioProblem.FLOW_REFUSED.code(), full, List.of());
    }
}
