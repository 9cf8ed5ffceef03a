package org.minqing.casework;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Standing;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.area.Point;
import org.minqing.deadline.timer.Firing;
import org.minqing.journal.Fingerprints;
import org.minqing.journal.Head;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.minqing.scenario.Action;
import org.minqing.scenario.Attempt;
import org.minqing.scenario.CaseFacts;
import org.minqing.scenario.Interpreter;
import org.minqing.scenario.Joint;
import org.minqing.scenario.Offer;
import org.minqing.scenario.Outcome;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.ScenarioProblem;
import org.minqing.scenario.TaskOffer;
import org.minqing.scenario.TaskSteps;
import org.minqing.scenario.Who;

/**
 * From a command to the turn that it makes, without touching the store: asks the interpreter, finds the assignee, has the
 * answers sealed and the entry linked. Single commands, samples and imports all go through here.
 */
final class Decisions {

    /** How far a device's clock may run ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final City city;
    private final Definitions definitions;
    private final Standing standing;
    private final Dispatching dispatching;
    private final Asking asking;
    private final Births births;
    private final Seats seats;
    private final Turns turns;
    private final Extending extending;
    private final Fingerprints fingerprints;

    Decisions(
            City city,
            Definitions definitions,
            Standing standing,
            Dispatching dispatching,
            Turns turns,
            Fingerprints fingerprints) {
        this.city = city;
        this.definitions = definitions;
        this.standing = standing;
        this.dispatching = dispatching;
        this.asking = new Asking(dispatching, turns);
        this.seats = new Seats(standing);
        this.births = new Births(new Abouts(city), definitions, fingerprints);
        this.turns = turns;
        this.extending = turns.extending();
        this.fingerprints = fingerprints;
    }

    /** Where a report lies: the leaf of the area tree, and the point if there is one. */
    record Spot(AreaCode area, @Nullable Point point) {}

    /** A command on its case, with everything that is asked of it on the way. */
    private record Question(CaseFile file, Scenario scenario, Action action, Occasion occasion) {}

    /** To whom the case goes, absent when it stays, and why. */
    private record Assignment(Optional<PostId> post, Grounds grounds, boolean nobody) {}

    /** The same decisions about cases that are told afterwards: they do not hang on who is on leave or on duty today. */
    Decisions retelling() {
        return new Decisions(city, definitions, standing, dispatching.retelling(), turns, fingerprints);
    }

    Spot spot(Where where) {
        return switch (where) {
            case Where.At(var point) ->
                new Spot(city.locate(point).orElseThrow(() -> wrong("place", "field.outside-city")), point);
            case Where.In(var code) ->
                new Spot(
                        city.area(code)
                                .orElseThrow(() -> wrong("area", "field.unknown-area"))
                                .code(),
                        null);
        };
    }

    /** The first turn of a case that another system hands over: nobody's post is asked for. */
    Turn handOver(Report report, Instant now) {
        return start(report, spot(report.where()), now, Interpreter::handOver);
    }

    /** The first turn of a case. A report that may not be made starts no stream, so its refusal is thrown, not entered. */
    Turn start(Report report, Spot spot, Instant now) {
        return start(report, spot, now, (scenario, attempt) -> Interpreter.start(scenario, spot.area(), attempt));
    }

    private Turn start(Report report, Spot spot, Instant now, BiFunction<Scenario, Attempt, Outcome> interpreted) {
        checkClock(report.observedAt(), now);
        var scenario = definitions.forNew(report, now);
        var who = seats.of(report.actor());
        if (report.takenInFor() != null && who.seats().isEmpty()) {
            throw wrong("code", "field.only-in-office");
        }
        var attempt = new Attempt(scenario.flow().start().id(), who, report.fields(), report.attachments());
        return switch (interpreted.apply(scenario, attempt)) {
            case Outcome.TaskMoved _ -> throw new IllegalStateException("A report is no deed on a task");
            case Outcome.Moved moved -> started(scenario, report, spot, moved, occasion(report, now));
            case Outcome.Refused refused -> throw thrown(refused);
            case Outcome.NeedsSecondPerson second ->
                throw Turn.Refused.of(second).problem(0);
        };
    }

    /** The next turn of a running case. */
    Turn next(CaseFile file, List<Loaded.WrappedKey> keys, Command command, Instant now) {
        checkClock(command.observedAt(), now);
        var scenario = scenario(file);
        if (command.task() != null) {
            return onTask(file, scenario, keys, command, now);
        }
        var action =
                scenario.flow().action(command.action()).orElseThrow(() -> wrong("action", "field.unknown-action"));
        var attempt =
                new Attempt(action.id(), seats.of(command.actor(), file), command.fields(), command.attachments());
        var question = new Question(file, scenario, action, occasion(command, now));
        return turn(
                question,
                keys,
                Interpreter.interpret(
                        scenario, facts(file), attempt, question.occasion().now()));
    }

