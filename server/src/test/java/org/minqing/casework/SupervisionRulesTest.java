package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.area.CityFolder;
import org.minqing.area.CityFolders;
import org.minqing.area.Document;
import org.minqing.area.Fault;
import org.minqing.area.Faults;

/** When those who are asked about a case are reminded, and what the city's file may say of it. */
class SupervisionRulesTest {

    private static final CityFolder SHANWEI = CityFolders.open("shanwei");

    private final Faults faults = new Faults();

    @ParameterizedTest
    @ValueSource(strings = {"shanwei", "boston"})
    void aShippedCitySaysItWithItsSource(String city) {
        var folder = CityFolders.open(city);
        var rules = SupervisionRules.read(
                folder, folder.document("casework.yaml", faults).orElseThrow(), faults);

        assertThat(faults.all()).isEmpty();
        assertThat(rules.warnAtPercent(LocalDate.of(2026, 11, 29))).contains(75);
    }

    @Test
    void theVersionOfTheDayOnWhichItIsAskedHolds() {
        var rules = read("""
                supervision:
                  - {valid-from: "2026-07-01", warn-at-percent: 50, source: {zh: 新办法, en: New rules}}
                  - {valid-from: "2026-01-01", warn-at-percent: 80, source: {zh: 旧办法, en: Old rules}}
                """);

        assertThat(faults.all()).isEmpty();
        assertThat(rules.warnAtPercent(LocalDate.of(2025, 12, 31))).isEqualTo(Optional.empty());
        assertThat(rules.warnAtPercent(LocalDate.of(2026, 6, 30))).contains(80);
        assertThat(rules.warnAtPercent(LocalDate.of(2026, 7, 1))).contains(50);
    }

    @Test
    void aCityThatSaysNothingRemindsNobodyBeforehand() {
        assertThat(read("number-prefix: XX").warnAtPercent(LocalDate.of(2026, 1, 1)))
                .isEmpty();
        assertThat(faults.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {valid-from: "2026-2-30", warn-at-percent: 75, source: {zh: 办法, en: Rules}}   | casework.supervision
                    {valid-from: "2026-01-01", warn-at-percent: 100, source: {zh: 办法, en: Rules}} | casework.supervision
                    {valid-from: "2026-01-01", source: {zh: 办法, en: Rules}}                       | casework.supervision
                    {valid-from: "2026-01-01", warn-at-percent: 75, source: {zh: 办法}}             | casework.supervision
                    {valid-from: "2026-01-01", warn-at-percent: 75}                                 | casework.supervision
                    {valid-from: "2026-01-01", warn: 75, source: {zh: 办法, en: Rules}}             | key.unknown
                    """)
    void aWrongWordIsAFaultOfItsLine(String version, String code) {
        read("supervision:\n  - " + version);

        assertThat(faults.all()).extracting(Fault::code).contains(code);
        assertThat(faults.all()).extracting(Fault::line).containsOnly(2);
    }

    @Test
    void twoVersionsOfOneDayAndNoListAreFaults() {
        var same = "{valid-from: \"2026-01-01\", warn-at-percent: 75, source: {zh: 办法, en: Rules}}";
        read("supervision: [" + same + ", " + same + "]");
        assertThat(faults.all()).extracting(Fault::code).containsExactly("casework.supervision");

        read("supervision: 75");
        assertThat(faults.all()).hasSize(2);
    }

    private SupervisionRules read(String text) {
        var document = Document.read("casework.yaml", text, faults).orElseThrow();
        return SupervisionRules.read(SHANWEI, document, faults);
    }
}
