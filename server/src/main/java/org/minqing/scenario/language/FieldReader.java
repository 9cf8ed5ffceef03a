package org.minqing.scenario.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.minqing.area.Nearest;
import org.minqing.scenario.Field;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.FieldType.Option;
import org.minqing.scenario.Form;
import org.minqing.scenario.Rules;
import org.minqing.scenario.Section;
import org.minqing.scenario.Subject;
import org.minqing.scenario.expression.Terms;

/** Reads the fields of a scenario: the one registry from which its forms choose. */
record FieldReader(TextsReader texts, Set<String> retentions, Vocabulary words, Map<String, Section> sections) {

    private static final int MOST_FIELDS = 200;
    private static final int MOST_OPTIONS = 2_000;
    private static final int DEEPEST_TREE = 5;
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_PHOTOS = 20;
    private static final long LARGEST_NUMBER = 1L << 53;
    private static final long LARGEST_OPEN_NUMBER = 1_000_000;

    private static final long LARGEST_DECIMAL = 1_000_000_000;
    private static final int MOST_PLACES = 6;
    private static final int MOST_INNER = 30;
    private static final int MOST_ROWS = 50;
    private static final String[] OUTER = {"type", "names", "hint", "retention", "open", "section"};
    private static final String[] INNER = {"type", "names", "hint", "required"};

    private enum Kind {
        TEXT,
        CHOICE,
        NUMBER,
        BOOLEAN,
        DECIMAL,
        DATE,
        TIME,
        PHOTO,
        GROUP
    }

    List<Field> read(Passage fields) {
        if (!fields.present()) {
            fields.missing();
        }
        return fields.ids(MOST_FIELDS).stream().map(this::field).toList();
    }

    private Field field(Passage field) {
        var kind = field.at("type").oneOf(List.of(Kind.values()));
        named(field);
        var open = field.at("open").flag();
        if (open) {
            mayBeOpen(field, kind);
        }
        var hint = texts.optional(field.at("hint"));
        return new Field(
                field.key(),
                texts.required(field.at("names")),
                type(field, kind, OUTER),
                open,
                retention(field, open),
                hint,
                section(field.at("section")),
                Rules.NONE,
                Subject.UNSAID);
    }

    private static void named(Passage field) {
        if (Terms.RESERVED.contains(Terms.written(field.key()))) {
            field.fault(
                    "field.reserved", "Expressions keep the word “" + field.key() + "”", "Call the field otherwise");
        }
    }

    private Optional<Section> section(Passage section) {
        if (!section.present()) {
            return Optional.empty();
        }
        var id = section.text();
        if (!id.isEmpty() && !sections.containsKey(id)) {
            section.fault("section.unknown", "There is no section “" + id + "”", "Add it under “sections”");
        }
        return Optional.ofNullable(sections.get(id));
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
                    "retention.unknown",
                    "There is no retention class “" + id + "”",
                    Nearest.question(id, retentions) + "Add it under “retention”");
        }
        return id;
    }

    /** Free text and days of people's lives are always sealed, and so is a number long enough to be somebody's. */
    private static void mayBeOpen(Passage field, Kind kind) {
        switch (kind) {
            case TEXT, DATE, TIME ->
                field.at("open")
                        .fault(
                                "field.open-text",
                                "“" + field.key() + "” may name a person and is open",
                                "Remove “open” and name a retention class");
            case GROUP ->
                field.at("fields")
                        .members()
                        .forEach(inner -> mayBeOpen(inner, inner.at("type").oneOf(List.of(Kind.values()))));
            case NUMBER, DECIMAL -> {
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

    private FieldType type(Passage field, Kind kind, String[] common) {
        return switch (kind) {
            case TEXT -> {
                only(field, common, "longest", "scan");
                yield text(field);
            }
            case CHOICE -> {
                only(field, common, "options");
                yield FieldType.Choice.of(options(field));
            }
            case NUMBER -> {
                only(field, common, "least", "most");
                yield number(field);
            }
            case DECIMAL -> {
                only(field, common, "least", "most", "places");
                yield decimal(field);
            }
            case BOOLEAN -> {
                only(field, common);
                yield new FieldType.Flag();
            }
            case DATE -> {
                only(field, common);
                yield new FieldType.Day();
            }
            case TIME -> {
                only(field, common);
                yield new FieldType.Time();
            }
            case PHOTO -> {
                only(field, common, "fewest", "most");
                yield photos(field);
            }
            case GROUP -> {
                only(field, common, "fields", "fewest", "most");
                yield group(field);
            }
        };
    }

    private static void only(Passage field, String[] common, String... own) {
        field.only(Stream.of(common, RulesReader.KEYS, SubjectReader.KEYS, own)
                .flatMap(Arrays::stream)
                .toArray(String[]::new));
    }

    /** A group holds simple fields; they are sealed or open as it is. */
    private FieldType group(Passage group) {
        if (!group.at("fields").present()) {
            group.at("fields").missing();
        }
        var questions = group.at("fields").ids(MOST_INNER).stream()
                .map(inner -> {
                    var kind = inner.at("type").oneOf(List.of(Kind.values()));
                    named(inner);
                    if (kind == Kind.GROUP) {
                        inner.fault("field.nested-group", "A group stands within a group", "Keep groups apart");
                    }
                    var field = new Field(
                            inner.key(),
                            texts.required(inner.at("names")),
                            kind == Kind.GROUP ? new FieldType.Flag() : type(inner, kind, INNER),
                            false,
                            "",
                            texts.optional(inner.at("hint")));
                    return new Form.Question(field, inner.at("required").flag());
                })
                .toList();
        var fewest = bound(group, "fewest", 1, MOST_ROWS, 1);
        var most = bound(group, "most", 1, MOST_ROWS, 20);
        upwards(group, fewest, most);
        return new FieldType.Group(new Form(questions), fewest, most);
    }

    private static FieldType text(Passage field) {
        var longest = bound(field, "longest", 1, LONGEST_TEXT, 500);
        return new FieldType.Text(longest, field.at("scan").flag());
    }

    private static FieldType decimal(Passage field) {
        var least = field.at("least").number(-LARGEST_DECIMAL, LARGEST_DECIMAL).orElse(0L);
        var most = field.at("most").number(-LARGEST_DECIMAL, LARGEST_DECIMAL).orElse(LARGEST_DECIMAL);
        upwards(field, least, most);
        return new FieldType.Decimal(least, most, bound(field, "places", 1, MOST_PLACES, 2));
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
            var fix = Nearest.question(id, words.departments()) + "Choose one of: " + known;
            department.fault("department.unknown", "This city has no department “" + id + "”", fix);
        }
        return Optional.of(id);
    }
}
