package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.access.FixedAccess;
import org.minqing.access.Hand;
import org.minqing.access.Unit;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;
import org.minqing.scenario.AssignRule;
import org.minqing.scenario.AssignmentTable;
import org.minqing.scenario.By;
import org.minqing.workforce.Choice;
import org.minqing.workforce.Choice.Reason;

/** A case about a unit goes to nobody who acts for it, and climbs where nobody else is left. */
class DispatchingAboutTest {

    private static final AreaCode TOWN = new AreaCode(990101001000000L);
    private static final AreaCode COUNTY = new AreaCode(990101000000000L);
    private static final By.Holder HANDLER = new By.Holder("handler", "town");
    private static final By.Holder OFFICER = new By.Holder("officer", "town");

    private static final PostId ROADS = post(1);
    private static final PostId WATER = post(2);
    private static final PostId DESK = post(3);
    private static final PostId ABOVE = post(4);
    private static final PostId BOTH_DESK = post(5);

    private final Map<PostId, Optional<PostId>> away = new HashMap<>();
    private final Dispatching dispatching = new Dispatching(
            new FixedAccess()
                    .holds(account(1), hand(ROADS, "handler", TOWN, Optional.of("roads")))
                    .holds(account(2), hand(WATER, "handler", TOWN, Optional.of("water")))
                    .holds(account(3), hand(DESK, "officer", TOWN, Optional.empty()))
                    .holds(account(4), hand(ABOVE, "officer", COUNTY, Optional.empty()))
                    .posts(),
            (rule, candidates, except) -> Choice.among(
                    rule,
                    candidates,
                    new Choice.Facts(
                            Set.of(ROADS, WATER, DESK, ABOVE, BOTH_DESK), away, Set.of(), Map.of(), Map.of(), except)));

    @Test
    void theDepartmentComplainedOfIsPassedOverAndTheReasonSaysWhy() {
        var found = find("roads", Optional.of(unit("roads", "")), HANDLER, OFFICER);

        assertThat(found.post()).contains(DESK);
        assertThat(reasons(found)).containsExactly(Reason.CONCERNED, Reason.CHOSEN);
        assertThat(find("roads", Optional.empty(), HANDLER, OFFICER).post())
                .as("about nobody")
                .contains(ROADS);
        assertThat(find("water", Optional.of(unit("roads", "")), HANDLER, OFFICER)
                        .post())
                .as("another department")
                .contains(WATER);
    }

    @Test
    void whoeverIsComplainedOfGetsItNeitherAsACoverNorBecauseEverybodyElseSentItBack() {
        away.put(WATER, Optional.of(ROADS));

        var found = find("water", Optional.of(unit("roads", "")), HANDLER);

        assertThat(found.post()).isEmpty();
        assertThat(reasons(found)).containsExactly(Reason.CONCERNED, Reason.CONCERNED);
    }

    @Test
    void whereNobodyOfTheRuleIsLeftItClimbsToTheSameRoleAbove() {
        var found = find("roads", Optional.of(unit("", "")), HANDLER, OFFICER);

        assertThat(found.post()).contains(ABOVE);
        assertThat(found.grounds().considered().getLast())
                .isEqualTo(new Considered("officer", "county", ABOVE, null, Reason.CHOSEN));
    }

    @Test
    void aPersonActsForTheirUnitInAnotherPostToo() {
        var both = new FixedAccess()
                .holds(account(7), hand(BOTH_DESK, "officer", TOWN, Optional.empty()))
                .holds(account(7), hand(ROADS, "handler", TOWN, Optional.of("roads")))
                .posts();

        assertThat(both.actingFor(unit("roads", ""))).containsExactlyInAnyOrder(ROADS, BOTH_DESK);
        assertThat(both.actingFor(unit("", "officer"))).containsExactlyInAnyOrder(ROADS, BOTH_DESK);
        assertThat(both.actingFor(unit("water", ""))).isEmpty();
    }

    private Dispatching.Found find(String department, Optional<Unit> about, By.Holder... chain) {
        var rule = new AssignRule(
                Optional.empty(), List.of(chain), List.of(), Set.of(), AssignmentTable.Choice.FIRST, Optional.empty());
        return dispatching.find(rule, new Dispatching.Matter(TOWN, Optional.of(department), about));
    }

    private static Unit unit(String department, String role) {
        return Unit.read(TOWN + "/" + department + "/" + role);
    }

    private static List<Reason> reasons(Dispatching.Found found) {
        return found.grounds().considered().stream().map(Considered::result).toList();
    }

    private static Hand hand(PostId post, String role, AreaCode area, Optional<String> department) {
        var level = area.equals(TOWN) ? "town" : "county";
        var width = area.equals(TOWN) ? 999_999L : 999_999_999L;
        return new Hand(post, role, level, area, AreaRanges.of(area.value(), area.value() + width), department);
    }

    private static AccountId account(int number) {
        return new AccountId(new UUID(1, number));
    }

    private static PostId post(int number) {
        return new PostId(new UUID(0, number));
    }
}
