package org.minqing.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every day of a calendar written out.
 *
 * @param beginnings the first second of each day, and of the day after the last
 * @param opens the opening second of each shift
 * @param closes the closing second of each shift
 * @param worked the working seconds before each shift
 * @param firstShift the number of shifts before each day
 * @param workdays the number of working days before each day
 * @param workdayAt the day of each working day
 */
record DayTable(
        long[] beginnings,
        long[] opens,
        long[] closes,
        long[] worked,
        int[] firstShift,
        int[] workdays,
        int[] workdayAt,
        List<DayRun> runs,
        long[] runBegins) {

    /** Further than any limit reaches; what lies beyond the plan follows the weekdays. */
    private static final int YEARS_BEFORE = 5;

    private static final int YEARS_AFTER = 15;

    static DayTable of(CalendarPlan plan) {
        var writing = new Writing(plan);
        var end = plan.to().plusYears(YEARS_AFTER);
        for (var day = plan.from().minusYears(YEARS_BEFORE); !day.isAfter(end); day = day.plusDays(1)) {
            writing.add(day);
        }
        return writing.table(end.plusDays(1));
    }

    int dayOf(long second) {
        check(second);
        return WorkCalendar.atOrBefore(beginnings, second);
    }

    void check(long second) {
        if (second < beginnings[0] || second >= beginnings[beginnings.length - 1]) {
            throw new IllegalArgumentException("The calendar does not reach to second " + second);
        }
    }

    long beginning(int day) {
        return beginnings[day];
    }

    int workday(int number) {
        return workdayAt[number];
    }

    long workedBeforeDay(int day) {
        return workedBeforeShift(firstShift[day]);
    }

    long workedOn(int day) {
        return workedBeforeShift(firstShift[day + 1]) - workedBeforeShift(firstShift[day]);
    }

    private long workedBeforeShift(int shift) {
        if (shift < worked.length) {
            return worked[shift];
        }
        var last = worked.length - 1;
        return worked[last] + closes[last] - opens[last];
    }

    List<DayRun> runs(long from, long until) {
        check(from);
        var first = WorkCalendar.atOrBefore(runBegins, from);
        var last = WorkCalendar.atOrBefore(runBegins, Math.max(from, until - 1));
        return runs.subList(first, last + 1);
    }

    /** The table while its days are added. */
    private static final class Writing {

        private final CalendarPlan plan;
        private final Map<LocalDate, SpecialDay> special = new HashMap<>();
        private final List<Long> beginnings = new ArrayList<>();
        private final List<Long> opens = new ArrayList<>();
        private final List<Long> closes = new ArrayList<>();
        private final List<Long> worked = new ArrayList<>();
        private final List<Integer> firstShift = new ArrayList<>();
        private final List<Integer> workdays = new ArrayList<>();
        private final List<Integer> workdayAt = new ArrayList<>();
        private final List<DayRun> runs = new ArrayList<>();
        private long total;

        Writing(CalendarPlan plan) {
            this.plan = plan;
            plan.days().forEach(day -> special.put(day.day(), day));
        }

        void add(LocalDate day) {
            var shifts = shifts(day);
            if (!shifts.isEmpty()) {
                workdayAt.add(beginnings.size());
            }
            begin(day);
            for (var shift : shifts) {
                var open = day.atTime(shift.opens()).atZone(plan.zone()).toEpochSecond();
                var close = day.atTime(shift.closes()).atZone(plan.zone()).toEpochSecond();
                opens.add(open);
                closes.add(close);
                worked.add(total);
                total += close - open;
            }
            run(day, !shifts.isEmpty());
        }

        private void begin(LocalDate day) {
            workdays.add(shifts(day).isEmpty() ? workdayAt.size() : workdayAt.size() - 1);
            firstShift.add(opens.size());
            beginnings.add(day.atStartOfDay(plan.zone()).toEpochSecond());
        }

        private List<Shift> shifts(LocalDate day) {
            var known = special.get(day);
            if (known == null) {
                return plan.hours().getOrDefault(day.getDayOfWeek(), List.of());
            }
            return known.kind() == SpecialDay.Kind.HOLIDAY ? List.of() : plan.makeUpHours();
        }

        private void run(LocalDate day, boolean works) {
            var known = special.get(day);
            var plain = works ? DayRun.Nature.WORKDAY : DayRun.Nature.REST;
            var nature = known == null
                    ? plain
                    : known.kind() == SpecialDay.Kind.HOLIDAY ? DayRun.Nature.HOLIDAY : DayRun.Nature.MAKE_UP;
            var source = known == null ? "" : known.source();
            var provisional = known == null ? day.isBefore(plan.from()) || day.isAfter(plan.to()) : known.provisional();
            var begins = day.atStartOfDay(plan.zone()).toEpochSecond();
            var ends = day.plusDays(1).atStartOfDay(plan.zone()).toEpochSecond();
            if (!runs.isEmpty() && runs.getLast().continues(nature, source, provisional)) {
                begins = runs.removeLast().begins();
            }
            runs.add(new DayRun(begins, ends, nature, source, provisional));
        }

        DayTable table(LocalDate after) {
            beginnings.add(after.atStartOfDay(plan.zone()).toEpochSecond());
            firstShift.add(opens.size());
            workdays.add(workdayAt.size());
            return new DayTable(
                    longs(beginnings),
                    longs(opens),
                    longs(closes),
                    longs(worked),
                    integers(firstShift),
                    integers(workdays),
                    integers(workdayAt),
                    List.copyOf(runs),
                    runs.stream().mapToLong(DayRun::begins).toArray());
        }

        private static long[] longs(List<Long> numbers) {
            return numbers.stream().mapToLong(Long::longValue).toArray();
        }

        private static int[] integers(List<Integer> numbers) {
            return numbers.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
