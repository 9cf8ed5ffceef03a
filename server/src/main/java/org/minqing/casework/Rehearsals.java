package org.minqing.casework;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.minqing.access.Access;
import org.minqing.access.Posts;
import org.minqing.access.Scope;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.ProblemException;
import org.minqing.scenario.Action;
import org.minqing.scenario.AssignRule.TableRow;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.ScenarioProblem;
import org.minqing.scenario.Scenarios;
import org.springframework.stereotype.Service;

/**
 * What would have become of the cases of the last weeks if another definition had said where they go. Both definitions are
 * asked the same way: by the answers as they stand, by who holds which post now, and the first of several alike, so that
 * only the tables make a difference and not who happened to have how much to do.
 */
@Service
public class Rehearsals {

    /** How many cases are looked at, the newest first. */
    static final int MOST = 20_000;

    private static final int EXAMPLES = 20;

    private static final String TAKEN = """
            select %s from casework.case_file f
            where f.scenario = :scenario and f.reported_at >= :since
              and exists (select 1 from jsonb_object_keys(f.done_by) as done (action) where done.action = any (:actions))
            order by f.id desc limit :most
            """.formatted(CaseRows.COLUMNS);

    private final Access access;
    private final City city;
    private final Scenarios scenarios;
    private final Posts posts;
    private final ScopedStatements statements;
    private final InstantSource clock;
    private final Dispatching dispatching;

    Rehearsals(
            Access access,
            City city,
            Scenarios scenarios,
            Posts posts,
            ScopedStatements statements,
            InstantSource clock) {
        this.access = access;
        this.city = city;
        this.scenarios = scenarios;
        this.posts = posts;
        this.statements = statements;
        this.clock = clock;
        this.dispatching = new Dispatching(posts, Choosing.first());
    }

    /**
     * What would change.
     *
     * @param cases how many were looked at
     * @param complete false where there were more than are looked at
     * @param same how many would have gone to the same post
     * @param changes the most frequent first
     * @param open whether whoever asked may list these cases anyway
     */
    public record Rehearsed(
            String from,
            String to,
            Instant since,
            int cases,
            boolean complete,
            int same,
            List<Change> changes,
            boolean open) {}

    /** Cases that an action would have sent another way, and the newest of them. */
    public record Change(String action, Optional<Way> before, Optional<Way> after, int cases, List<CaseId> examples) {

        /** Which action and which ways, as a text by which changes can be told apart whatever their number. */
        public String ways() {
            return action + " " + before + " " + after;
        }
    }

    /** Where cases go: by which row, to posts of which role, level and department. */
    public record Way(Optional<TableRow> row, String role, String level, Optional<String> department) {}

    /** Refuses whoever may not publish: a draft is not yet for everybody. */
    public void permit(Actor actor) {
        access.require(
                actor, Verb.SCENARIO_PUBLISH, Thing.at(city.roots().getFirst().code()));
    }

    /** Asks what the draft would change of the cases reported in so many days until now. */
    public Rehearsed rehearse(Actor actor, Scenario draft, Duration back) {
        permit(actor);
        var current = scenarios.current(draft.id()).orElseThrow(() -> new ProblemException(ScenarioProblem.UNKNOWN));
        var since = clock.instant().minus(back);
        var actions = current.flow().actions().stream()
                .map(Action::id)
                .filter(action -> current.lookedFor(action, Map.of()).isPresent())
                .toList();
        var files = taken(access.scope(actor, Verb.SCENARIO_PUBLISH), draft.id(), since, actions);
        var complete = files.size() <= MOST;
        var looked = complete ? files : files.subList(0, MOST);
        var counts = new Counts();
        for (var file : looked) {
            actions.stream()
                    .filter(action -> file.standing().doneBy().containsKey(action))
                    .forEach(action ->
                            counts.add(file, action, found(current, action, file), found(draft, action, file)));
        }
        return new Rehearsed(
                current.version(),
                draft.version(),
                since,
                looked.size(),
                complete,
                counts.same,
                counts.changes(),
                access.seesCases(
                        actor, draft.scenarioClass(), city.roots().getFirst().code()));
    }

    private List<CaseFile> taken(Scope scope, String scenario, Instant since, List<String> actions) {
        var parameters = Map.of(
                "scenario",
                scenario,
                "since",
                since.atOffset(ZoneOffset.UTC),
                "actions",
                actions.toArray(String[]::new),
                "most",
                MOST + 1);
        return statements.select(scope, TAKEN, parameters, (row, number) -> CaseRows.map(row));
    }

    private Dispatching.Found found(Scenario scenario, String action, CaseFile file) {
        return scenario.lookedFor(action, file.openAnswers())
                .map(rule -> dispatching.find(
                        rule,
                        new Dispatching.Matter(
                                file.standing().area(), file.standing().department(), file.about())))
                .orElse(new Dispatching.Found(Optional.empty(), Grounds.NONE));
    }

    /** Cases by the way that they went and the way that they would go. */
    private final class Counts {

        private record Ways(String action, Optional<Way> before, Optional<Way> after) {}

        private final Map<Ways, List<CaseId>> changed = new LinkedHashMap<>();
        private int same;

        private void add(CaseFile file, String action, Dispatching.Found before, Dispatching.Found after) {
            if (Objects.equals(before.post(), after.post())) {
                same++;
                return;
            }
            changed.computeIfAbsent(new Ways(action, way(before), way(after)), _ -> new ArrayList<>())
                    .add(file.id());
        }

        private Optional<Way> way(Dispatching.Found found) {
            return found.post()
                    .flatMap(posts::hand)
                    .map(hand -> new Way(found.grounds().row(), hand.role(), hand.level(), hand.department()));
        }

        private List<Change> changes() {
            return changed.entrySet().stream()
                    .map(entry -> {
                        var ways = entry.getKey();
                        var cases = entry.getValue();
                        var examples = cases.stream().limit(EXAMPLES).toList();
                        return new Change(ways.action(), ways.before(), ways.after(), cases.size(), examples);
                    })
                    .sorted((a, b) -> Integer.compare(b.cases(), a.cases()))
                    .toList();
        }
    }
}
