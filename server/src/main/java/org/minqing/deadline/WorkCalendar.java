package org.minqing.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * When the city works. Everything is worked out once for some years around the days that the plan answers for, so that a
 * question is a binary search. Seconds are those of the epoch; parts of a second are cut off.
 */
public final class WorkCalendar {

    private final ZoneId zone;
    private final DayTable days;

    public WorkCalendar(CalendarPlan plan) {
        zone = plan.zone();
        days = DayTable.of(plan);
    }

    public ZoneId zone() {
        return zone;
    }

    /** Whether people work on this day, make-up workdays included. */
    public boolean isWorkday(LocalDate day) {
        return days.workedOn(days.dayOf(day.atStartOfDay(zone).toEpochSecond())) > 0;
    }

    /** The working time from one instant to a later one. */
    public Duration worked(Instant from, Instant to) {
        return Duration.ofSeconds(workedBefore(to.getEpochSecond()) - workedBefore(from.getEpochSecond()));
    }

    long workedBefore(long second) {
        days.check(second);
        var shift = atOrBefore(days.opens(), second);
        return shift < 0 ? 0 : days.worked()[shift] + Math.min(second, days.closes()[shift]) - days.opens()[shift];
    }

    /** The first second by which so much has been worked: at the end of a shift it is the closing time. */
    long whenWorked(long amount) {
        var found = Arrays.binarySearch(days.worked(), amount);
        var shift = found >= 0 ? found - 1 : -found - 2;
        return days.opens()[shift] + amount - days.worked()[shift];
    }

    /** Working days before a second, a day being worth as much as an elapsed one; part of a day counts by its hours. */
    long workdaysBefore(long second) {
        var day = days.dayOf(second);
        var whole = days.workdays()[day] * Measure.DAY;
        var length = days.workedOn(day);
        return length == 0 ? whole : whole + (workedBefore(second) - days.workedBeforeDay(day)) * Measure.DAY / length;
    }

    /** The first second by which so many working days have passed: for whole days, the closing time of the last. */
    long whenWorkdays(long amount) {
        var day = days.workday(Math.toIntExact((amount - 1) / Measure.DAY));
        var part = (amount - 1) % Measure.DAY + 1;
        return whenWorked(days.workedBeforeDay(day) + Math.ceilDiv(part * days.workedOn(day), Measure.DAY));
    }

    /** This second where people work at it, otherwise the next opening. */
    long nextOpening(long second) {
        days.check(second);
        var shift = atOrBefore(days.opens(), second);
        return shift >= 0 && second < days.closes()[shift] ? second : days.opens()[shift + 1];
    }

    long beginningOfDay(long second) {
        return days.beginning(days.dayOf(second));
    }

    long endOfDay(long second) {
        return days.beginning(days.dayOf(second) + 1);
    }

    /** The day itself where it is a working day, otherwise the next one; told by any second of it. */
    long workdayFrom(long second) {
        var day = days.dayOf(second);
        return days.workedOn(day) > 0 ? second : days.beginning(days.workday(days.workdays()[day]));
    }

    /** The beginning of the day that lies so many days, or working days, before the day of a second. */
    long daysBack(long second, int amount, boolean workdaysOnly) {
        var day = days.dayOf(second);
        return days.beginning(workdaysOnly ? days.workday(days.workdays()[day] - amount) : day - amount);
    }

    /** The closing time of a working day, told by any second of it. */
    long closing(long second) {
        var day = days.dayOf(second);
        return whenWorked(days.workedBeforeDay(day) + days.workedOn(day));
    }

    /** The runs of days that touch the time from one second to another. */
    List<DayRun> runs(long from, long until) {
        return days.runs(from, until);
    }

    static int atOrBefore(long[] sorted, long wanted) {
        var found = Arrays.binarySearch(sorted, wanted);
        return found >= 0 ? found : -found - 2;
    }
}