    /** A deed on a task of the case. */
    private Turn onTask(CaseFile file, Scenario scenario, List<Loaded.WrappedKey> keys, Command command, Instant now) {
        var attempt =
                new Attempt(command.action(), seats.of(command.actor(), file), command.fields(), command.attachments());
        var occasion = occasion(command, now);
        var number = Objects.requireNonNull(command.task());
        return switch (TaskSteps.interpret(scenario, facts(file), number, attempt)) {
            case Outcome.TaskMoved deed -> {
                var account = command.actor().account();
                var changed =
                        Map.<String, Object>of(deed.task().key(), deed.task().written());
                var after = file.with(file.standing().with(changed, deed.doneAs(), account));
                yield turns.task(scenario, after, deed, keys, occasion);
            }
            case Outcome.Moved _ -> throw new IllegalStateException("A deed on a task moves no case");
            case Outcome.Refused refused when !refused.faults().isEmpty() -> throw thrown(refused);
            case Outcome.Refused refused -> turns.refused(file, attempt.action(), Turn.Refused.of(refused), occasion);
            case Outcome.NeedsSecondPerson second ->
                turns.refused(file, attempt.action(), Turn.Refused.of(second), occasion);
        };
    }

    /** What the actor may do with the tasks of the case. */
    List<TaskOffer> taskOffers(CaseFile file, Actor actor) {
        return TaskSteps.offers(scenario(file), facts(file), seats.of(actor, file));
    }

    /** The joint work that the case waits for now. */
    Optional<Joint> joint(CaseFile file) {
        return Joint.of(scenario(file), facts(file));
    }

    /** The turn that a clock takes by itself when its time has passed. */
    Turn lapse(CaseFile file, String lapsing, Firing firing, Instant now) {
        var scenario = scenario(file);
        var action = scenario.flow().action(lapsing).orElseThrow();
        var digest = fingerprints.of(file.id().value(), firing.step().getBytes(StandardCharsets.UTF_8));
        var occasion = new Occasion(Actor.SYSTEM, new CommandId(firing.id()), digest, firing.due(), now);
        var attempt = Attempt.of(action.id(), Who.TIME);
        var question = new Question(file, scenario, action, occasion);
        return turn(question, List.of(), Interpreter.interpret(scenario, facts(file), attempt, occasion.now()));
    }

    /** The last turn of a case that another system kept. */
    Turn settle(CaseFile file, List<Loaded.WrappedKey> keys, Command command, Instant now) {
        var scenario = scenario(file);
        var action = scenario.flow().lastOfMainLine();
        var attempt =
                new Attempt(command.action(), seats.of(command.actor(), file), command.fields(), command.attachments());
        var question = new Question(file, scenario, action, occasion(command, now));
        return turn(question, keys, Interpreter.settle(scenario, facts(file), attempt));
    }

    private Turn turn(Question question, List<Loaded.WrappedKey> keys, Outcome outcome) {
        var action = question.action().id();
        return switch (outcome) {
            case Outcome.Moved moved -> moved(question, keys, moved);
            case Outcome.TaskMoved _ -> throw new IllegalStateException("A step is no deed on a task");
            case Outcome.Refused refused when !refused.faults().isEmpty() -> throw thrown(refused);
            case Outcome.Refused refused ->
                turns.refused(question.file(), action, Turn.Refused.of(refused), question.occasion());
            case Outcome.NeedsSecondPerson second ->
                turns.refused(question.file(), action, Turn.Refused.of(second), question.occasion());
        };
    }

    byte[] fingerprint(Report report) {
        return fingerprints.of(report.caseId().value(), report.body());
    }

    byte[] fingerprint(Command command) {
        return fingerprints.of(command.caseId().value(), command.body());
    }

    /** What the actor may do next, and the usual next step with the reason when it is somebody else's. */
    List<Offer> offers(CaseFile file, Actor actor, Instant now) {
        var scenario = scenario(file);
        var who = seats.of(actor, file);
        return Interpreter.offers(scenario, facts(file), who, now).stream()
                .filter(offer -> extending.mayBeTaken(scenario, file, offer, who, now))
                .toList();
    }

    private CaseFacts facts(CaseFile file) {
        var level = city.area(file.standing().area()).map(Area::level).orElse("");
        return file.facts(level);
    }

    /** Where the case stands, for those who fill in a form of its next step. */
    CaseFacts.Whereabouts whereabouts(CaseFile file) {
        return facts(file).whereabouts(scenario(file));
    }

    /** The definition that the case began with. */
    Scenario scenario(CaseFile file) {
        return definitions
                .scenarios()
                .exact(file.beginning().scenario(), file.beginning().scenarioVersion())
                .orElseThrow(() -> new IllegalStateException("Scenario %s@%s of a running case is not in the store"
                        .formatted(file.beginning().scenario(), file.beginning().scenarioVersion())));
    }

