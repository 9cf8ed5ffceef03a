package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.ProblemException.Fault;
import org.minqing.scenario.Attempt;
import org.minqing.scenario.CaseFacts;
import org.minqing.scenario.ClockRun;
import org.minqing.scenario.Interpreter;
import org.minqing.scenario.Offer;
import org.minqing.scenario.Outcome;
import org.minqing.scenario.Refusal;
import org.minqing.scenario.Sampling;
import org.minqing.scenario.State;
import org.minqing.scenario.Target;

class FlowRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final CaseId CASE = new CaseId(UUID.fromString("01935a5e-0000-7000-8000-000000000001"));
    private static final String PHOTO = "ab".repeat(32);

    @Test
    void wantsEvidenceThatIsNotYetOnTheCase() {
        assertThat(judged(reported(Map.of("kind", "shop")), Map.of("passed", true)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.faults())
                                .containsExactly(new Fault("fields.photo", "field.missing")));
        assertThat(judged(reported(Map.of("kind", "shop", "photo", List.of(PHOTO))), Map.of("passed", true)))
                .isInstanceOf(Outcome.Moved.class);
        assertThat(judged(reported(Map.of("kind", "shop")), Map.of("passed", true, "photo", List.of(PHOTO))))
                .isInstanceOf(Outcome.Moved.class);
    }

    @Test
    void anAdditionLeavesTheCaseWhereItStandsAndStartsNoClock() {
        var general = ShippedScenarios.generalEvent();
        var add = general.flow().action("add").orElseThrow();

        assertThat(add.to()).isEqualTo(new Target.Same());
        for (var state : add.from()) {
            assertThat(general.flow().state(state).orElseThrow().kind())
                    .as("what was checked stands")
                    .isNotIn(State.Kind.ANSWERED, State.Kind.END);
        }
        var accept = general.clocks().getFirst();
        var reported = new ClockRun.Happened("report", "reported", false, NOW);
        var accepted = new ClockRun.Happened("accept", "accepted", false, NOW.plusSeconds(60));
        var back = new ClockRun.Happened("add", "reported", true, NOW.plusSeconds(120));
        assertThat(ClockRun.of(accept, List.of(reported, accepted, back)))
                .singleElement()
                .satisfies(run -> assertThat(run.ended()).contains(NOW.plusSeconds(60)));
    }

    @Test
    void guardsAStepByTheOpenAnswersOfEarlierOnes() {
        assertThat(visited(true, 1)).isInstanceOf(Outcome.Moved.class);
        assertThat(visited(false, 2)).isInstanceOf(Outcome.Moved.class);
        assertThat(visited(false, 1))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.detail())
                                .containsEntry("reason", "guard")
                                .containsEntry("action", "visit"));
    }

    @Test
    void saysInOffersThatAGuardHoldsTheNextStepBack() {
        assertThat(Interpreter.offers(Inspection.scenario(), afterJudging(false, 1), Inspection.officer(), NOW))
                .singleElement()
                .isInstanceOfSatisfying(
                        Offer.Withheld.class, offer -> assertThat(offer.why()).isEqualTo(Refusal.GUARD));
    }

    @Test
    void holdsAStepBackWhenItsGuardHasNoValue() {
        var nothingKnown = Interpreter.interpret(
                Inspection.scenario(), stateOnly("judged"), Attempt.of("visit", Inspection.officer()), NOW);

        assertThat(nothingKnown)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.detail()).containsEntry("reason", "guard"));
    }

    @Test
    void drawsAboutItsShareOfTheCasesAndAlwaysTheSameOnes() {
        var sampling = new Sampling("visit", 30);

        var drawn = LongStream.range(0, 10_000)
                .mapToObj(number -> new CaseId(new UUID(0x01935a5e00007000L, number)))
                .filter(sampling::holds)
                .count();

        assertThat(drawn).isBetween(2_850L, 3_150L);
        // SHA-256 of “01935a5e-0000-7000-8000-000000000001 visit” begins with 2b90145f; divided by 100 that leaves 87.
        assertThat(new Sampling("visit", 87).holds(CASE)).isFalse();
        assertThat(new Sampling("visit", 88).holds(CASE)).isTrue();
    }

    private static Outcome judged(CaseFacts facts, Map<String, Object> answers) {
        return Interpreter.interpret(
                Inspection.scenario(), facts, new Attempt("judge", Inspection.officer(), answers, List.of()), NOW);
    }

    private static Outcome visited(boolean passed, int floors) {
        return Interpreter.interpret(
                Inspection.scenario(), afterJudging(passed, floors), Attempt.of("visit", Inspection.officer()), NOW);
    }

    private static CaseFacts afterJudging(boolean passed, int floors) {
        var reported = reported(Map.of("kind", "shop", "floors", floors, "photo", List.of(PHOTO)));
        var step = (Outcome.Moved) judged(reported, Map.of("passed", passed));
        return reported.after(step, Inspection.OFFICER, Optional.empty(), NOW);
    }

    private static CaseFacts reported(Map<String, Object> answers) {
        var start = (Outcome.Moved) Inspection.look(answers);
        return CaseFacts.begun(CASE, start, Inspection.PLACE, Inspection.WORKER, NOW);
    }

    private static CaseFacts stateOnly(String state) {
        var begun = reported(Map.of("kind", "shop"));
        return new CaseFacts(
                CASE,
                1,
                "small-grid",
                state,
                begun.area(),
                begun.reporter(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                NOW,
                Optional.empty());
    }
}
