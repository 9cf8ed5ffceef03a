package org.minqing.workforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.minqing.kernel.PostId;
import org.minqing.workforce.Choice.Facts;
import org.minqing.workforce.Choice.Reason;
import org.minqing.workforce.Choice.Rule;

/** Which post takes a case, and what is said of the others. */
class ChoiceTest {

    private static final PostId ONE = post(1);
    private static final PostId TWO = post(2);
    private static final PostId THREE = post(3);
    private static final PostId LAST = post(99);

    @Test
    void theFirstOnDutyTakesIt() {
        var facts = facts(Map.of(), Set.of(TWO, THREE), Map.of(), Map.of());
        var chosen = Choice.choose(Rule.DUTY, List.of(ONE, TWO, THREE), facts, LAST);
        assertThat(chosen.post()).isEqualTo(TWO);
        assertThat(chosen.looks())
                .extracting(Choice.Look::reason)
                .containsExactly(Reason.NOT_ON_DUTY, Reason.CHOSEN, Reason.NOT_NEEDED);
    }

    @Test
    void whoHasTheLeastToDoTakesItAndNoLineSaysHowMuchAnybodyHas() {
        var facts = facts(Map.of(), Set.of(), Map.of(ONE, 5, TWO, 2, THREE, 2), Map.of());
        var chosen = Choice.choose(Rule.LEAST_LOAD, List.of(ONE, TWO, THREE), facts, LAST);
        assertThat(chosen.post()).isEqualTo(TWO);
        assertThat(chosen.looks())
                .extracting(Choice.Look::reason)
                .containsExactly(Reason.MORE_TO_DO, Reason.CHOSEN, Reason.MORE_TO_DO);
        assertThat(chosen.looks().toString()).doesNotContain("5");
    }

    @Test
    void whoWasNeverInTurnComesFirst() {
        var noon = Instant.parse("2026-11-23T04:00:00Z");
        var facts = facts(Map.of(), Set.of(), Map.of(), Map.of(ONE, noon, TWO, noon.minusSeconds(60)));
        assertThat(Choice.choose(Rule.TURN, List.of(ONE, TWO, THREE), facts, LAST)
                        .post())
                .isEqualTo(THREE);
        assertThat(Choice.choose(Rule.TURN, List.of(ONE, TWO), facts, LAST).post())
                .isEqualTo(TWO);
    }

    @Test
    void theCoverOfACoverStandsIn() {
        var facts = facts(Map.of(ONE, Optional.of(TWO), TWO, Optional.of(THREE)), Set.of(), Map.of(), Map.of());
        var chosen = Choice.choose(Rule.LEAST_LOAD, List.of(ONE), facts, LAST);
        assertThat(chosen.post()).isEqualTo(THREE);
        assertThat(chosen.looks()).containsExactly(new Choice.Look(ONE, Optional.of(THREE), Reason.CHOSEN));
    }

    @Test
    void theFallbackAnswersWhenNobodyElseCan() {
        var away = Map.of(ONE, Optional.<PostId>empty(), TWO, Optional.of(THREE), THREE, Optional.of(TWO));
        var chosen = Choice.choose(Rule.TURN, List.of(ONE, TWO), facts(away, Set.of(), Map.of(), Map.of()), LAST);
        assertThat(chosen.post()).isEqualTo(LAST);
        assertThat(chosen.looks())
                .extracting(Choice.Look::reason)
                .containsExactly(Reason.AWAY, Reason.COVERS_GO_ROUND, Reason.FALLBACK);
    }

    @Property(tries = 1_000)
    void nobodyOnLeaveWithoutACoverIsChosenAndTheAnswerIsAlwaysTheSame(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 6) int candidates, @ForAll Rule rule) {
        var random = new Random(seed);
        var all = IntStream.range(0, 8).mapToObj(ChoiceTest::post).toList();
        var facts = random(random, all);
        var asked = new ArrayList<>(all.subList(0, candidates));
        Collections.shuffle(asked, random);

        var chosen = Choice.choose(rule, asked, facts, LAST);

        assertThat(chosen).isEqualTo(Choice.choose(rule, asked, facts, LAST));
        var isFallback = chosen.looks().getLast().reason() == Reason.FALLBACK;
        assertThat(chosen.looks()).hasSize(asked.size() + (isFallback ? 1 : 0));
        assertThat(chosen.looks().stream().filter(look -> look.reason() == Reason.CHOSEN))
                .hasSize(isFallback ? 0 : 1);
        if (isFallback) {
            assertThat(chosen.post()).isEqualTo(LAST);
            return;
        }
        assertThat(facts.held()).contains(chosen.post());
        assertThat(facts.away()).doesNotContainKey(chosen.post());
        assertThat(facts.sentBack()).doesNotContain(chosen.post());
        assertThat(reachable(asked, facts)).contains(chosen.post());
        if (rule == Rule.DUTY) {
            assertThat(facts.onDuty()).contains(chosen.post());
        }
    }

    @Test
    void everyReasonHasItsWordsInBothLanguages() {
        for (var reason : Reason.values()) {
            assertThat(ChoiceWords.of(reason, Locale.CHINESE)).matches("\\p{IsHan}.*");
            assertThat(ChoiceWords.of(reason, Locale.ENGLISH)).matches("[A-Z][a-z].*\\.");
        }
    }

    private static Facts random(Random random, List<PostId> all) {
        var away = new HashMap<PostId, Optional<PostId>>();
        var load = new HashMap<PostId, Integer>();
        var turns = new HashMap<PostId, Instant>();
        var held = new HashSet<PostId>();
        var onDuty = new HashSet<PostId>();
        var sentBack = new HashSet<PostId>();
        for (var post : all) {
            if (random.nextInt(10) < 4) {
                away.put(
                        post,
                        random.nextInt(10) < 3 ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size()))));
            }
            load.put(post, random.nextInt(4));
            turns.put(post, Instant.ofEpochSecond(random.nextInt(5)));
            addSometimes(random, 9, held, post);
            addSometimes(random, 5, onDuty, post);
            addSometimes(random, 2, sentBack, post);
        }
        return new Facts(held, away, onDuty, load, turns, sentBack);
    }

    private static void addSometimes(Random random, int inTen, Set<PostId> some, PostId post) {
        if (random.nextInt(10) < inTen) {
            some.add(post);
        }
    }

    /** The candidates and everybody behind them, however long the covers go on. */
    private static Set<PostId> reachable(List<PostId> candidates, Facts facts) {
        var reached = new HashSet<>(candidates);
        for (var step = 0; step < facts.away().size(); step++) {
            for (var post : Set.copyOf(reached)) {
                facts.away().getOrDefault(post, Optional.empty()).ifPresent(reached::add);
            }
        }
        return reached;
    }

    private static Facts facts(
            Map<PostId, Optional<PostId>> away,
            Set<PostId> onDuty,
            Map<PostId, Integer> load,
            Map<PostId, Instant> lastAssigned) {
        return new Facts(Set.of(ONE, TWO, THREE, LAST), away, onDuty, load, lastAssigned, Set.of());
    }

    private static PostId post(int number) {
        return new PostId(new UUID(0, number));
    }
}
