package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.minqing.kernel.PostId;
import org.minqing.workforce.Choice;

/**
 * Everybody who gets a case says that it is not theirs as long as they may, and the desk passes it on, lets it stay or does
 * not decide: it changes hands once for each unit and no further, and somebody answers for it all the time.
 */
class PingPongTest {

    private static final Instant MORNING = Instant.parse("2026-11-23T01:00:00Z");

    /** Who can get a case of a grid: the handlers, the officer of its village and, as the fallback, two duty officers. */
    private static final int OTHERS = 5;

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void aCaseIsSentRoundAtMostOnceForEachUnitAndAlwaysHasAnOwner(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 6) int more) {
        var random = new Random(seed);
        var casework = new PureCasework(choosing(random), handlers(more));
        var units = more + OTHERS;
        var telling = casework.begin("resident", "round " + seed, MORNING);

        var round = sentRound(casework, telling, random, 10 * units);

        assertThat(telling.file().standing().state())
                .as("nobody may object any more")
                .isIn("dispatched", "settled");
        assertThat(round.objected()).hasSizeBetween(1, units).doesNotHaveDuplicates();
        assertThat(round.hands()).hasSizeLessThanOrEqualTo(units + 2);
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void aCaseThatIsAlwaysPassedOnEndsWithOneWhoHasObjected(@ForAll long seed) {
        var random = new Random(seed);
        var casework = new PureCasework(choosing(random), handlers(3));
        var telling = casework.begin("resident", "passed " + seed, MORNING);
        var now = MORNING;
        var hands = new ArrayList<PostId>();

        for (var step = 0; step < 200; step++) {
            now = now.plus(Duration.ofMinutes(7));
            var next = next(casework, telling.file(), now, List.of("accept", "dispatch", "return", "pass-on"));
            if (next.isEmpty()) {
                break;
            }
            take(casework, telling, next.get(), now);
            if (Set.of("dispatch", "pass-on").contains(next.get().action())) {
                hands.add(assignee(telling));
            }
        }

        assertThat(hands.getLast())
                .as("it stays with one who has had it before")
                .isIn(hands.subList(0, hands.size() - 1));
        assertThat(hands.subList(0, hands.size() - 1)).doesNotHaveDuplicates();
    }

    /** Who objected, and who had the case one after the other. */
    private record Round(List<PostId> objected, List<PostId> hands) {}

    private static Round sentRound(PureCasework casework, Telling telling, Random random, int most) {
        var now = MORNING;
        var objected = new ArrayList<PostId>();
        var hands = new ArrayList<PostId>();
        for (var step = 0; step < most; step++) {
            now = now.plus(Duration.ofMinutes(7));
            if (isObjected(telling) && random.nextInt(4) == 0) {
                now = due(telling.file());
                casework.lapse(telling, "object", now);
            } else {
                var decision = random.nextBoolean() ? "pass-on" : "stay";
                var next = next(casework, telling.file(), now, List.of("accept", "dispatch", "return", decision));
                if (next.isEmpty()) {
                    break;
                }
                var before = telling.file().standing().assignee();
                take(casework, telling, next.get(), now);
                if (isObjected(telling)) {
                    objected.add(assignee(telling));
                    assertThat(before)
                            .as("who has it answers for it until it is decided")
                            .contains(assignee(telling));
                }
            }
            var has = telling.file().standing().assignee();
            has.filter(post -> hands.isEmpty() || !hands.getLast().equals(post)).ifPresent(hands::add);
            assertThat(isAnsweredFor(casework, telling.file(), now))
                    .as("somebody answers for the case, and time runs")
                    .isTrue();
        }
        return new Round(objected, hands);
    }

    private static void take(PureCasework casework, Telling telling, PureCasework.Chance chance, Instant now) {
        casework.take(
                telling, chance, now, (_, turn) -> assertThat(turn.refusal()).isNull());
    }

    private static Optional<PureCasework.Chance> next(
            PureCasework casework, CaseFile file, Instant now, List<String> wanted) {
        var open = casework.chances(file, now);
        return wanted.stream()
                .flatMap(
                        action -> open.stream().filter(chance -> chance.action().equals(action)))
                .findFirst();
    }

    private static boolean isObjected(Telling telling) {
        return telling.file().standing().state().equals("objected");
    }

    private static PostId assignee(Telling telling) {
        return telling.file().standing().assignee().orElseThrow();
    }

    private static Instant due(CaseFile file) {
        return file.standing().clocks().stream()
                .filter(clock -> clock.clock().equals("object"))
                .flatMap(clock -> clock.due().stream())
                .findFirst()
                .orElseThrow();
    }

    /** A case with nobody waits for the desk; in any case a clock runs that says or does something in the end. */
    private static boolean isAnsweredFor(PureCasework casework, CaseFile file, Instant now) {
        var runs = !casework.clocks.timers(casework.scenario, file, now).isEmpty();
        return file.standing().state().equals("accepted")
                ? runs
                : file.standing().assignee().isPresent() && (runs || isLate(file, now));
    }

    /** Everything that a clock had to say has been said. */
    private static boolean isLate(CaseFile file, Instant now) {
        return CaseClocks.nearest(file.standing().clocks()).filter(now::isAfter).isPresent();
    }

    private static Map<String, String> handlers(int count) {
        var handlers = new LinkedHashMap<String, String>();
        for (var number = 0; number < count; number++) {
            handlers.put("handler-" + number, number % 3 == 0 ? "handler@small-grid" : "handler@town");
        }
        return handlers;
    }

    /** Facts that change from look to look: who is away, on duty, busy or next. */
    private static Choosing choosing(Random random) {
        return (rule, candidates, sentBack) -> {
            var away = new HashMap<PostId, Optional<PostId>>();
            var load = new HashMap<PostId, Integer>();
            var turns = new HashMap<PostId, Instant>();
            var onDuty = new HashSet<PostId>();
            for (var post : candidates) {
                if (random.nextInt(4) == 0) {
                    away.put(post, Optional.of(candidates.getFirst()).filter(cover -> !cover.equals(post)));
                }
                load.put(post, random.nextInt(5));
                turns.put(post, MORNING.plusSeconds(random.nextInt(50)));
                if (random.nextBoolean()) {
                    onDuty.add(post);
                }
            }
            return Choice.among(
                    rule, candidates, new Choice.Facts(Set.copyOf(candidates), away, onDuty, load, turns, sentBack));
        };
    }
}
