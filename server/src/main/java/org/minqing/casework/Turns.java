package org.minqing.casework;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.area.City;
import org.minqing.deadline.timer.Timer;
import org.minqing.journal.Chain;
import org.minqing.journal.Draft;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.minqing.scenario.Called;
import org.minqing.scenario.ClockRun;
import org.minqing.scenario.Limit;
import org.minqing.scenario.Outcome;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.State;
import org.minqing.scenario.Words;

/** Makes the turn of a decided command: seals what was written, writes the open part, links the entry to the case. */
final class Turns {

    /**
     * A step that the interpreter allowed.
     *
     * @param file the case after it, but for its head and its clocks
     * @param departmentBefore with whom the case was before
     * @param grounds why the assignee was chosen, where one was looked for
     * @param content what is to be sealed, by retention class
     * @param moreTime what it asks or decides about a time limit
     */
    record Allowed(
            Scenario scenario,
            CaseFile file,
            Outcome.Moved moved,
            Optional<String> departmentBefore,
            Grounds grounds,
            Map<String, Map<String, Object>> content,
            Optional<MoreTime> moreTime) {}

    private record Wording(String kind, String open, Optional<PostId> post, Turn.@Nullable Refused refusal) {}

    private static final SealedAnswers.Parts NOTHING = new SealedAnswers.Parts(List.of(), List.of());

    private final City city;
    private final SealedAnswers sealing;
    private final CaseClocks clocks;
    private final TaskClocks tasks;
    private final Extending extending;

    Turns(City city, SealedAnswers sealing, CaseClocks clocks, Extending extending) {
        this.extending = extending;
        this.city = city;
        this.sealing = sealing;
        this.clocks = clocks;
        this.tasks = new TaskClocks(clocks);
    }

    /** What a step asks or decides about a time limit. */
    Extending extending() {
        return extending;
    }

    Turn moved(Allowed step, List<Loaded.WrappedKey> keys, Occasion occasion) {
        var file = onTheClock(step);
        var version = file.version() + 1;
        var parts = step.content().isEmpty() ? NOTHING : sealing.seal(file.id(), version, step.content(), keys);
        var kind = version == 1 ? OpenPart.REPORTED : OpenPart.MOVED;
        var open = OpenPart.moved(step, zone());
        var turn = turn(file, new Wording(kind, open, step.moved().post(), null), parts, occasion);
        if (!file.standing().clocks().equals(step.file().standing().clocks())) {
            turn = turn.with(CaseClocks.TIMER, clocks.timers(step.scenario(), file, occasion.now()));
        }
        if (TaskClocks.concerns(step.scenario(), step.moved().attributes())) {
            turn = turn.with(TaskClocks.TIMER, tasks.timers(step.scenario(), file, occasion.now()));
        }
        if (Calls.concernOthers(file, step.moved())) {
            turn = turn.with(Calls.TIMER, List.of(Calls.soon(file.id(), occasion.now())));
        }
        return wasOver(step) == step.moved().ended() ? turn : turn.with(Keeping.TIMER, keeping(step, occasion.now()));
    }

    private static boolean wasOver(Allowed step) {
        return step.moved()
                .from()
                .flatMap(step.scenario().flow()::state)
                .filter(State::isEnd)
                .isPresent();
    }

    private List<Timer> keeping(Allowed step, Instant now) {
        return step.moved().ended() ? Keeping.timers(step.scenario(), step.file(), now, zone()) : List.of();
    }

    /** The case with its clocks as they run after the step. */
    private CaseFile onTheClock(Allowed step) {
        var file = step.file();
        var standing = file.standing();
        var happened = new ClockRun.Happened(
                step.moved().action(),
                step.moved().to(),
                step.moved().stays(),
                standing.changedAt(),
                step.moreTime().flatMap(deed -> deed.grant(standing.changedAt())),
                step.departmentBefore().isPresent() && !step.departmentBefore().equals(standing.department()));
        var answered = !step.moved().attributes().isEmpty();
        var running = clocks.after(
                step.scenario(), standing.clocks(), new CaseClocks.Stepped(happened, file.openAnswers(), answered));
        return file.with(standing.with(running));
    }

