package org.minqing.area;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads {@code city.yaml}: every wrong value is said, a safe value stands in for it, and reading goes on. */
final class CitySettingsReader {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

    private final Document document;
    private final Faults faults;
    private final List<String> languages;

    CitySettingsReader(Document document, Faults faults) {
        this.document = document;
        this.faults = faults;
        this.languages = languages();
    }

    CitySettings settings() {
        var levels = levels();
        return new CitySettings(
                document,
                word("/id", ID),
                texts("/names"),
                zone(),
                languages,
                datum(),
                validFrom(),
                levels,
                divisions(),
                file("/grids/file"),
                gridLayers(levels),
                boundaries(levels),
                file("/area-texts"),
                noPlace(),
                texts("/map/attribution"));
    }

    private List<String> languages() {
        var found = new ArrayList<String>();
        for (var pointer : document.children("/languages")) {
            var language = word(pointer, LANGUAGE);
            if (!language.isEmpty() && !found.contains(language)) {
                found.add(language);
            }
        }
        if (found.isEmpty()) {
            fault("city.languages", "/languages", "The city speaks no language", "List at least one, such as [zh, en]");
        }
        return found;
    }

    private List<Level> levels() {
        var levels = new ArrayList<Level>();
        var ids = new HashSet<String>();
        for (var pointer : document.children("/levels")) {
            var id = word(pointer + "/id", ID);
            var digits = digits(pointer + "/digits");
            var kind = kind(pointer + "/kind");
            if (!ids.add(id)) {
                fault("level.twice", pointer + "/id", "Level " + id + " stands twice", "Name each level once");
            } else if (!levels.isEmpty() && digits <= levels.getLast().digits()) {
                var message = "Level " + id + " uses " + digits + " digits, no more than the level above";
                fault("level.digits", pointer + "/digits", message, "Let each level use more digits than the last");
            } else if (!id.isEmpty()) {
                levels.add(new Level(id, kind, digits, texts(pointer + "/names")));
            }
        }
        var listed = document.at("/levels").size();
        if (listed < 2 || listed > 8) {
            fault("city.levels", "/levels", "The city has " + listed + " levels", "List two to eight levels");
        }
        return levels;
    }

    private int digits(String pointer) {
        var node = document.at(pointer);
        if (node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 1 && node.intValue() <= 15) {
            return node.intValue();
        }
        fault("level.digits", pointer, "The digits of a level are a number from 1 to 15", "Write such a number");
        return 15;
    }

    private Level.Kind kind(String pointer) {
        var node = document.at(pointer);
        if (!node.isString() || !List.of("administrative", "grid").contains(node.stringValue())) {
            fault("level.kind", pointer, "A level is administrative or grid", "Write one of the two");
        }
        return node.isString() && node.stringValue().equals("grid") ? Level.Kind.GRID : Level.Kind.ADMINISTRATIVE;
    }

    private String zone() {
        var node = document.at("/zone");
        try {
            if (node.isString()) {
                return ZoneId.of(node.stringValue()).getId();
            }
        } catch (DateTimeException unknown) {
            // falls through to the one fault below
        }
        fault("city.zone", "/zone", "The time zone is not known", "Write an IANA zone, such as Asia/Shanghai");
        return "UTC";
    }

    private Datum datum() {
        var node = document.at("/datum");
        var datum = node.isString() ? Datum.named(node.stringValue()) : Optional.of(Datum.WGS84);
        if (datum.isEmpty() || !(node.isString() || node.isMissingNode())) {
            fault("city.datum", "/datum", "The datum is not known", "Write WGS84, GCJ02 or BD09");
        }
        return datum.orElse(Datum.WGS84);
    }

    private LocalDate validFrom() {
        var node = document.at("/valid-from");
        return Dates.read(node.isString() ? node.stringValue() : "").orElseGet(() -> {
            fault("city.valid-from", "/valid-from", "The date is missing or wrong", "Write it as \"2023-01-01\"");
            return LONG_AGO;
        });
    }

    private List<String> divisions() {
        var files = document.children("/divisions").stream()
                .map(pointer -> document.at(pointer).asString(""))
                .toList();
        if (files.isEmpty()) {
            fault("city.divisions", "/divisions", "No file of divisions is named", "List at least one CSV file");
        }
        return files;
    }

    private List<GridLayer> gridLayers(List<Level> levels) {
        var layers = new ArrayList<GridLayer>();
        var ids = new HashSet<String>();
        for (var pointer : document.children("/grids/layers")) {
            var id = word(pointer + "/id", ID);
            var over = document.at(pointer + "/over").asString("");
            if (levels.stream().noneMatch(level -> level.id().equals(over))) {
                fault("grid.level-unknown", pointer + "/over", "There is no level " + over, "Name a level of the city");
            } else if (!ids.add(id)) {
                fault("grid.layer-twice", pointer + "/id", "Layer " + id + " stands twice", "Name each layer once");
            } else {
                var each = document.at(pointer + "/each").asBoolean(false);
                layers.add(new GridLayer(id, over, each, texts(pointer + "/names")));
            }
        }
        return layers;
    }

    private Map<String, String> boundaries(List<Level> levels) {
        var files = new LinkedHashMap<String, String>();
        for (var name : document.at("/boundaries").propertyNames()) {
            var pointer = "/boundaries/" + Document.escaped(name);
            if (levels.stream().noneMatch(level -> level.id().equals(name))) {
                fault("boundary.level-unknown", pointer, "There is no level " + name, "Name a level of the city");
            } else {
                files.put(name, document.at(pointer).asString(""));
            }
        }
        return files;
    }

    private Optional<String> file(String pointer) {
        var node = document.at(pointer);
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }

    private List<Point> noPlace() {
        var points = new ArrayList<Point>();
        for (var pointer : document.children("/no-place")) {
            var x = document.at(pointer + "/x").asDouble(Double.NaN);
            var y = document.at(pointer + "/y").asDouble(Double.NaN);
            if (Math.abs(x) <= 180 && Math.abs(y) <= 90) {
                points.add(new Point(x, y));
            } else {
                fault("city.no-place", pointer, "A point has x and y in degrees", "Write {x: …, y: …}");
            }
        }
        return points;
    }

    /** Texts by language; each language of the city must have one. */
    private Map<String, String> texts(String pointer) {
        var texts = new LinkedHashMap<String, String>();
        Function<String, String> place = language -> pointer + "/" + Document.escaped(language);
        for (var language : languages) {
            var node = document.at(place.apply(language));
            if (!node.isString() || node.stringValue().isBlank()) {
                fault("text.missing", place.apply(language), "The text in " + language + " is missing", "Write it");
            } else {
                texts.put(language, node.stringValue());
            }
        }
        return texts;
    }

    private String word(String pointer, Pattern shape) {
        var node = document.at(pointer);
        if (node.isString() && shape.matcher(node.stringValue()).matches()) {
            return node.stringValue();
        }
        fault("word.shape", pointer, "The word is missing or has a wrong shape", "Write it like " + shape.pattern());
        return "";
    }

    private void fault(String code, String pointer, String message, String fix) {
        document.fault(faults, code, pointer, message, fix);
    }
}
