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

/** Everybody who gets a case sends it back as long as they may: it goes round once for each unit and no further. */
class PingPongTest {

    private static final Instant MORNING = Instant.parse("2026-11-23T01:00:00Z");

    /** Who can get a case of a grid: the handlers, the officer of its village and, as the fallback, two duty officers. */
    private static final int OTHERS = 5;

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void aCaseIsSentRoundAtMostOnceForEachUnitAndAlwaysHasAnOwner(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 6) int more) {
        var casework = new PureCasework(choosing(new Random(seed)), handlers(more));
        var units = more + OTHERS;
        var telling = casework.begin("resident", "round " + seed, MORNING);

        var round = sentRound(casework, telling, 10 * units);

        assertThat(telling.file().standing().state())
                .as("nobody may send it back any more")
                .isEqualTo("dispatched");
        var hands = round.hands();
        assertThat(round.returns()).isBetween(1, units);
        assertThat(hands).hasSize(round.returns() + 1).hasSizeLessThanOrEqualTo(units + 1);
        assertThat(new HashSet<>(hands.subList(0, round.returns())))
                .as("each has sent it back once")
                .hasSize(round.returns());
        assertThat(hands.getLast())
                .as("it stays with one who has had it before")
                .isIn(hands.subList(0, round.returns()));
    }

    /** How often the case was sent back, and who had it one after the other. */
    private record Round(int returns, List<PostId> hands) {}

    private static Round sentRound(PureCasework casework, Telling telling, int most) {
        var now = MORNING;
        var returns = 0;
        var hands = new ArrayList<PostId>();
        for (var step = 0; step < most; step++) {
            now = now.plus(Duration.ofMinutes(7));
            var next = next(casework, telling.file(), now);
            if (next.isEmpty()) {
                break;
            }
            casework.take(
                    telling,
                    next.get(),
                    now,
                    (_, turn) -> assertThat(turn.refusal()).isNull());
            var action = next.get().action().id();
            returns += action.equals("return") ? 1 : 0;
            if (action.equals("dispatch")) {
                hands.add(telling.file().standing().assignee().orElseThrow());
            }
            assertThat(isAnsweredFor(casework, telling.file(), now))
                    .as("somebody answers for the case, and time runs")
                    .isTrue();
        }
        return new Round(returns, hands);
    }

    private static Optional<PureCasework.Chance> next(PureCasework casework, CaseFile file, Instant now) {
        var open = casework.chances(file, now);
        return List.of("accept", "return", "dispatch").stream()
                .flatMap(action ->
                        open.stream().filter(chance -> chance.action().id().equals(action)))
                .findFirst();
    }

    /** A case with nobody waits for the desk, under a clock that goes on to those above. */
    private static boolean isAnsweredFor(PureCasework casework, CaseFile file, Instant now) {
        var toCome = casework.clocks.timers(casework.scenario, file, now).stream()
                .map(timer -> Reminding.Step.read(timer.step()).clock())
                .toList();
        return file.standing().state().equals("accepted")
                ? toCome.contains("dispatch")
                : file.standing().assignee().isPresent() && !toCome.isEmpty();
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