    /** A deed on a task: the case is as before but for the task. Nobody's page grows old by it. */
    Turn task(
            Scenario scenario,
            CaseFile after,
            Outcome.TaskMoved deed,
            List<Loaded.WrappedKey> keys,
            Occasion occasion) {
        var content = SealedAnswers.content(deed.sealed(), null, "");
        var parts = content.isEmpty() ? NOTHING : sealing.seal(after.id(), after.version() + 1, content, keys);
        var kind = OpenPart.TASK + Words.of(deed.task().state());
        var open = OpenPart.task(after, deed, NamedOthers.fields(scenario, deed.sealed()), zone());
        var wording = new Wording(kind, open, deed.post(), null);
        var turn = turn(after, wording, parts, occasion, false);
        return TaskClocks.concerns(
                        scenario, Map.of(deed.task().key(), deed.task().written()))
                ? turn.with(TaskClocks.TIMER, tasks.timers(scenario, after, occasion.now()))
                : turn;
    }

    /** When a limit given at this moment is over. */
    Optional<Instant> due(Limit limit, Instant from) {
        return clocks.end(limit, from);
    }

    /** The stream grows by what became of a called case; {@code after} knows it already. */
    Turn called(CaseFile after, String kind, Called call, Instant at) {
        return bySystem(after, kind, OpenPart.called(after, call, zone()), at);
    }

    /** The case stays as it is; its stream grows by what those who answer for it were told. */
    Turn reminded(CaseFile file, String open, Instant at) {
        return bySystem(file, OpenPart.REMINDED, open, at);
    }

    private static Turn bySystem(CaseFile file, String kind, String open, Instant at) {
        var draft = new Draft(
                file.id().value(),
                file.version() + 1,
                kind,
                OpenPart.SCHEMA,
                null,
                new byte[0],
                Actor.SYSTEM,
                at,
                at,
                open,
                List.of());
        var entry = Chain.link(file.head(), draft);
        return new Turn(file.withHead(entry.head(), false), entry, List.of(), null, List.of());
    }

    /** The case stays as it is; only its stream grows by the refusal. */
    Turn refused(CaseFile file, String action, Turn.Refused refusal, Occasion occasion) {
        var open = OpenPart.refused(file, action, refusal, zone());
        return turn(file, new Wording(OpenPart.REFUSED, open, Optional.empty(), refusal), NOTHING, occasion);
    }

    private static Turn turn(CaseFile file, Wording wording, SealedAnswers.Parts parts, Occasion occasion) {
        return turn(file, wording, parts, occasion, wording.refusal() == null);
    }

    private static Turn turn(
            CaseFile file, Wording wording, SealedAnswers.Parts parts, Occasion occasion, boolean changed) {
        var actor = occasion.actor();
        var draft = new Draft(
                file.id().value(),
                file.version() + 1,
                wording.kind(),
                OpenPart.SCHEMA,
                occasion.command(),
                occasion.digest(),
                named(file, actor, wording.post()),
                occasion.observedAt(),
                occasion.now(),
                wording.open(),
                parts.parts());
        var entry = Chain.link(file.head(), draft);
        var after = file.withHead(entry.head(), changed);
        return new Turn(after, entry, parts.newKeys(), wording.refusal(), List.of());
    }

    /** A sealed reporter acts under the pseudonym and in no post. */
    private static Actor named(CaseFile file, Actor actor, Optional<PostId> post) {
        var name = file.named(actor.account());
        return name.equals(actor.account()) ? new Actor(name, post.or(actor::post), actor.under()) : Actor.of(name);
    }

    private ZoneId zone() {
        return ZoneId.of(city.zone());
    }
}
