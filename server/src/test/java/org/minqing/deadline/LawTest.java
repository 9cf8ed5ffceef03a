package org.minqing.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minqing.deadline.TestTime.SHANWEI;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.deadline.TimeLimit.Unit;

/**
 * Every rule of law that the city has written down, started on Tuesday the 8th of September 2026, before National Day with its
 * make-up workdays. The expected times were found with a calendar, not with this engine.
 */
class LawTest {

    private static final String START = "2026-09-08T10:00";
    private static final Set<String> TRIED = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @CsvSource({
        "petition-register, 15, CALENDAR_DAYS, 2026-09-23T17:30",
        "petition-receipt, 15, CALENDAR_DAYS, 2026-09-23T17:30",
        "petition-transfer-objection, 5, WORKING_DAYS, 2026-09-15T17:30",
        "petition-conclude, 60, CALENDAR_DAYS, 2026-11-09T17:30",
        "petition-review-ask, 30, CALENDAR_DAYS, 2026-10-08T17:30",
        "petition-review-answer, 30, CALENDAR_DAYS, 2026-10-08T17:30",
        "petition-rereview-ask, 30, CALENDAR_DAYS, 2026-10-08T17:30",
        "petition-rereview-answer, 30, CALENDAR_DAYS, 2026-10-08T17:30",
        "mediation-period, 30, CALENDAR_DAYS, 2026-10-08T17:30",
        "administrative-mediation-transfer, 3, WORKING_DAYS, 2026-09-11T17:30",
        "administrative-mediation-accept, 5, WORKING_DAYS, 2026-09-15T17:30",
        "administrative-mediation-accept-complex, 10, WORKING_DAYS, 2026-09-21T17:30",
        "labour-mediation, 15, CALENDAR_DAYS, 2026-09-23T17:30",
        "judicial-confirmation-apply, 30, CALENDAR_DAYS, 2026-10-08T17:30",
        "judicial-confirmation-accept, 3, CALENDAR_DAYS, 2026-09-11T17:30",
        "judicial-confirmation-decide, 15, CALENDAR_DAYS, 2026-09-23T17:30",
        "hotline, 5, WORKING_DAYS, 2026-09-15T17:30",
        "minimum-living-town-check, 15, WORKING_DAYS, 2026-09-29T17:30",
        "minimum-living-publicity, 7, CALENDAR_DAYS, 2026-09-16T00:00",
        "minimum-living-county-decision, 5, WORKING_DAYS, 2026-09-15T17:30",
        "open-government-answer, 20, WORKING_DAYS, 2026-10-12T17:30",
        "open-government-correction, 7, WORKING_DAYS, 2026-09-17T17:30",
        "village-objection, 5, CALENDAR_DAYS, 2026-09-14T17:30",
        "village-objection-reply, 5, CALENDAR_DAYS, 2026-09-14T17:30",
        "election-list, 20, CALENDAR_DAYS, 2026-08-20T00:00",
        "election-list-objection, 5, CALENDAR_DAYS, 2026-09-14T00:00",
        "election-list-decision, 3, CALENDAR_DAYS, 2026-09-12T00:00"
    })
    void isDueWhenACalendarSaysSo(String id, int amount, Unit unit, String due) {
        var start = SHANWEI.at(START);
        var rule = SHANWEI.rules().at(id, start, SHANWEI.calendar().zone()).orElseThrow();
        TRIED.add(id);
        assertThat(rule.limit().amount()).isEqualTo(amount);
        assertThat(rule.limit().unit()).isEqualTo(unit);
        assertThat(SHANWEI.local(SHANWEI.deadlines().due(Clock.of(rule, start))))
                .isEqualTo(due);
    }

    @AfterAll
    static void everyRuleWasTried() {
        assertThat(TRIED)
                .containsAll(SHANWEI.law().rules().stream().map(Rule::id).toList());
    }

    @Test
    void everyRuleAndDutyNamesItsSourceItsDayAndItsEffect() {
        assertThat(SHANWEI.law().rules()).hasSize(27).allSatisfy(rule -> {
            assertThat(rule.source()).isNotBlank();
            assertThat(rule.effect()).isNotBlank();
            assertThat(rule.start()).isNotBlank();
            assertThat(rule.validFrom()).isAfter(LocalDate.of(2000, 1, 1));
            assertThat(rule.names()).containsOnlyKeys("zh", "en");
        });
        assertThat(SHANWEI.law().duties()).hasSize(8).allSatisfy(duty -> {
            assertThat(duty.source()).isNotBlank();
            assertThat(duty.names()).containsOnlyKeys("zh", "en");
        });
    }

    @Test
    void nobodyIsSaidToHaveCheckedWhatNobodyChecked() {
        assertThat(SHANWEI.law().rules())
                .allSatisfy(rule -> assertThat(rule.checked()).isEmpty());
    }

    @Test
    void aClockKeepsTheRuleOfItsStartWhenTheRuleChanges() {
        var former = version(5, "2020-01-01");
        var later = version(3, "2026-03-04");
        var rules = new RuleBook(List.of(later, former));
        var zone = SHANWEI.calendar().zone();
        assertThat(rules.at("rule", SHANWEI.at("2026-03-03T23:59"), zone)).contains(former);
        assertThat(rules.at("rule", SHANWEI.at("2026-03-04T00:00"), zone)).contains(later);
        assertThat(rules.at("rule", SHANWEI.at("2019-12-31T12:00"), zone)).isEmpty();
    }

    private static Rule version(int amount, String from) {
        return new Rule(
                "rule",
                Map.of(),
                TestTime.workingDays(amount),
                "reported",
                false,
                Optional.empty(),
                "overdue",
                "document",
                LocalDate.parse(from),
                Optional.empty());
    }
}
