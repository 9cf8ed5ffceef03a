package org.minqing.casework;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.StableId;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.casework.CaseQuery.Between;
import org.minqing.deadline.TimeLimit;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.Problem;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.UuidV7;
import org.springframework.stereotype.Service;

/**
 * One question to whoever has the cases of an area, each answered for itself. The command of each case follows from the
 * command of the round, so that a round that is sent again asks nobody twice.
 */
@Service
public class SupervisionRound {

    /** The most cases of one round; what is beyond is said and not asked. */
    static final int MOST = 200;

    private static final Instant ANY_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final Access access;
    private final City city;
    private final CaseSurveys surveys;
    private final Supervising supervising;
    private final InstantSource clock;

    SupervisionRound(Access access, City city, CaseSurveys surveys, Supervising supervising, InstantSource clock) {
        this.access = access;
        this.city = city;
        this.surveys = surveys;
        this.supervising = supervising;
        this.clock = clock;
    }

    /**
     * A round.
     *
     * @param overdueOnly only cases whose time has passed; else all whose clock runs
     */
    public record Wanted(
            CommandId id,
            Actor actor,
            AreaCode area,
            Set<String> scenarios,
            boolean overdueOnly,
            String text,
            TimeLimit limit,
            byte[] body) {}

    /** What came of one case: asked, or why not. */
    public record Result(CaseId caseId, Optional<Problem> refused) {}

    /**
     * What came of a round.
     *
     * @param left cases beyond those that one round takes
     */
    public record Outcome(List<Result> results, long left) {}

    /** Whether the actor may ask about cases in this area at all, for showing what may be done. */
    public boolean mayAsk(Actor actor, AreaCode area) {
        var within = city.ranges(area);
        return access.scope(actor, Verb.CASE_SUPERVISE).grants().stream()
                .anyMatch(grant -> !grant.ranges().intersect(within).isEmpty());
    }

    /** Asks about the cases that are so now, the first due first. */
    public Outcome ask(Wanted wanted) {
        if (!mayAsk(wanted.actor(), wanted.area())) {
            throw new ProblemException(AccessProblem.ACCESS_DENIED);
        }
        var now = clock.instant();
        var between = new Between(Instant.EPOCH, wanted.overdueOnly() ? now : ANY_TIME);
        var query = new CaseQuery(
                Optional.of(wanted.area()),
                wanted.scenarios(),
                Set.of(),
                Set.of(),
                false,
                Optional.of(between),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                null,
                MOST);
        var page = surveys.page(wanted.actor(), query);
        var results = page.items().stream().map(file -> one(wanted, file.id())).toList();
        return new Outcome(results, page.total() - results.size());
    }

    private Result one(Wanted wanted, CaseId id) {
        var ask = new Supervising.Wish.Ask(wanted.text(), wanted.limit());
        try {
            supervising.act(new Supervising.Command(id, command(wanted.id(), id), wanted.actor(), ask, wanted.body()));
            return new Result(id, Optional.empty());
        } catch (ProblemException refused) {
            return new Result(id, Optional.of(refused.problem()));
        }
    }

    private static CommandId command(CommandId round, CaseId id) {
        var words = StableId.of("supervision", round.toString(), id.toString());
        var chance = new SplittableRandom(words.getLeastSignificantBits());
        return new CommandId(UuidV7.at(UuidV7.timeOf(round.value()), chance));
    }
}
