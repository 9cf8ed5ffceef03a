package org.minqing.casework;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.minqing.deadline.timer.Firing;
import org.minqing.deadline.timer.TimerHandler;
import org.minqing.journal.Entry;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.ProblemException;
import org.minqing.scenario.Call;
import org.minqing.scenario.Called;
import org.minqing.scenario.Scenarios;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens the cases that others called, and tells the callers when they end. A called case is reported by whoever took the
 * calling step, in the post of that step, as if they had sent the report themselves: what they may not report is refused,
 * and the refusal is entered with the caller. Its id follows from the call, so that a look that was broken off finds on the
 * next one what is there already.
 */
@Component
class Calling implements TimerHandler {

    private static final String CALLS = "\"call.";
    private static final int TRIES = 20;

    private final Casework casework;
    private final Scenarios scenarios;
    private final CaseHistory history;
    private final CaseStreams streams;
    private final Turns turns;
    private final InstantSource clock;

    Calling(
            Casework casework,
            Scenarios scenarios,
            CaseHistory history,
            CaseStreams streams,
            Turns turns,
            InstantSource clock) {
        this.casework = casework;
        this.scenarios = scenarios;
        this.history = history;
        this.streams = streams;
        this.turns = turns;
        this.clock = clock;
    }

    @Override
    public String name() {
        return Calls.TIMER;
    }

    @Override
    public void take(Firing firing, JdbcClient database) {
        var file = streams.one(new CaseId(firing.subject())).orElseThrow();
        if (file.called().stream().anyMatch(this::isToOpen)) {
            history.entries(file.id()).stream()
                    .filter(entry -> entry.draft().open().contains(CALLS))
                    .forEach(entry -> open(file, entry));
        }
        tellCaller(file);
    }

    private boolean isToOpen(Called call) {
        return call.isRunning() && streams.one(call.caseId()).isEmpty();
    }

    /** What an entry says that somebody did. */
    private record Step(CaseFile file, Entry entry, Map<String, Object> open) {}

    private void open(CaseFile file, Entry entry) {
        var step = new Step(file, entry, CanonicalJson.read(entry.draft().open()));
        var calls = Called.in(OpenPart.kept(step.open()));
        if (step.open().containsKey("action") && calls.stream().anyMatch(this::isToOpen)) {
            var made = made(step);
            for (var index = 0; index < calls.size(); index++) {
                report(
                        step,
                        calls.get(index),
                        index < made.size() ? made.get(index).answers() : Map.of());
            }
        }
    }

    /** Worked out once more from what the entry and those before it say, sealed words included. */
    private List<Call.Made> made(Step step) {
        var file = step.file();
        var scenario = scenarios
                .exact(file.beginning().scenario(), file.beginning().scenarioVersion())
                .orElseThrow();
        var answers = new LinkedHashMap<String, Object>();
        var version = step.entry().draft().version();
        for (var before : history.entries(file.id())) {
            if (before.draft().version() <= version) {
                answers.putAll(
                        OpenPart.attributes(CanonicalJson.read(before.draft().open())));
            }
        }
        answers.putAll(history.words(step.entry()).fields());
        return scenario.flow()
                .action(String.valueOf(step.open().get("action")))
                .map(action -> action.callsMade(answers))
                .orElse(List.of());
    }

    private void report(Step step, Called call, Map<String, Object> answers) {
        var file = step.file();
        var draft = step.entry().draft();
        var command = Calls.commandOf(call.caseId(), Objects.requireNonNull(draft.command()));
        var point = file.beginning().point();
        var report = new Report(
                call.caseId(),
                command,
                draft.actor(),
                call.scenario(),
                point == null ? new Where.In(file.standing().area()) : new Where.At(point),
                answers,
                List.of(),
                draft.recordedAt(),
                Origin.LIVE,
                new CalledBy(file.id(), file.beginning().scenario(), call.call()),
                null,
                null,
                null);
        try {
            casework.report(report);
        } catch (ProblemException refused) {
            var why = refused.problem().code();
            over(file.id(), call.caseId(), OpenPart.CALL_REFUSED, running -> running.over(Called.State.REFUSED, why));
        }
    }

    private void tellCaller(CaseFile file) {
        var state = file.standing().state();
        if (file.standing().endedAt() != null && file.calledBy().isPresent()) {
            var caller = file.calledBy().get().caller();
            over(caller, file.id(), OpenPart.CALL_ENDED, running -> running.over(Called.State.ENDED, state));
        }
    }

    /** Enters with the caller what became of a call, once: a call that is over stays so. */
    private void over(CaseId caller, CaseId called, String kind, Function<Called, Called> over) {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var file = streams.one(caller).orElseThrow();
            var running = file.called().stream()
                    .filter(call -> call.caseId().equals(called) && call.isRunning())
                    .findFirst();
            if (running.isEmpty()) {
                return;
            }
            var call = over.apply(running.get());
            var after = file.with(
                    file.standing().with(Map.of(call.key(), call.written()), Optional.empty(), Actor.SYSTEM.account()));
            if (streams.proceed(turns.called(after, kind, call, clock.instant()))) {
                return;
            }
        }
        throw new IllegalStateException("Case %s is too busy to be told of %s".formatted(caller, called));
    }
}
