package org.minqing.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.minqing.scenario.ClockRun.Happened;
import org.minqing.scenario.ClockRun.Pause;
import org.minqing.scenario.language.ShippedScenarios;

class ClockRunTest {

    private static final Instant BEGIN = Instant.parse("2026-01-05T01:00:00Z");
    private static final Clock HANDLE = ShippedScenarios.generalEvent().clocks().stream()
            .filter(clock -> clock.id().equals("handle"))
            .findFirst()
            .orElseThrow();

    @Test
    void runsFromTheDispatchToTheAnswer() {
        var runs = runs(
                "report>reported",
                "accept>accepted",
                "dispatch>dispatched",
                "receive>received",
                "start>handling",
                "feed-back>fed-back",
                "verify>verified",
                "file>filed");

        assertThat(runs).containsExactly(new ClockRun(at(2), List.of(), List.of(), Optional.of(at(5))));
    }

    @Test
    void standsStillWhereTheFileSaysSo() {
        var runs = runs(
                "dispatch>dispatched", "start>handling", "suspend>suspended", "resume>handling", "suspend>suspended");

        assertThat(runs.getFirst().pauses())
                .containsExactly(
                        new Pause(at(2), Optional.of(at(3)), "suspended"),
                        new Pause(at(4), Optional.empty(), "suspended"));
        assertThat(runs.getFirst().ended()).isEmpty();
    }

    @Test
    void isExtendedNoOftenerThanTheRuleAllows() {
        var runs = runs(
                "dispatch>dispatched",
                "start>handling",
                "ask-extension>extension-asked",
                "grant-extension>handling",
                "ask-extension>extension-asked",
                "grant-extension>handling");

        assertThat(runs.getFirst().extended()).containsExactly(new ClockRun.Grant(at(3), Optional.empty(), 1));
    }

    @Test
    void beingSentBackAndDispatchedAgainGivesNoNewTime() {
        var runs = runs("dispatch>dispatched", "return>accepted", "dispatch>dispatched");

        assertThat(runs).containsExactly(new ClockRun(at(0), List.of(), List.of(), Optional.empty()));
    }

    @Test
    void reworkGoesOnWithTheOldTime() {
        var runs = runs("dispatch>dispatched", "start>handling", "feed-back>fed-back", "rework>handling");

        assertThat(runs).containsExactly(new ClockRun(at(0), List.of(), List.of(), Optional.empty()));
    }

    @Test
    void aReopenedCaseRunsAnewAndKeepsItsOldRun() {
        var runs = runs(
                "dispatch>dispatched",
                "feed-back>fed-back",
                "verify>verified",
                "rate>rated",
                "reopen>accepted",
                "dispatch>dispatched");

        assertThat(runs)
                .containsExactly(
                        new ClockRun(at(0), List.of(), List.of(), Optional.of(at(1))),
                        new ClockRun(at(5), List.of(), List.of(), Optional.empty()));
    }

    @Test
    void theRuleSaysItsRowItsLimitAndItsSource() {
        var decision = HANDLE.due(Map.of("kind", "exposed-waste", "severity", "ordinary"))
                .orElseThrow();

        assertThat(decision.output().limit()).isEqualTo(new Limit(1, Limit.Unit.WORKING_DAYS));
        assertThat(decision.output().source().in("zh")).contains("济源");
        assertThat(decision.because()).containsExactly(Map.entry("kind", "exposed-waste"));
        assertThat(HANDLE.due(Map.of("kind", "exposed-waste", "severity", "urgent"))
                        .orElseThrow()
                        .output()
                        .limit())
                .isEqualTo(new Limit(4, Limit.Unit.HOURS));
    }

    /** Whatever happens to a case: runs follow each other, pauses lie inside their run, and only the last can be open. */
    @Property(tries = 500)
    void runsNeverOverlapAndPausesLieInside(@ForAll("histories") List<String> steps) {
        var runs = runs(steps.toArray(String[]::new));

        for (var index = 0; index < runs.size(); index++) {
            var run = runs.get(index);
            var isLast = index == runs.size() - 1;
            assertThat(run.ended().isPresent() || isLast).isTrue();
            if (!isLast) {
                assertThat(run.ended().orElseThrow())
                        .isBefore(runs.get(index + 1).began());
            }
            var from = run.began();
            for (var pause : run.pauses()) {
                assertThat(pause.from()).isAfterOrEqualTo(from);
                from = pause.to().orElse(pause.from());
                assertThat(from).isAfterOrEqualTo(pause.from());
            }
            assertThat(run.extended()).hasSizeBetween(0, 1);
        }
    }

    @Provide
    Arbitrary<List<String>> histories() {
        return Arbitraries.of(
                        "dispatch>dispatched",
                        "start>handling",
                        "suspend>suspended",
                        "resume>handling",
                        "grant-extension>handling",
                        "feed-back>fed-back",
                        "rework>handling",
                        "reopen>accepted",
                        "verify>verified",
                        "ask-void>void-asked",
                        "keep>accepted")
                .list()
                .ofMaxSize(20);
    }

    private static List<ClockRun> runs(String... steps) {
        var history = new ArrayList<Happened>();
        for (var step : steps) {
            var parts = step.split(">");
            var stays = !history.isEmpty() && history.getLast().state().equals(parts[1]);
            history.add(new Happened(parts[0], parts[1], stays, at(history.size())));
        }
        return ClockRun.of(HANDLE, history);
    }

    private static Instant at(int step) {
        return BEGIN.plusSeconds(3_600L * step);
    }
}
