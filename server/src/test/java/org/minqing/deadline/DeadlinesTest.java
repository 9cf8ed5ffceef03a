package org.minqing.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.minqing.deadline.TestTime.BOSTON;
import static org.minqing.deadline.TestTime.SHANWEI;
import static org.minqing.deadline.TestTime.running;
import static org.minqing.deadline.TestTime.workingDays;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.minqing.deadline.TimeLimit.End;
import org.minqing.deadline.TimeLimit.FirstDay;
import org.minqing.deadline.TimeLimit.Unit;

/** Due times as an official would find them with a calendar on the table. */
class DeadlinesTest {

    private static final String NOTICE_2025 = "国务院办公厅关于2025年部分节假日安排的通知 国办发明电〔2024〕12号";

    @Test
    void countsTheMakeUpWorkdaysAroundSpringFestival2025() {
        // Friday the 24th; then Sunday the 26th and Monday the 27th are worked, the 28th to the 4th are free, 5, 6, 7,
        // and
        // Saturday the 8th is worked.
        assertThat(SHANWEI.due(workingDays(2), "2025-01-24T10:00")).isEqualTo("2025-01-27T17:30");
        assertThat(SHANWEI.due(workingDays(5), "2025-01-24T10:00")).isEqualTo("2025-02-07T17:30");
        assertThat(SHANWEI.due(workingDays(6), "2025-01-24T10:00")).isEqualTo("2025-02-08T17:30");
        assertThat(SHANWEI.due(workingDays(7), "2025-01-24T10:00")).isEqualTo("2025-02-10T17:30");
    }

    @Test
    void countsTheMakeUpWorkdaysAroundSpringFestival2026() {
        // Saturday the 14th is worked, the 15th to the 23rd are free, Saturday the 28th is worked.
        assertThat(SHANWEI.due(workingDays(1), "2026-02-13T16:00")).isEqualTo("2026-02-14T17:30");
        assertThat(SHANWEI.due(workingDays(2), "2026-02-13T16:00")).isEqualTo("2026-02-24T17:30");
        assertThat(SHANWEI.due(workingDays(6), "2026-02-13T16:00")).isEqualTo("2026-02-28T17:30");
        assertThat(SHANWEI.due(workingDays(7), "2026-02-13T16:00")).isEqualTo("2026-03-02T17:30");
    }

    @Test
    void explainsSpringFestivalDayByDayWithItsSource() {
        var due = SHANWEI.deadlines().due(Clock.of(TestTime.rule(workingDays(5)), SHANWEI.at("2025-01-24T10:00")));
        assertThat(due.lines())
                .extracting(
                        Due.Line::why,
                        line -> Unit.WORKING_DAYS.of(line.counted()).intValueExact(),
                        Due.Line::source)
                .containsExactly(
                        tuple("start.not-counted", 0, "the rule's document"),
                        tuple("rest.weekday", 0, "the rule's document"),
                        tuple("work.make-up", 1, NOTICE_2025),
                        tuple("work.day", 1, "the rule's document"),
                        tuple("rest.holiday", 0, NOTICE_2025),
                        tuple("work.day", 3, "the rule's document"));
        assertThat(Unit.WORKING_DAYS.of(due.counted()).intValueExact()).isEqualTo(5);
        assertThat(due.provisional()).isFalse();
    }

    @Test
    void saysWhenTheDayRestsOnHolidaysThatNobodyHasAnnounced() {
        var due = SHANWEI.deadlines().due(Clock.of(TestTime.rule(workingDays(10)), SHANWEI.at("2027-01-28T10:00")));
        assertThat(due.provisional()).isTrue();
    }

    @Test
    void emergenciesPassDayAndNight() {
        assertThat(SHANWEI.due(running(30, Unit.MINUTES), "2025-01-28T23:45")).isEqualTo("2025-01-29T00:15");
        assertThat(SHANWEI.due(running(2, Unit.HOURS), "2025-01-28T23:00")).isEqualTo("2025-01-29T01:00");
    }

    @Test
    void workingHoursStandStillAtNoonAndAtNight() {
        assertThat(SHANWEI.due(running(4, Unit.WORKING_HOURS), "2026-03-06T16:00"))
                .isEqualTo("2026-03-09T11:00");
        assertThat(SHANWEI.due(running(1, Unit.WORKING_HOURS), "2026-03-06T11:45"))
                .isEqualTo("2026-03-06T15:15");
    }

    @Test
    void theDayOfTheStartCountsOnlyWhereTheRuleSaysSo() {
        var counted = new TimeLimit(3, Unit.WORKING_DAYS, FirstDay.COUNTED, End.CLOSE_OF_OFFICE);
        assertThat(SHANWEI.due(counted, "2026-03-02T16:00")).isEqualTo("2026-03-04T17:30");
        assertThat(SHANWEI.due(workingDays(3), "2026-03-02T16:00")).isEqualTo("2026-03-05T17:30");
    }