    private Turn started(Scenario scenario, Report report, Spot spot, Outcome.Moved step, Occasion occasion) {
        var place = scenario.place();
        var point = place.keepsPoint() ? spot.point() : null;
        var born = births.of(scenario, report, new Spot(spot.area(), place.open() ? point : null), step, occasion);
        var moved = step.with(born.kept());
        var matter = new Dispatching.Matter(born.area(), moved.department(), born.about());
        var assignment = assignment(moved, matter, Optional.empty());
        var standing = new CaseFile.Standing(
                moved.to(),
                born.area(),
                moved.department(),
                assignment.post(),
                moved.attributes(),
                Map.of(moved.action(), report.actor().account()),
                CaseFile.Check.NONE,
                1,
                List.of(),
                occasion.now(),
                moved.ended() ? occasion.now() : null);
        var file = new CaseFile(report.caseId(), Head.NONE, 0, born.beginning(), standing);
        var content = SealedAnswers.content(moved.sealed(), place.open() ? null : point, place.retention());
        return turns.moved(
                new Turns.Allowed(
                        scenario, file, moved, moved.department(), assignment.grounds(), content, Optional.empty()),
                List.of(),
                occasion);
    }

    private Turn moved(Question question, List<Loaded.WrappedKey> keys, Outcome.Moved step) {
        var file = question.file();
        var before = file.standing();
        var now = question.occasion().now();
        var refused = extending.refusal(question.scenario(), file, step, now);
        if (refused.isPresent()) {
            return turns.refused(file, step.action(), refused.get(), question.occasion());
        }
        var asked = asking.asked(step, file, now);
        if (asked.isEmpty()) {
            var refusal = Turn.Refused.because("nobody-there", before.state());
            return turns.refused(file, step.action(), refusal, question.occasion());
        }
        var moved = step.with(asked.get())
                .with(Calls.of(step, file, question.occasion().command()));
        var department = moved.department().or(before::department);
        var matter = new Dispatching.Matter(before.area(), department, file.about());
        var assignment = assignment(moved, matter, before.assignee());
        if (assignment.nobody()) {
            var refusal = Turn.Refused.because("nobody-there", before.state());
            return turns.refused(file, moved.action(), refusal, question.occasion());
        }
        var after = file.with(after(question, moved, assignment));
        var content = SealedAnswers.content(moved.sealed(), null, "");
        return turns.moved(
                new Turns.Allowed(
                        question.scenario(),
                        after,
                        moved,
                        before.department(),
                        assignment.grounds(),
                        content,
                        extending.deed(question.scenario(), file, step)),
                keys,
                question.occasion());
    }

    private static CaseFile.Standing after(Question question, Outcome.Moved moved, Assignment assignment) {
        var before = question.file().standing();
        var account = question.occasion().actor().account();
        var imported = question.file().beginning().origin() == Origin.IMPORTED;
        var now = imported
                ? question.occasion().observedAt()
                : question.occasion().now();
        var work = question.action().notAfter();
        var round = moved.newRound() ? Map.<String, AccountId>of() : before.doneBy();
        var ended = before.endedAt() == null ? now : before.endedAt();
        return new CaseFile.Standing(
                moved.to(),
                before.area(),
                moved.department().or(before::department),
                assignment.post(),
                CaseFile.merged(before.attributes(), moved.attributes()),
                CaseFile.adding(round, moved.action(), account),
                work.isEmpty() ? before.check() : CaseFile.Check.of(work, before.doneBy(), account),
                before.round() + (moved.newRound() ? 1 : 0),
                before.clocks(),
                now,
                moved.ended() ? ended : null);
    }

    private Assignment assignment(Outcome.Moved moved, Dispatching.Matter matter, Optional<PostId> present) {
        if (moved.assign().isEmpty()) {
            return new Assignment(present, Grounds.NONE, false);
        }
        var rule = moved.assign().get();
        var found = dispatching.find(rule, matter);
        return new Assignment(
                found.post(), found.grounds(), !rule.releases() && found.post().isEmpty());
    }

    private Occasion occasion(Report report, Instant now) {
        return new Occasion(report.actor(), report.id(), fingerprint(report), report.observedAt(), now);
    }

    private Occasion occasion(Command command, Instant now) {
        return new Occasion(command.actor(), command.id(), fingerprint(command), command.observedAt(), now);
    }

    private static void checkClock(Instant observedAt, Instant now) {
        if (observedAt.isAfter(now.plus(AHEAD))) {
            throw wrong("observedAt", "field.in-the-future");
        }
    }

    private static ProblemException thrown(Outcome.Refused refused) {
        return refused.faults().isEmpty()
                ? Turn.Refused.of(refused).problem(0)
                : new ProblemException(ScenarioProblem.FIELD_INVALID, refused.faults());
    }

    static ProblemException wrong(String path, String code) {
        return new ProblemException(ScenarioProblem.FIELD_INVALID, List.of(new Fault(path, code)));
    }
}
