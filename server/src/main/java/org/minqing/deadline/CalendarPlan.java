package org.minqing.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What a working calendar is made from.
 *
 * @param from the first day that it answers for
 * @param to the last day that it answers for; later days follow their weekday, and what rests on them is provisional
 * @param hours the shifts of each weekday in their order; a weekday without any is a day of rest
 * @param makeUpHours the shifts of a make-up workday
 */
public record CalendarPlan(
        ZoneId zone,
        LocalDate from,
        LocalDate to,
        Map<DayOfWeek, List<Shift>> hours,
        List<Shift> makeUpHours,
        List<SpecialDay> days) {

    public CalendarPlan {
        hours = Map.copyOf(hours);
        makeUpHours = List.copyOf(makeUpHours);
        days = List.copyOf(days);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A calendar ends after it begins");
        }
        if (hours.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("A calendar has a working day");
        }
    }
}
