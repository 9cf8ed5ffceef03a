package org.minqing.scenario.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minqing.scenario.Field;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.FieldType.Option;

/** Reads the fields of a scenario: the one registry from which its forms choose. */
record FieldReader(TextsReader texts, Set<String> retentions, Vocabulary words) {

    private static final int MOST_FIELDS = 200;
    private static final int MOST_OPTIONS = 2_000;
    private static final int DEEPEST_TREE = 5;
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_PHOTOS = 20;
    private static final long LARGEST_NUMBER = 1L << 53;
    private static final long LARGEST_OPEN_NUMBER = 1_000_000;

    private enum Kind {
        TEXT,
        CHOICE,
        NUMBER,
        BOOLEAN,
        DATE,
        PHOTO
    }

    List<Field> read(Passage fields) {
        if (!fields.present()) {
            fields.missing();
        }
        return fields.ids(MOST_FIELDS).stream().map(this::field).toList();
    }

    private Field field(Passage field) {
        var kind = field.at("type").oneOf(List.of(Kind.values()));
        var open = field.at("open").flag();
        if (open) {
            mayBeOpen(field, kind);
        }
        var hint = texts.optional(field.at("hint"));
        return new Field(
                field.key(), texts.required(field.at("names")), type(field, kind), open, retention(field, open), hint);
    }

    private String retention(Passage field, boolean open) {
        var retention = field.at("retention");
        if (open) {
            if (retention.present()) {
                retention.fault("retention.open", "An open field has no retention class", "Remove one of the two");
            }
            return "";
        }
        if (!retention.present()) {
            field.fault(
                    "retention.missing", "The sealed field “" + field.key() + "” has no retention class", "Name one");
            return "";
        }
        var id = retention.text();
        if (!id.isEmpty() && !retentions.contains(id)) {
            retention.fault(
                    "retention.unknown", "There is no retention class “" + id + "”", "Add it under “retention”");
        }
        return id;
    }

    /** Free text and days of people's lives are always sealed, and so is a number long enough to be somebody's. */
    private static void mayBeOpen(Passage field, Kind kind) {
        switch (kind) {
            case TEXT, DATE ->
                field.at("open")
                        .fault(
                                "field.open-text",
                                "“" + field.key() + "” may name a person and is open",
                                "Remove “open” and name a retention class");
            case NUMBER -> {
                var most = field.at("most").node();
                if (!most.isIntegralNumber() || most.asLong() > LARGEST_OPEN_NUMBER) {
                    field.at("open")
                            .fault(
                                    "field.open-number",
                                    "“" + field.key() + "” is open and could hold a telephone or identity number",
                                    "Give “most” up to " + LARGEST_OPEN_NUMBER + " or seal it");
                }
            }
            case CHOICE, BOOLEAN, PHOTO -> {}
        }
    }

    private FieldType type(Passage field, Kind kind) {
        return switch (kind) {
            case TEXT -> {
                field.only("type", "names", "hint", "retention", "open", "longest");
                yield new FieldType.Text(bound(field, "longest", 1, LONGEST_TEXT, 500));
            }
            case CHOICE -> {
                field.only("type", "names", "hint", "retention", "open", "options");
                yield FieldType.Choice.of(options(field));
            }
            case NUMBER -> {
                field.only("type", "names", "hint", "retention", "open", "least", "most");
                yield number(field);
            }
            case BOOLEAN -> {
                field.only("type", "names", "hint", "retention", "open");
                yield new FieldType.Flag();
            }
            case DATE -> {
                field.only("type", "names", "hint", "retention", "open");
                yield new FieldType.Day();
            }
            case PHOTO -> {
                field.only("type", "names", "hint", "retention", "open", "fewest", "most");
                yield photos(field);
            }
        };
    }

    private static int bound(Passage field, String key, int least, int most, int fallback) {
        return field.at(key).number(least, most).orElse((long) fallback).intValue();
    }

    private static FieldType number(Passage field) {
        var least = field.at("least").number(-LARGEST_NUMBER, LARGEST_NUMBER).orElse(0L);
        var most = field.at("most").number(-LARGEST_NUMBER, LARGEST_NUMBER).orElse(LARGEST_NUMBER);
        upwards(field, least, most);
        return new FieldType.WholeNumber(least, most);
    }

    private static FieldType photos(Passage field) {
        var fewest = bound(field, "fewest", 1, MOST_PHOTOS, 1);
        var most = bound(field, "most", 1, MOST_PHOTOS, 6);
        upwards(field, fewest, most);
        return new FieldType.Photos(fewest, most);
    }

    private static void upwards(Passage field, long least, long most) {
        if (least > most) {
            field.fault("scenario.range", "The bounds run downwards", "Let the lower bound be the smaller one");
        }
    }

    private List<Option> options(Passage field) {
        var seen = new HashSet<String>();
        var options = options(field.at("options"), seen, Optional.empty(), 1);
        if (seen.size() > MOST_OPTIONS) {
            field.fault("scenario.too-much", "There are " + seen.size() + " choices", "Keep to " + MOST_OPTIONS);
        }
        if (options.isEmpty()) {
            field.fault("field.no-options", "“" + field.key() + "” has nothing to choose from", "Add “options”");
        }
        return options;
    }

    private List<Option> options(Passage list, Set<String> seen, Optional<String> inherited, int depth) {
        if (depth > DEEPEST_TREE) {
            list.fault("scenario.too-deep", "The choices are nested too deeply", "Keep to " + DEEPEST_TREE + " levels");
            return List.of();
        }
        var options = new ArrayList<Option>();
        for (var option : list.elements(MOST_OPTIONS)) {
            option.only("code", "names", "department", "under");
            var code = option.at("code").id();
            if (!code.isEmpty() && !seen.add(code)) {
                option.fault("scenario.duplicate", "The code “" + code + "” stands here twice", "Choose another code");
            }
            var names = texts.required(option.at("names"));
            var department = department(option.at("department")).or(() -> inherited);
            options.add(new Option(code, names, department, options(option.at("under"), seen, department, depth + 1)));
        }
        return options;
    }

    private Optional<String> department(Passage department) {
        if (!department.present()) {
            return Optional.empty();
        }
        var id = department.text();
        if (!words.hasDepartment(id)) {
            var known = String.join(", ", words.departments().stream().sorted().toList());
            department.fault("department.unknown", "This city has no department “" + id + "”", "Choose of: " + known);
        }
        return Optional.of(id);
    }
}
