package org.minqing.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.minqing.access.Hand;
import org.minqing.access.Standing;
import org.minqing.kernel.Actor;
import org.minqing.scenario.Action;
import org.minqing.scenario.By;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Scenarios;
import org.minqing.scenario.State;
import org.springframework.stereotype.Component;

/**
 * What cases wait for, as a condition of the list. Read from the scenarios of now: a case that runs on an older version is
 * found by the states that both have.
 */
@Component
class Needs {

    private final Scenarios scenarios;
    private final Standing standing;

    Needs(Scenarios scenarios, Standing standing) {
        this.scenarios = scenarios;
        this.standing = standing;
    }

    CaseLists.Condition condition(Actor actor, CaseQuery.Need need) {
        return switch (need) {
            case ANYTHING -> new CaseLists.Condition("f.ended_at is null", Map.of());
            case UNASSIGNED -> unassigned();
            case APPROVAL -> approval(actor);
        };
    }

    private CaseLists.Condition unassigned() {
        var states = scenarios.all().stream()
                .flatMap(scenario -> scenario.flow().states().stream())
                .filter(state -> state.kind() == State.Kind.NEW || state.kind() == State.Kind.WORK)
                .map(State::id)
                .distinct()
                .toArray(String[]::new);
        return new CaseLists.Condition(
                "f.ended_at is null and f.assignee is null and f.state = any(:need_states)",
                Map.of("need_states", states));
    }

    /** Steps that are kept from whoever did the one before, as far as a post of the actor may take them. */
    private CaseLists.Condition approval(Actor actor) {
        var alternatives = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        parameters.put("need_account", actor.account().value().toString());
        for (var scenario : scenarios.all()) {
            for (var action : scenario.flow().actions()) {
                if (action.notAfter().isEmpty()) {
                    continue;
                }
                standing.hands(actor).stream()
                        .filter(hand -> isFor(action, hand))
                        .forEach(hand -> alternatives.add(waiting(scenario, action, hand, parameters)));
            }
        }
        var any = alternatives.isEmpty() ? "false" : String.join(" or ", alternatives);
        return new CaseLists.Condition("f.ended_at is null and (" + any + ")", parameters);
    }

    private static boolean isFor(Action action, Hand hand) {
        return action.by().contains(new By.Holder(hand.role(), hand.level()));
    }

    private static String waiting(Scenario scenario, Action action, Hand hand, Map<String, Object> parameters) {
        var name = "need_" + parameters.size();
        parameters.put(name + "_scenario", scenario.id());
        parameters.put(name + "_states", action.from().toArray(String[]::new));
        parameters.put(name + "_before", action.notAfter().toArray(String[]::new));
        var areas = hand.ranges().ranges().stream()
                .map(range -> "f.area_now between %d and %d".formatted(range.from(), range.to()))
                .collect(Collectors.joining(" or ", "(", ")"));
        return """
                (f.scenario = :%1$s_scenario and f.state = any(:%1$s_states) and %2$s and not exists (
                    select from jsonb_each_text(f.done_by) d
                    where d.key = any(:%1$s_before) and d.value = :need_account))""".formatted(name, areas);
    }
}
