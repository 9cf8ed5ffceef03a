package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.PostId;
import org.minqing.scenario.Attempt;
import org.minqing.scenario.CaseFacts;
import org.minqing.scenario.Interpreter;
import org.minqing.scenario.Offer;
import org.minqing.scenario.Outcome;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Who;

/** A step that takes another one back: by whom, for how long, and when a scenario may say so. */
class UndoTest {

    private static final Scenario GENERAL = ShippedScenarios.generalEvent();
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final AreaCode PLACE = new AreaCode(441502001001001L);
    private static final String BACK = "take-back-acceptance";

    /** Each line breaks the general event in one way: the words, what stands instead, the fault. */
    private static final String MISTAKES = """
            undoes: {action: accept, within-minutes: 10} ¦ undoes: {action: report, within-minutes: 10} ¦ action.undoes
            undoes: {action: accept, within-minutes: 10} ¦ undoes: {action: dispatch, within-minutes: 10} ¦ action.undoes
            undoes: {action: accept, within-minutes: 10} ¦ undoes: {action: receive, within-minutes: 10} ¦ action.undoes
            undoes: {action: accept, within-minutes: 10} ¦ undoes: {action: accept, within-minutes: 10}\\n    needs: [reason] ¦ action.undoes
            undoes: {action: accept, within-minutes: 10} ¦ undoes: {action: accept, within-minutes: 10}\\n    assign: nobody ¦ action.undoes
            to: back\\n    by: assignee\\n    undoes ¦ to: dispatched\\n    by: assignee\\n    undoes ¦ action.undoes
            undoes: {action: accept, within-minutes: 10} ¦ undoes: {action: accept, within-minutes: 0} ¦ scenario.range
            undoes: {action: accept, within-minutes: 10} ¦ undoes: {action: accept} ¦ scenario.key-missing
            undoes: {action: accept, within-minutes: 10} ¦ undoes: {action: sleep, within-minutes: 10} ¦ action.unknown
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '^', textBlock = MISTAKES)
    void refusesToTakeBackWhatWouldNotBeAsItWas(String words, String instead, String code) {
        var text = ShippedScenarios.text("shanwei/scenarios/general-event.yaml");
        assertThat(text).contains(words.replace("\\n", "\n"));

        assertThat(ScenarioReaderTest.faults(text.replace(words.replace("\\n", "\n"), instead.replace("\\n", "\n"))))
                .anySatisfy(fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.path()).startsWith("/actions/take-back-");
                });
    }

    @Test
    void onlyWhoTookAStepTakesItBack() {
        var accepted = acceptedBy(officer(1));

        assertThat(taken(BACK, accepted, officer(1), 1)).isInstanceOf(Outcome.Moved.class);
        assertThat(refusedAs(taken(BACK, accepted, officer(2), 1))).isEqualTo("undo-over");
        assertThat(offered(accepted, officer(1), 1)).contains(BACK);
        assertThat(offered(accepted, officer(2), 1)).doesNotContain(BACK);
    }

    @Test
    void theWindowEndsWithItsLastMinute() {
        var accepted = acceptedBy(officer(1));

        assertThat(taken(BACK, accepted, officer(1), 10)).isInstanceOf(Outcome.Moved.class);
        assertThat(refusedAs(taken(BACK, accepted, officer(1), 11))).isEqualTo("undo-over");
        assertThat(offered(accepted, officer(1), 11)).doesNotContain(BACK);
    }

    @Test
    void aStepThatWasTakenBackCanBeTakenAgain() {
        var accepted = acceptedBy(officer(1));
        var back = (Outcome.Moved) taken(BACK, accepted, officer(1), 1);
        var again = accepted.after(back, officer(1).account(), Optional.empty(), NOW);

        assertThat(again.state()).isEqualTo("reported");
        assertThat(taken("accept", again, officer(2), 2)).isInstanceOf(Outcome.Moved.class);
    }

    private static CaseFacts acceptedBy(Who who) {
        var answers = Map.<String, Object>of("kind", "road-damage", "severity", "ordinary", "description", "示例");
        var start = (Outcome.Moved) Interpreter.start(GENERAL, PLACE, new Attempt("report", who, answers, List.of()));
        var begun = CaseFacts.begun(
                new CaseId(UUID.fromString("01935a5e-0000-7000-8000-000000000001")), start, PLACE, who.account(), NOW);
        return begun.after((Outcome.Moved) taken("accept", begun, who, 0), who.account(), Optional.empty(), NOW);
    }

    private static Outcome taken(String action, CaseFacts facts, Who who, int minutes) {
        return Interpreter.interpret(GENERAL, facts, Attempt.of(action, who), NOW.plus(Duration.ofMinutes(minutes)));
    }

    private static List<String> offered(CaseFacts facts, Who who, int minutes) {
        return Interpreter.offers(GENERAL, facts, who, NOW.plus(Duration.ofMinutes(minutes))).stream()
                .filter(Offer.Allowed.class::isInstance)
                .map(offer -> ((Offer.Allowed) offer).action().id())
                .toList();
    }

    private static String refusedAs(Outcome outcome) {
        return ((Outcome.Refused) outcome).detail().getOrDefault("reason", "");
    }

    private static Who officer(long number) {
        var everywhere = AreaRanges.of(PLACE.value(), PLACE.value());
        var seat = new Who.Seat(new PostId(new UUID(8, number)), "duty-officer", "town", everywhere);
        return new Who(new AccountId(new UUID(7, number)), List.of(seat));
    }
}
