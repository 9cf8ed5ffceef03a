package org.minqing.deadline.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.minqing.area.Document;
import org.minqing.deadline.Clock;
import org.minqing.deadline.Deadlines;
import org.minqing.deadline.TimeLimit;
import org.minqing.deadline.TimeLimit.Unit;
import org.minqing.deadline.WorkCalendar;

/**
 * Finds for each type the limit under which most targets come out, by trying them: up to 60 working days, and the calendar
 * days that lie between opening and target in its rows. Then it looks whether another limit before one day of the span in
 * which changes are looked for explains at least ten rows more.
 */
final class LimitSearch {

    private static final int MOST_WORKING_DAYS = 60;
    private static final int GAIN = 10;
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

    private final WorkCalendar calendar;
    private final Deadlines deadlines;
    private final List<LocalDate> changes;

    /** A limit and the rows that agree with it, in the order of the rows. */
    private record Tried(TimeLimit limit, boolean[] agrees) {

        int count(Predicate<Integer> rows) {
            return (int) IntStream.range(0, agrees.length)
                    .filter(row -> agrees[row] && rows.test(row))
                    .count();
        }
    }

    LimitSearch(WorkCalendar calendar, Document settings) {
        this.calendar = calendar;
        this.deadlines = new Deadlines(calendar);
        this.changes = LocalDate.parse(settings.at("/changes/from").asString())
                .datesUntil(LocalDate.parse(settings.at("/changes/to").asString()))
                .toList();
    }

    void write(List<Request> requests, Path file) {
        var lines = new ArrayList<String>();
        lines.add(String.join(",", Limits.COLUMNS));
        requests.stream()
                .collect(Collectors.groupingBy(Request::type, TreeMap::new, Collectors.toList()))
                .forEach((type, rows) -> lines.addAll(found(type, rows)));
        try {
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException("The limits cannot be written", failed);
        }
    }

    private List<String> found(String type, List<Request> rows) {
        var tried = candidates(rows).map(limit -> tried(limit, rows)).toList();
        var best = best(tried, row -> true);
        var lines = new ArrayList<String>();
        lines.add(line(type, best.limit(), "", rows.size(), best.count(row -> true)));
        var gain = GAIN - 1;
        for (var change : changes) {
            var moment = change.atStartOfDay(calendar.zone()).toInstant();
            var former = best(tried, row -> rows.get(row).open().isBefore(moment));
            var more =
                    former.count(row -> isBefore(rows, row, moment)) - best.count(row -> isBefore(rows, row, moment));
            if (more > gain && !former.limit().equals(best.limit())) {
                gain = more;
                var before = (int)
                        rows.stream().filter(row -> row.open().isBefore(moment)).count();
                var agreed = former.count(row -> isBefore(rows, row, moment));
                lines.subList(1, lines.size()).clear();
                lines.add(line(type, former.limit(), change.minusDays(1).toString(), before, agreed));
            }
        }
        return lines;
    }

    private static boolean isBefore(List<Request> rows, int row, Instant moment) {
        return rows.get(row).open().isBefore(moment);
    }

    private static Tried best(List<Tried> tried, Predicate<Integer> rows) {
        return tried.stream()
                .reduce((one, other) -> other.count(rows) > one.count(rows) ? other : one)
                .orElseThrow();
    }

    private Tried tried(TimeLimit limit, List<Request> rows) {
        var rule = Limits.rule("tried", limit, LONG_AGO);
        var agrees = new boolean[rows.size()];
        for (var row = 0; row < agrees.length; row++) {
            var request = rows.get(row);
            var due = deadlines.due(Clock.of(rule, request.open())).at().orElseThrow();
            agrees[row] = Duration.between(request.target(), due).abs().toSeconds() < 60;
        }
        return new Tried(limit, agrees);
    }

    private static Stream<TimeLimit> candidates(List<Request> rows) {
        var calendarDays = rows.stream()
                .mapToLong(row ->
                        Math.round(Duration.between(row.open(), row.target()).toMinutes() / 1_440.0))
                .filter(days -> days >= 0 && days <= 1_000)
                .distinct()
                .sorted()
                .mapToObj(days -> Limits.limit((int) days, Unit.CALENDAR_DAYS));
        var workingDays =
                IntStream.rangeClosed(0, MOST_WORKING_DAYS).mapToObj(days -> Limits.limit(days, Unit.WORKING_DAYS));
        return Stream.concat(workingDays, calendarDays);
    }

    private static String line(String type, TimeLimit limit, String until, int rows, int agreed) {
        var unit = limit.unit().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var quoted = type.contains(",") || type.contains("\"") ? "\"" + type.replace("\"", "\"\"") + "\"" : type;
        return String.join(
                ",", quoted, String.valueOf(limit.amount()), unit, until, String.valueOf(rows), String.valueOf(agreed));
    }
}
