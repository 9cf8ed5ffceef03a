package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.access.FixedAccess;
import org.minqing.access.Hand;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;
import org.minqing.scenario.AssignRule;
import org.minqing.scenario.AssignmentTable;
import org.minqing.scenario.By;
import org.minqing.workforce.Choice;
import org.minqing.workforce.Choice.Reason;

/** Which post gets a case, and what is said of the others. */
class DispatchingTest {

    private static final AreaCode TOWN = new AreaCode(990101001000000L);
    private static final By.Holder HANDLER = new By.Holder("handler", "town");
    private static final By.Holder NOBODYS = new By.Holder("handler", "village");
    private static final By.Holder OFFICER = new By.Holder("duty-officer", "town");

    private static final PostId WORKS = post(1);
    private static final PostId WORKS_TOO = post(2);
    private static final PostId GENERAL = post(3);
    private static final PostId DESK = post(9);

    private final Map<PostId, Optional<PostId>> away = new HashMap<>();
    private final Map<PostId, Integer> load = new HashMap<>();
    private final Set<PostId> onDuty = new HashSet<>();
    private final Set<PostId> sentBack = new HashSet<>();
    private final Dispatching dispatching = new Dispatching(
            new FixedAccess()
                    .holds(account(1), hand(WORKS, "handler", Optional.of("works")))
                    .holds(account(2), hand(WORKS_TOO, "handler", Optional.of("works")))
                    .holds(account(3), hand(GENERAL, "handler", Optional.empty()))
                    .holds(account(9), hand(DESK, "duty-officer", Optional.empty()))
                    .posts(),
            (rule, candidates, except) -> Choice.among(
                    rule,
                    candidates,
                    new Choice.Facts(Set.of(WORKS, WORKS_TOO, GENERAL, DESK), away, onDuty, load, Map.of(), except)));

    @Test
    void aLinkIsAskedOnlyWhenNobodyHoldsThePostsBeforeIt() {
        var found = find(AssignmentTable.Choice.FIRST, NOBODYS, HANDLER);

        assertThat(found.post()).contains(WORKS);
        assertThat(reasons(found)).containsExactly(Reason.NOBODY_THERE, Reason.CHOSEN, Reason.NOT_NEEDED);
        assertThat(found.grounds().considered().getFirst().post()).isNull();
    }

    @Test
    void ofSeveralAlikeWhoHasLessToDoIsChosenAndNoFigureIsSaid() {
        load.put(WORKS, 7);
        load.put(WORKS_TOO, 2);
        load.put(GENERAL, 0);

        var found = find(AssignmentTable.Choice.LEAST_LOAD, HANDLER);

        assertThat(found.post()).as("the department's own come first").contains(WORKS_TOO);
        assertThat(reasons(found)).containsExactly(Reason.MORE_TO_DO, Reason.CHOSEN);
        var open = new HashMap<String, Object>();
        found.grounds().write(open);
        assertThat(CanonicalJson.text(open)).doesNotContain("7").doesNotContain("load");
    }

    @Test
    void whoIsAwayIsFollowedToTheCoverAndWithoutOneTheNextIsAsked() {
        away.put(WORKS, Optional.of(GENERAL));
        var covered = find(AssignmentTable.Choice.FIRST, HANDLER);
        assertThat(covered.post()).contains(GENERAL);
        assertThat(covered.grounds().considered().getFirst())
                .isEqualTo(new Considered("handler", "town", WORKS, GENERAL, Reason.CHOSEN));

        away.put(WORKS, Optional.empty());
        var next = find(AssignmentTable.Choice.FIRST, HANDLER);
        assertThat(next.post()).contains(WORKS_TOO);
        assertThat(reasons(next)).containsExactly(Reason.AWAY, Reason.CHOSEN);
    }

    @Test
    void whoSentTheCaseBackIsPassedOverAlsoAsTheCoverOfAnother() {
        sentBack.add(WORKS_TOO);
        away.put(WORKS, Optional.of(WORKS_TOO));

        var found = find(AssignmentTable.Choice.LEAST_LOAD, HANDLER);

        assertThat(found.post())
                .as("the general posts come after the department's")
                .contains(GENERAL);
        assertThat(reasons(found)).containsExactly(Reason.SENT_IT_BACK, Reason.SENT_IT_BACK, Reason.CHOSEN);
    }

