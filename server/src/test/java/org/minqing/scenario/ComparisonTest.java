package org.minqing.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.minqing.scenario.language.ShippedScenarios;

class ComparisonTest {

    private static final Scenario NOW = ShippedScenarios.generalEvent();

    @Test
    void findsNothingBetweenAVersionAndItself() {
        assertThat(Comparison.of(NOW, NOW, Locale.ENGLISH).changes()).isEmpty();
    }

    @Test
    void saysInWordsWhatChangedInFormAndFlow() {
        var next = ShippedScenarios.read(ShippedScenarios.generalEventWith("within-days: 15", "within-days: 30"));

        assertThat(Comparison.of(NOW, next, Locale.ENGLISH).changes())
                .extracting(Comparison.Change::words)
                .containsExactly("In the step “Reopen” this changed: how often, how long and whether in bulk.");
        assertThat(Comparison.of(NOW, next, Locale.CHINESE).changes())
                .extracting(Comparison.Change::words)
                .containsExactly("步骤“要求重办”有变化：次数、期限与批量规定。");
    }

    @Test
    void saysWhatCameAndWhatWent() {
        var next = ShippedScenarios.read(ShippedScenarios.generalEventWith("longest: 2000", "longest: 1500"));
        var fields = Comparison.of(NOW, next, Locale.ENGLISH).changes();

        assertThat(fields).extracting(Comparison.Change::id).containsExactly("description", "measures", "share-done");
        assertThat(fields).extracting(Comparison.Change::kind).containsOnly(Comparison.Change.Kind.CHANGED);
    }

    @Test
    void namesCasesThatStandWhereTheNewVersionHasNoState() {
        var running = List.of(
                new RunningCases.Crowd("old", "handling", 3),
                new RunningCases.Crowd("old", "parked", 2),
                new RunningCases.Crowd(NOW.version(), "parked", 1));

        assertThat(Comparison.stranded(running, NOW)).containsExactly(new RunningCases.Crowd("old", "parked", 2));
    }
}
