package org.minqing.casework;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Verb;
import org.minqing.deadline.CityTime;
import org.minqing.deadline.Due;
import org.minqing.deadline.Holding;
import org.minqing.deadline.Share;
import org.minqing.deadline.Shares;
import org.minqing.journal.Entry;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.minqing.scenario.Clock;
import org.minqing.scenario.ClockRun;
import org.minqing.scenario.Limit;
import org.minqing.scenario.Task;
import org.minqing.scenario.Texts;
import org.springframework.stereotype.Service;

/**
 * Until when, and why then: worked out anew from the entries of the case and the calendar of the city, so that it can be
 * held against what was said before.
 */
@Service
public class CaseDeadlines {

    private final CaseFiles files;
    private final Access access;
    private final Decisions decisions;
    private final CaseHistory history;
    private final CityTime time;
    private final InstantSource clock;

    CaseDeadlines(
            CaseFiles files,
            Access access,
            Decisions decisions,
            CaseHistory history,
            CityTime time,
            InstantSource clock) {
        this.files = files;
        this.access = access;
        this.decisions = decisions;
        this.history = history;
        this.time = time;
        this.clock = clock;
    }

    /**
     * One run of a clock of the case, or the limit of one of its tasks.
     *
     * @param clock its id; the kind of the task
     * @param task the number of the task whose limit it is
     * @param ended when it was over; a task is over when it was answered, declined or taken back
     * @param row the row of the clock's table that sets the limit, from 1, and what it asked of the case; a task has one
     * @param inside where the clock lies and how its time can grow, as the scenario writes it
     */
    public record Run(
            String clock,
            Texts names,
            Optional<Integer> task,
            Instant began,
            Optional<Instant> ended,
            int row,
            Map<String, String> because,
            Limit limit,
            Texts source,
            Inside inside,
            Due due) {}

    /**
     * Where a clock lies among others, and how its time can grow.
     *
     * @param within the clock around it: what stops that one stops this one, and this one is never due later
     * @param perDepartment whether this run ends, and another one with the whole time begins, when the case goes to another department
     * @param extension how more time is given; with {@code askedBy} only when whoever has the case has asked for it
     */
    public record Inside(Optional<String> within, boolean perDepartment, Optional<Clock.Extension> extension) {

        /** Of a task: it lies in no clock and is not extended. */
        static final Inside NOTHING = new Inside(Optional.empty(), false, Optional.empty());

        static Inside of(Clock clock) {
            return new Inside(clock.within(), clock.perDepartment(), clock.extension());
        }
    }

    /**
     * The runs of all clocks and the limits of all tasks, each with the shares of those who had the case or the task while it
     * ran.
     *
     * @param held by run, in the same order: every overdue moment is in exactly one share. Empty for those who have no
     *     work on the case: how long a post took is for itself and for those who assign
     */
    public record Reckoning(List<Run> runs, List<List<Share>> held, boolean provisional) {}

    /** What the entries of a case tell of its time: its steps, who had it from when, and when each task was over. */
    private record Told(List<ClockRun.Happened> steps, List<Holding> holdings, Map<Integer, Instant> settled) {}

    /** All clocks of a case and who had it how long. */
    public Reckoning of(Actor actor, CaseId id) {
        var file = files.one(access.scope(actor, Verb.CASE_READ), id)
                .orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        access.require(actor, Verb.JOURNAL_READ, file.thing());
        var told = told(file);
        var runs = Stream.concat(runs(file, told), tasks(file, told)).toList();
        var shown = worksOnIt(actor, file);
        var held = runs.stream()
                .map(run -> shown ? shares(file, run, told.holdings()) : List.<Share>of())
                .toList();
        return new Reckoning(runs, held, runs.stream().anyMatch(run -> run.due().provisional()));
    }

    private Told told(CaseFile file) {
        var told = new Told(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        for (var entry : history.entries(file.id())) {
            var open = CanonicalJson.read(entry.draft().open());
            var at = at(file, entry);
            if (open.containsKey("action") && !open.containsKey("refusal")) {
                told.steps().add(OpenPart.happened(open, at));
                told.holdings().add(new Holding(post(open.get("assignee")), at));
            }
            Task.in(OpenPart.kept(open)).stream()
                    .filter(task -> !task.isOpen())
                    .forEach(task -> told.settled().putIfAbsent(task.number(), at));
        }
        return told;
    }

    private boolean worksOnIt(Actor actor, CaseFile file) {
        return access.scope(actor, Verb.CASE_ACT).byPost().covers(file.thing());
    }

    private Stream<Run> runs(CaseFile file, Told told) {
        return new CaseClocks(time)
                .reckoned(decisions.scenario(file), told.steps(), file.openAnswers()).stream()
                        .map(one -> new Run(
                                one.clock().id(),
                                one.clock().names(),
                                Optional.empty(),
                                one.run().began(),
                                one.run().ended(),
                                one.decision().row(),
                                one.decision().because(),
                                one.decision().output().limit(),
                                one.decision().output().source(),
                                Inside.of(one.clock()),
                                one.due()));
    }

    private Stream<Run> tasks(CaseFile file, Told told) {
        return new TaskClocks(new CaseClocks(time))
                .reckoned(decisions.scenario(file), file).stream()
                        .map(one -> new Run(
                                one.part().id(),
                                one.part().names(),
                                Optional.of(one.task().number()),
                                one.task().askedAt(),
                                Optional.ofNullable(
                                        told.settled().get(one.task().number())),
                                1,
                                Map.of(),
                                one.within().limit(),
                                one.within().source(),
                                Inside.NOTHING,
                                one.due()));
    }

    /** Whoever had the case has its clocks; the limit of a task is that of the post that was asked, however long. */
    private List<Share> shares(CaseFile file, Run run, List<Holding> holdings) {
        var asked = file.tasks().stream()
                .filter(task ->
                        run.task().filter(number -> number == task.number()).isPresent())
                .map(task -> new Holding(Optional.of(task.post()), task.askedAt()))
                .toList();
        return new Shares(time.calendar())
                .of(
                        asked.isEmpty() ? holdings : asked,
                        run.began(),
                        run.due().at(),
                        run.ended().orElseGet(clock::instant));
    }

    /** What another system kept happened when it was seen there; all else when it was recorded here. */
    private static Instant at(CaseFile file, Entry entry) {
        return file.beginning().origin() == Origin.IMPORTED
                ? entry.draft().observedAt()
                : entry.draft().recordedAt();
    }

    private static Optional<PostId> post(@Nullable Object written) {
        return Optional.ofNullable(written).map(post -> new PostId(UUID.fromString(post.toString())));
    }
}
