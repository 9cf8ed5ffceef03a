package org.minqing.casework;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Scope;
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
     * One run of a clock.
     *
     * @param row the row of the clock's table that sets the limit, from 1, and what it asked of the case
     */
    public record Run(Clock clock, ClockRun run, int row, Map<String, String> because, Clock.Due limit, Due due) {}

    /**
     * The runs of all clocks, each with the shares of those who had the case while it ran.
     *
     * @param held by run, in the same order: every overdue moment is in exactly one share. Empty for those who have no
     *     work on the case: how long a post took is for itself and for those who assign
     */
    public record Reckoning(List<Run> runs, List<List<Share>> held, boolean provisional) {}

    /** All clocks of a case and who had it how long. */
    public Reckoning of(Actor actor, CaseId id) {
        var file = files.one(access.scope(actor, Verb.CASE_READ), id)
                .orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        access.require(actor, Verb.JOURNAL_READ, file.thing());
        var steps = new ArrayList<ClockRun.Happened>();
        var holdings = new ArrayList<Holding>();
        for (var entry : history.entries(id)) {
            var open = CanonicalJson.read(entry.draft().open());
            var at = at(file, entry);
            if (open.get("action") instanceof String action && !open.containsKey("refusal")) {
                steps.add(new ClockRun.Happened(action, String.valueOf(open.get("to")), at));
                holdings.add(new Holding(post(open.get("assignee")), at));
            }
        }
        return reckoning(file, steps, worksOnIt(actor, file) ? Optional.of(holdings) : Optional.empty());
    }

    private boolean worksOnIt(Actor actor, CaseFile file) {
        var scope = access.scope(actor, Verb.CASE_ACT);
        return new Scope(scope.grants(), Optional.empty(), scope.posts()).covers(file.thing());
    }

    private Reckoning reckoning(CaseFile file, List<ClockRun.Happened> steps, Optional<List<Holding>> holdings) {
        var clocks = new CaseClocks(time);
        var runs = clocks.reckoned(decisions.scenario(file), steps, file.openAnswers()).stream()
                .map(one -> new Run(
                        one.clock(),
                        one.run(),
                        one.decision().row(),
                        one.decision().because(),
                        one.decision().output(),
                        one.due()))
                .toList();
        var shares = new Shares(time.calendar());
        var held = runs.stream()
                .map(run -> holdings.map(all -> shares.of(
                                all,
                                run.run().began(),
                                run.due().at(),
                                run.run().ended().orElseGet(clock::instant)))
                        .orElse(List.of()))
                .toList();
        return new Reckoning(runs, held, runs.stream().anyMatch(run -> run.due().provisional()));
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
