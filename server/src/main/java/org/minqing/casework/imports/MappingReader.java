package org.minqing.casework.imports;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.minqing.area.Datum;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.kernel.AreaCode;
import org.minqing.scenario.Form;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Scenarios;

/** Reads a mapping file and holds it against the scenario; all faults are said at once. */
final class MappingReader {

    private static final Pattern AREA = Pattern.compile("[1-9][0-9]{14}");

    private final Document file;
    private final Map<String, String> given;
    private final Faults faults;

    /** {@code given} is what was said with the command, by field. */
    MappingReader(Document file, Map<String, String> given, Faults faults) {
        this.file = file;
        this.given = given;
        this.faults = faults;
    }

    /** The mapping; only to be used when no fault was added. */
    Mapping read(Scenarios scenarios) {
        only("", "source", "scenario", "as", "reference", "times", "place", "fields", "ending");
        only("/times", "zone", "reported", "ended");
        var scenario = scenarios.current(text("/scenario"));
        if (scenario.isEmpty()) {
            fault("mapping.scenario", "/scenario", "This city has no such scenario", "Name one of its scenarios");
        }
        var as = as();
        if (as == Mapping.As.REPORTS && (has("/times/ended") || has("/ending"))) {
            fault("mapping.as", "/as", "What is reported now has not ended", "Leave out times.ended and ending");
        }
        checkGiven();
        return new Mapping(
                text("/source"),
                text("/scenario"),
                as,
                text("/reference"),
                new Mapping.Times(zone(), text("/times/reported"), optional("/times/ended")),
                place(),
                answers("/fields", scenario.map(Scenario::form)),
                answers(
                        "/ending",
                        scenario.map(found -> found.flow().lastOfMainLine().form())));
    }

    private Mapping.As as() {
        var written = optional("/as").orElse(Mapping.As.HISTORY.code());
        var known = Arrays.stream(Mapping.As.values())
                .filter(as -> as.code().equals(written))
                .findFirst();
        if (known.isEmpty()) {
            fault("mapping.as", "/as", "Rows are not “" + written + "”", "Write history or reports");
        }
        return known.orElse(Mapping.As.HISTORY);
    }

    private Mapping.Place place() {
        only("/place", "x", "y", "datum", "text", "area");
        var code = has("/place/area/column") ? Optional.of(text("/place/area/column")) : Optional.<String>empty();
        Optional<Mapping.Coordinates> point = has("/place/x") || has("/place/y")
                ? Optional.of(new Mapping.Coordinates(text("/place/x"), text("/place/y"), datum()))
                : Optional.empty();
        var area = optional("/place/area").filter(digits -> {
            if (!AREA.matcher(digits).matches()) {
                fault("mapping.area", "/place/area", "This is no area code", "Write its 15 digits in quotes");
            }
            return AREA.matcher(digits).matches();
        });
        var place = new Mapping.Place(
                point, code, optional("/place/text"), area.map(digits -> new AreaCode(Long.parseLong(digits))));
        if (point.isEmpty() && code.isEmpty() && place.text().isEmpty() && area.isEmpty()) {
            fault("mapping.place", "/place", "Nothing says where a row is", "Name x and y, text or area");
        }
        return place;
    }

    private List<Mapping.Answer> answers(String pointer, Optional<Form> form) {
        return file.children(pointer).stream()
                .map(answer -> answer(answer, form))
                .toList();
    }

    private Mapping.Answer answer(String pointer, Optional<Form> form) {
        only(pointer, "column", "columns", "joined", "values", "otherwise", "dates", "when-asked", "given");
        var field = pointer.substring(pointer.lastIndexOf('/') + 1);
        if (form.isPresent() && form.get().field(field).isEmpty()) {
            fault("mapping.field", pointer, "The step asks for no “" + field + "”", "Name a field of the scenario");
        }
        var when = file.at(pointer + "/when-asked").asBoolean(false);
        if (isGiven(pointer)) {
            return new Mapping.Answer(
                    field, List.of(), "", Map.of(), Optional.ofNullable(given.get(field)), List.of(), when);
        }
        var columns = has(pointer + "/columns")
                ? file.children(pointer + "/columns").stream().map(this::text).toList()
                : List.of(text(pointer + "/column"));
        Map<String, String> values = new LinkedHashMap<>();
        file.at(pointer + "/values")
                .properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().asString("")));
        var joined = has(pointer + "/joined") ? file.at(pointer + "/joined").asString(" ") : " ";
        var dates = file.children(pointer + "/dates").stream()
                .flatMap(pattern -> pattern(pattern).stream())
                .toList();
        return new Mapping.Answer(
                field, columns, joined, Map.copyOf(values), optional(pointer + "/otherwise"), dates, when);
    }

    private boolean isGiven(String pointer) {
        return file.at(pointer + "/given").asBoolean(false);
    }

    /** Each field that is said with the command is said, and nothing else is. */
    private void checkGiven() {
        var asked = file.children("/fields").stream()
                .filter(this::isGiven)
                .map(pointer -> pointer.substring(pointer.lastIndexOf('/') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        asked.stream()
                .filter(field -> !given.containsKey(field))
                .forEach(field -> fault(
                        "mapping.given",
                        "/fields/" + field,
                        "The command does not say “" + field + "”",
                        "Say --given " + field + "=…"));
        given.keySet().stream()
                .filter(field -> !asked.contains(field))
                .sorted()
                .forEach(field -> fault(
                        "mapping.given",
                        "/fields/" + field,
                        "The mapping does not ask the command for “" + field + "”",
                        "Known: " + asked));
    }

    private Optional<DateTimeFormatter> pattern(String pointer) {
        try {
            return Optional.of(DateTimeFormatter.ofPattern(text(pointer), Locale.ROOT));
        } catch (IllegalArgumentException wrong) {
            fault("mapping.dates", pointer, "This is no way to write a day", "Write such as yyyy/MM/dd");
            return Optional.empty();
        }
    }

    private ZoneId zone() {
        var zone = text("/times/zone");
        try {
            return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            fault("mapping.zone", "/times/zone", "There is no zone “" + zone + "”", "Write such as America/New_York");
            return ZoneOffset.UTC;
        }
    }

    private Datum datum() {
        var written = text("/place/datum");
        var known = Arrays.stream(Datum.values())
                .filter(datum -> datum.name().equals(written))
                .findFirst();
        if (known.isEmpty()) {
            fault("mapping.datum", "/place/datum", "This is no datum", "Write one of " + List.of(Datum.values()));
        }
        return known.orElse(Datum.WGS84);
    }

    private String text(String pointer) {
        var text = optional(pointer);
        if (text.isEmpty()) {
            fault("mapping.missing", pointer, "A text is missing here", "Write it");
        }
        return text.orElse("");
    }

    private Optional<String> optional(String pointer) {
        var node = file.at(pointer);
        return node.isString() && !node.asString().isBlank() ? Optional.of(node.asString()) : Optional.empty();
    }

    private boolean has(String pointer) {
        return !file.at(pointer).isMissingNode();
    }

    private void only(String pointer, String... known) {
        for (var child : file.children(pointer)) {
            var key = child.substring(child.lastIndexOf('/') + 1);
            if (!Set.of(known).contains(key)) {
                fault("mapping.key", child, "Nothing is called “" + key + "” here", "Known: " + List.of(known));
            }
        }
    }

    private void fault(String code, String pointer, String message, String fix) {
        file.fault(faults, code, pointer, message, fix);
    }
}