    @Test
    void aLastDayThatIsFreeMovesToTheNextWorkingDay() {
        var moves = new TimeLimit(15, Unit.CALENDAR_DAYS, FirstDay.NOT_COUNTED, End.CLOSE_OF_OFFICE);
        var midnight = new TimeLimit(15, Unit.CALENDAR_DAYS, FirstDay.NOT_COUNTED, End.END_OF_WORKDAY);
        var stays = new TimeLimit(15, Unit.CALENDAR_DAYS, FirstDay.NOT_COUNTED, End.END_OF_DAY);
        assertThat(SHANWEI.due(moves, "2026-02-02T09:00")).isEqualTo("2026-02-24T17:30");
        assertThat(SHANWEI.due(midnight, "2026-02-02T09:00")).isEqualTo("2026-02-25T00:00");
        assertThat(SHANWEI.due(stays, "2026-02-02T09:00")).isEqualTo("2026-02-18T00:00");
    }

    @Test
    void whenClocksGoForwardAnElapsedHourIsAnHourAndACalendarDayADay() {
        assertThat(BOSTON.due(running(24, Unit.HOURS), "2015-03-07T12:00")).isEqualTo("2015-03-08T13:00");
        assertThat(BOSTON.due(running(1, Unit.CALENDAR_DAYS), "2015-03-07T12:00"))
                .isEqualTo("2015-03-08T12:00");
        assertThat(BOSTON.due(running(1, Unit.CALENDAR_DAYS), "2015-03-07T02:30"))
                .isEqualTo("2015-03-08T03:00");
    }

    @Test
    void whenClocksGoBackAnElapsedHourIsAnHourAndACalendarDayADay() {
        assertThat(BOSTON.due(running(24, Unit.HOURS), "2015-10-31T12:00")).isEqualTo("2015-11-01T11:00");
        assertThat(BOSTON.due(running(1, Unit.CALENDAR_DAYS), "2015-10-31T12:00"))
                .isEqualTo("2015-11-01T12:00");
        var twice = BOSTON.deadlines()
                .due(Clock.of(TestTime.rule(running(1, Unit.CALENDAR_DAYS)), BOSTON.at("2015-10-31T01:30")));
        assertThat(twice.at()).contains(Instant.parse("2015-11-01T05:30:00Z"));
    }

    @Test
    void whatIsUsedUpAtClosingTimeRunsUntilTheOfficeOpensWhereTheLimitSaysSo() {
        var limit = new TimeLimit(1, Unit.WORKING_DAYS, FirstDay.RUNNING, End.NEXT_OPENING);
        assertThat(BOSTON.due(limit, "2015-04-16T19:00")).isEqualTo("2015-04-21T08:30");
        assertThat(BOSTON.due(limit, "2015-04-17T10:11:12")).isEqualTo("2015-04-21T10:11:12");
        assertThat(BOSTON.due(limit, "2015-07-02T10:00")).isEqualTo("2015-07-03T10:00");
    }

    @Test
    void aPauseStopsTheClockToTheSecond() {
        var start = SHANWEI.at("2026-03-02T09:00");
        var pause = new Pause(
                start.plus(Duration.ofMinutes(10)), Optional.of(start.plus(Duration.ofMinutes(40))), "appraisal");
        var clock = new Clock(TestTime.rule(running(60, Unit.MINUTES)), start, List.of(pause), List.of());
        var due = SHANWEI.deadlines().due(clock);
        assertThat(SHANWEI.local(due)).isEqualTo("2026-03-02T10:30");
        assertThat(due.lines())
                .extracting(Due.Line::why)
                .containsExactly("counted.elapsed", "pause.appraisal", "counted.elapsed");
    }

    @Test
    void aClockThatStandsStillHasNoDueTimeYet() {
        var start = SHANWEI.at("2026-03-02T09:00");
        var pause = new Pause(start.plus(Duration.ofHours(3)), Optional.empty(), "appraisal");
        var clock = new Clock(TestTime.rule(workingDays(5)), start, List.of(pause), List.of());
        assertThat(SHANWEI.deadlines().due(clock).at()).isEmpty();
    }

    @Test
    void aClockInsideAnotherStopsWithItAndIsNeverDueLater() {
        var start = SHANWEI.at("2026-03-02T09:00");
        var pause = new Pause(SHANWEI.at("2026-03-03T00:00"), Optional.of(SHANWEI.at("2026-03-05T00:00")), "appraisal");
        var whole = new Clock(TestTime.rule(workingDays(5)), start, List.of(pause), List.of());
        var step = Clock.of(TestTime.rule(workingDays(2)), start);
        var late = Clock.of(TestTime.rule(workingDays(9)), start);
        var dues = SHANWEI.deadlines().nested(List.of(whole, step));
        assertThat(dues).extracting(SHANWEI::local).containsExactly("2026-03-11T17:30", "2026-03-06T17:30");
        var capped = SHANWEI.deadlines().nested(List.of(whole, late)).getLast();
        assertThat(SHANWEI.local(capped)).isEqualTo("2026-03-11T17:30");
        assertThat(capped.lines().getLast().why()).isEqualTo("end.within");
    }
}
