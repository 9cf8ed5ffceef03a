package org.minqing.deadline;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minqing.area.CityFolder;
import org.minqing.area.Faults;

/** Reads {@code calendar.yaml}. */
final class CalendarReader {

    static final String FILE = "calendar.yaml";

    private static final Pattern SHIFT = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");
    private static final int LONGEST_HOLIDAY = 31;
    private static final int MOST_YEARS = 60;

    private final TimeFile file;
    private final ZoneId zone;
    private final Map<LocalDate, SpecialDay> days = new HashMap<>();
    private final Map<DayOfWeek, List<Shift>> hours = new EnumMap<>(DayOfWeek.class);

    private CalendarReader(TimeFile file, ZoneId zone) {
        this.file = file;
        this.zone = zone;
    }

    /** The calendar as far as it is right; empty where nothing can be made of it. */
    static Optional<CalendarPlan> read(CityFolder folder, Faults faults) {
        var zone = ZoneId.of(folder.settings().zone());
        return TimeFile.open(folder, FILE, faults).flatMap(file -> new CalendarReader(file, zone).plan());
    }

    private Optional<CalendarPlan> plan() {
        file.allowOnly("", Set.of("valid", "hours", "make-up-hours", "sources", "holidays", "workdays"));
        file.allowOnly("/valid", Set.of("from", "to"));
        var from = file.date("/valid/from");
        var to = file.date("/valid/to");
        readHours();
        var makeUpHours = file.has("/make-up-hours") ? shifts("/make-up-hours") : List.<Shift>of();
        var sources = sources();
        holidays(sources);
        makeUps(sources, makeUpHours.isEmpty());
        if (from.isEmpty() || to.isEmpty() || !isSpan(from.get(), to.get()) || hours.isEmpty()) {
            return Optional.empty();
        }
        days.values().stream()
                .filter(day -> day.day().isBefore(from.get()) || day.day().isAfter(to.get()))
                .forEach(day -> fault("calendar.outside", "/valid", day.day() + " lies outside", "Widen the span"));
        IntStream.rangeClosed(from.get().getYear(), to.get().getYear())
                .filter(year -> days.keySet().stream().noneMatch(day -> day.getYear() == year))
                .forEach(
                        year -> fault("calendar.year-empty", "/valid", year + " has no holiday", "Enter or leave out"));
        return Optional.of(
                new CalendarPlan(zone, from.get(), to.get(), hours, makeUpHours, List.copyOf(days.values())));
    }

    private boolean isSpan(LocalDate from, LocalDate to) {
        var isSpan = !to.isBefore(from) && to.isBefore(from.plusYears(MOST_YEARS));
        if (!isSpan) {
            fault("calendar.span", "/valid", "It is valid from " + from + " to " + to, "Name up to 60 years in order");
        }
        return isSpan;
    }

    private void readHours() {
        var names = IntStream.rangeClosed(1, 7)
                .mapToObj(DayOfWeek::of)
                .collect(Collectors.toMap(day -> day.name().toLowerCase(Locale.ROOT), day -> day));
        file.allowOnly("/hours", names.keySet());
        names.forEach((name, day) -> {
            if (file.has("/hours/" + name)) {
                var shifts = shifts("/hours/" + name);
                if (!shifts.isEmpty()) {
                    hours.put(day, shifts);
                }
            }
        });
        if (hours.isEmpty()) {
            fault("calendar.hours", "/hours", "Nobody ever works", "Write monday: [\"08:30-12:00\", \"14:00-17:30\"]");
        }
    }

    private List<Shift> shifts(String pointer) {
        var shifts = new ArrayList<Shift>();
        for (var place : file.children(pointer)) {
            var shift = shift(file.at(place).asString(""));
            if (shift.isEmpty()) {
                fault("shift.shape", place, "These are no office hours", "Write them like \"08:30-12:00\"");
            } else if (!shifts.isEmpty()
                    && shift.get().opens().isBefore(shifts.getLast().closes())) {
                fault("shift.order", place, "They begin before the last ones end", "Write them in their order");
            } else {
                shifts.add(shift.get());
            }
        }
        return shifts;
    }

    private static Optional<Shift> shift(String text) {
        var parts = SHIFT.matcher(text);
        try {
            return parts.matches()
                    ? Optional.of(new Shift(LocalTime.parse(parts.group(1)), LocalTime.parse(parts.group(2))))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    /** The documents by their id, each shown as title and number. */
    private Map<String, String> sources() {
        var sources = new HashMap<String, String>();
        for (var pointer : file.children("/sources")) {
            file.allowOnly(pointer, Set.of("id", "title", "document"));
            var id = file.word(pointer + "/id", TimeFile.ID);
            var title = file.text(pointer + "/title");
            var document = file.has(pointer + "/document")
                    ? " " + file.at(pointer + "/document").asString("")
                    : "";
            if (id.isPresent() && title.isPresent() && sources.put(id.get(), title.get() + document) != null) {
                fault("source.twice", pointer + "/id", id.get() + " stands twice", "Give each its own id");
            }
        }
        return sources;
    }

    private void holidays(Map<String, String> sources) {
        for (var pointer : file.children("/holidays")) {
            file.allowOnly(pointer, Set.of("from", "to", "names", "source", "provisional"));
            var from = file.date(pointer + "/from");
            var to = file.has(pointer + "/to") ? file.date(pointer + "/to") : from;
            var names = file.names(pointer + "/names");
            var source = file.oneOf(pointer + "/source", sources);
            var provisional = file.yes(pointer + "/provisional");
            if (from.isEmpty() || to.isEmpty() || source.isEmpty()) {
                continue;
            }
            if (to.get().isBefore(from.get()) || to.get().isAfter(from.get().plusDays(LONGEST_HOLIDAY))) {
                fault("holiday.span", pointer, "It lasts from " + from.get() + " to " + to.get(), "Correct the days");
                continue;
            }
            from.get()
                    .datesUntil(to.get().plusDays(1))
                    .map(day -> new SpecialDay(day, SpecialDay.Kind.HOLIDAY, names, source.get(), provisional))
                    .forEach(day -> add(pointer, day));
        }
    }

    private void makeUps(Map<String, String> sources, boolean withoutHours) {
        var pointers = file.children("/workdays");
        if (!pointers.isEmpty() && withoutHours) {
            fault("calendar.make-up-hours", "/make-up-hours", "Make-up workdays have no hours", "Write their shifts");
        }
        for (var pointer : pointers) {
            file.allowOnly(pointer, Set.of("day", "names", "source", "provisional"));
            var day = file.date(pointer + "/day");
            var names = file.names(pointer + "/names");
            var source = file.oneOf(pointer + "/source", sources);
            var provisional = file.yes(pointer + "/provisional");
            if (day.isEmpty() || source.isEmpty()) {
                continue;
            }
            if (hours.containsKey(day.get().getDayOfWeek())) {
                fault("workday.ordinary", pointer + "/day", day.get() + " is a working day anyway", "Leave it out");
            }
            add(pointer, new SpecialDay(day.get(), SpecialDay.Kind.MAKE_UP, names, source.get(), provisional));
        }
    }

    private void add(String pointer, SpecialDay day) {
        if (days.putIfAbsent(day.day(), day) != null) {
            fault("day.twice", pointer, day.day() + " stands twice", "Say once what the day is");
        }
    }

    private void fault(String code, String pointer, String message, String fix) {
        file.fault(code, pointer, message, fix);
    }
}
