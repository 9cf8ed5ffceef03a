package org.minqing.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.area.CityCheck;
import org.minqing.area.CityFolders;
import org.minqing.area.CityPart;
import org.minqing.area.Fault;
import org.minqing.area.Faults;

/** The files about time: what is right in the shipped cities, and how everything that can be wrong is said at once. */
class CalendarReaderTest {

    private static final String WRONG_IN_MANY_WAYS = """
            valid: {from: "2026-01-01", to: "2027-12-31"}
            hours:
              monday: ["08:30-12:00", "11:00-17:00"]
              mondy: ["08:30-12:00"]
              tuesday: ["17:00-08:30"]
            sources:
              - {id: notice, title: The notice}
            holidays:
              - {from: "2026-01-01", to: "2025-12-01", names: {en: New Year}, source: notice}
              - {from: "2026-05-01", names: {en: Labour Day}, source: notices}
              - {from: "2026-10-01", to: "2026-10-02", names: {en: National Day}, source: notice, provisional: perhaps}
              - {from: "2026-10-02", names: {en: National Day}, source: notice}
              - {from: "2028-01-03", names: {}, source: notice}
            workdays:
              - {day: "2026-10-05", names: {en: Monday}, source: notice}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"shanwei", "boston"})
    void findsNoFaultInAShippedCity(String city) {
        var faults = new Faults();
        new TimePart().check(CityFolders.open(city), faults);
        assertThat(faults.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-18, true", "2024-02-10, false", "2025-01-26, true", "2025-10-11, true", "2026-01-04, true",
        "2026-09-20, true", "2026-10-07, false", "2027-02-06, false", "2027-10-08, true", "2027-10-03, false"
    })
    void knowsWhenAChineseOfficeWorks(LocalDate day, boolean works) {
        assertThat(TestTime.SHANWEI.calendar().isWorkday(day)).isEqualTo(works);
    }

    @ParameterizedTest
    @CsvSource({
        "2015-04-20, false",
        "2015-07-03, true",
        "2015-11-11, false",
        "2016-12-26, false",
        "2021-06-18, true",
        "2021-07-05, false",
        "2022-06-20, false",
        "2015-01-19, false"
    })
    void knowsWhenAMassachusettsOfficeWorks(LocalDate day, boolean works) {
        assertThat(TestTime.BOSTON.calendar().isWorkday(day)).isEqualTo(works);
    }

    @Test
    void saysAllFaultsOfACalendarAtOnceWithTheirLines() throws IOException {
        var faults = faults("calendar.yaml", WRONG_IN_MANY_WAYS);
        assertThat(faults)
                .extracting(Fault::code)
                .containsExactlyInAnyOrder(
                        "shift.order",
                        "key.unknown",
                        "shift.shape",
                        "holiday.span",
                        "word.unknown",
                        "yes-or-no",
                        "day.twice",
                        "text.missing",
                        "calendar.make-up-hours",
                        "workday.ordinary",
                        "calendar.outside",
                        "calendar.year-empty");
        assertThat(faults)
                .filteredOn(fault -> fault.code().equals("day.twice"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.line()).isEqualTo(12);
                    assertThat(fault.path()).isEqualTo("/holidays/3");
                });
    }

    @Test
    void saysAllFaultsOfTheRulesAtOnce() throws IOException {
        var faults = faults("rules-of-law.yaml", """
                rules:
                  - {id: one, names: {en: One}, limit: {amount: 5, unit: days, first-day: running, end: exact}, start: a,
                     effect: overdue, source: A law, valid-from: "2020-01-01", checked: no}
                  - {id: two, names: {en: Two}, limit: {amount: 5, unit: hours, first-day: not-counted, end: exact}, start: a,
                     effect: overdue, source: A law, valid-from: "2020-01-01", checked: yes}
                  - {id: three, names: {en: Three}, limit: {amount: 5, unit: hours, first-day: running, end: exact}, start: a,
                     counted: back, effect: overdue, source: A law, valid-from: "2020-01-01", checked: no}
                  - {id: four, names: {}, limit: {amount: -1, unit: hours, first-day: running, end: exact}, start: a,
                     effect: overdue, valid-from: "2020-02-30", checked: {by: Somebody}}
                duties:
                  - {id: five, names: {en: Five}, every: monthly, effect: publish, source: A law, valid-from: "2020-01-01"}
                """);
        assertThat(faults)
                .extracting(Fault::code)
                .containsExactlyInAnyOrder(
                        "word.unknown",
                        "limit.first-day",
                        "rule.checked",
                        "rule.back",
                        "text.missing",
                        "number.range",
                        "text.missing",
                        "date.shape",
                        "date.shape",
                        "word.shape",
                        "rule.checked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"calendar.yaml", "rules-of-law.yaml"})
    void takesRubbishForAFaultAndNeverMore(String file) throws IOException {
        for (var rubbish :
                List.of("[]", "42", "valid: 3\nhours: [a]\nrules: {a: b}", "rules: [1, x]\nholidays: [[]]")) {
            assertThat(faults(file, rubbish)).isNotEmpty();
        }
    }

    /** The faults of Boston's folder with one file replaced. */
    private List<Fault> faults(String file, String text) throws IOException {
        var shipped = CityFolders.shipped("boston");
        for (var name : List.of("city.yaml", "calendar.yaml")) {
            Files.writeString(folder.resolve(name), Files.readString(shipped.resolve(name)));
        }
        Files.writeString(folder.resolve(file), text);
        return CityCheck.of(folder, List.of(timeOnly())).faults().stream()
                .filter(fault -> !fault.code().startsWith("expect."))
                .toList();
    }

    private static CityPart timeOnly() {
        return new TimePart();
    }
}
