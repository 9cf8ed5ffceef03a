package org.minqing.casework.imports;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
    private final Faults faults;

    MappingReader(Document file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** The mapping; only to be used when no fault was added. */
    Mapping read(Scenarios scenarios) {
        only("", "source", "scenario", "reference", "times", "place", "fields", "ending");
        only("/times", "zone", "reported", "ended");
        var scenario = scenarios.current(text("/scenario"));
        if (scenario.isEmpty()) {
            fault("mapping.scenario", "/scenario", "This city has no such scenario", "Name one of its scenarios");
        }
        return new Mapping(
                text("/source"),
                text("/scenario"),
                text("/reference"),
                new Mapping.Times(zone(), text("/times/reported"), optional("/times/ended")),
                place(),
                answers("/fields", scenario.map(Scenario::form)),
                answers(
                        "/ending",
                        scenario.map(found -> found.flow().lastOfMainLine().form())));
    }

    private Mapping.Place place() {
        only("/place", "x", "y", "datum", "text", "area");
        Optional<Mapping.Coordinates> point = has("/place/x") || has("/place/y")
                ? Optional.of(new Mapping.Coordinates(text("/place/x"), text("/place/y"), datum()))
                : Optional.empty();
        var area = optional("/place/area").filter(code -> {
            if (!AREA.matcher(code).matches()) {
                fault("mapping.area", "/place/area", "This is no area code", "Write its 15 digits in quotes");
            }
            return AREA.matcher(code).matches();
        });
        var place =
                new Mapping.Place(point, optional("/place/text"), area.map(code -> new AreaCode(Long.parseLong(code))));
        if (point.isEmpty() && place.text().isEmpty() && area.isEmpty()) {
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
        only(pointer, "column", "columns", "joined", "values", "otherwise");
        var field = pointer.substring(pointer.lastIndexOf('/') + 1);
        if (form.isPresent() && form.get().field(field).isEmpty()) {
            fault("mapping.field", pointer, "The step asks for no “" + field + "”", "Name a field of the scenario");
        }
        var columns = has(pointer + "/columns")
                ? file.children(pointer + "/columns").stream().map(this::text).toList()
                : List.of(text(pointer + "/column"));
        Map<String, String> values = new LinkedHashMap<>();
        file.at(pointer + "/values")
                .properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().asString("")));
        var joined = has(pointer + "/joined") ? file.at(pointer + "/joined").asString(" ") : " ";
        return new Mapping.Answer(field, columns, joined, Map.copyOf(values), optional(pointer + "/otherwise"));
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