    @Test
    void whoIsOnDutyComesFirstAndWhereNobodyIsTheFirstWhoIsThere() {
        onDuty.add(GENERAL);
        assertThat(find(AssignmentTable.Choice.DUTY, HANDLER).post()).contains(GENERAL);

        onDuty.clear();
        sentBack.add(WORKS);
        var found = find(AssignmentTable.Choice.DUTY, HANDLER);
        assertThat(found.post()).contains(WORKS_TOO);
        assertThat(reasons(found)).containsExactly(Reason.SENT_IT_BACK, Reason.NOBODY_ON_DUTY, Reason.NOT_ON_DUTY);
    }

    @Test
    void theFallbackIsAskedLastAndWhenAllHaveSentItBackTheLastOfThemHasIt() {
        sentBack.addAll(Set.of(WORKS, WORKS_TOO, GENERAL));
        assertThat(find(AssignmentTable.Choice.FIRST, HANDLER).post()).contains(DESK);

        sentBack.add(DESK);
        var found = find(AssignmentTable.Choice.FIRST, HANDLER);
        assertThat(found.post()).contains(DESK);
        assertThat(reasons(found)).endsWith(Reason.SENT_IT_BACK, Reason.FALLBACK);
    }

    @Test
    void nobodyThereIsAResultAndSomebodyOnLeaveIsBetter() {
        var rule = new AssignRule(
                Optional.empty(),
                List.of(NOBODYS),
                List.of(),
                Set.of(),
                AssignmentTable.Choice.FIRST,
                Optional.empty());
        assertThat(dispatching
                        .find(rule, new Dispatching.Matter(TOWN, Optional.empty(), Optional.empty()))
                        .post())
                .isEmpty();
        assertThat(reasons(dispatching.find(rule, new Dispatching.Matter(TOWN, Optional.empty(), Optional.empty()))))
                .containsExactly(Reason.NOBODY_THERE);

        away.putAll(Map.of(
                WORKS, Optional.empty(),
                WORKS_TOO, Optional.empty(),
                GENERAL, Optional.empty(),
                DESK, Optional.empty()));
        assertThat(find(AssignmentTable.Choice.FIRST, HANDLER).post()).contains(DESK);
    }

    @Test
    void whatIsToldAfterwardsHangsOnNothingOfToday() {
        load.put(WORKS, 7);
        away.put(WORKS, Optional.of(DESK));

        var found = dispatching.retelling().find(rule(AssignmentTable.Choice.LEAST_LOAD, HANDLER), works());

        assertThat(found.post()).contains(WORKS);
    }

    @Test
    void groundsAreReadAsTheyWereWrittenAndOlderOnesToo() {
        away.put(WORKS, Optional.of(GENERAL));
        var grounds = find(AssignmentTable.Choice.TURN, NOBODYS, HANDLER).grounds();
        var open = new HashMap<String, Object>();
        grounds.write(open);
        assertThat(Grounds.read(CanonicalJson.read(CanonicalJson.text(open)))).isEqualTo(grounds);

        var older = CanonicalJson.read("""
                {"considered": [{"level": "village", "result": "nobody-there", "role": "handler"},
                  {"level": "town", "post": "%s", "result": "chosen", "role": "handler"}]}""".formatted(WORKS));
        assertThat(Grounds.read(older))
                .isEqualTo(new Grounds(
                        Optional.empty(),
                        List.of(
                                Considered.nobody(NOBODYS),
                                new Considered("handler", "town", WORKS, null, Reason.CHOSEN))));
    }

    private Dispatching.Found find(AssignmentTable.Choice choose, By.Holder... chain) {
        return dispatching.find(rule(choose, chain), works());
    }

    private AssignRule rule(AssignmentTable.Choice choose, By.Holder... chain) {
        var row = new AssignRule.TableRow("by-department", 4, Map.of("department", "works"));
        return new AssignRule(Optional.empty(), List.of(chain), List.of(OFFICER), sentBack, choose, Optional.of(row));
    }

    private static Dispatching.Matter works() {
        return new Dispatching.Matter(TOWN, Optional.of("works"), Optional.empty());
    }

    private static List<Reason> reasons(Dispatching.Found found) {
        return found.grounds().considered().stream().map(Considered::result).toList();
    }

    private static Hand hand(PostId post, String role, Optional<String> department) {
        return new Hand(post, role, "town", TOWN, AreaRanges.of(TOWN.value(), TOWN.value() + 999_999), department);
    }

    private static AccountId account(int number) {
        return new AccountId(new UUID(1, number));
    }

    private static PostId post(int number) {
        return new PostId(new UUID(0, number));
    }
}
