package org.minqing.leads;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.minqing.area.CityFolder;
import org.minqing.area.Datum;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.area.Level;

/** Reads {@code leads.yaml}; every wrong value is said. */
final class LeadSettingsReader {

    static final String FILE = "leads.yaml";

    private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final List<String> ELSEWHERE = List.of("name", "short");

    private final CityFolder folder;
    private final Document file;
    private final Faults faults;

    LeadSettingsReader(CityFolder folder, Document file, Faults faults) {
        this.folder = folder;
        this.file = file;
        this.faults = faults;
    }

    /** Only to be used when no fault was added. */
    LeadSettings settings() {
        var forms = file.children("/forms").stream().map(this::form).toList();
        if (forms.isEmpty()) {
            fault("leads.forms", "/forms", "No form is described", "Describe the lists of at least one department");
        }
        checkCarried(forms);
        var digits = file.at("/telephone/digits").asInt(0);
        return new LeadSettings(
                levels(), forms, new Telephones(optional("/telephone/country").orElse(""), digits), spelling());
    }

    private Map<Rank, String> levels() {
        var known = folder.settings().levels().stream().map(Level::id).toList();
        var levels = new EnumMap<Rank, String>(Rank.class);
        for (var rank : Rank.values()) {
            var pointer = "/levels/" + rank.code();
            var level = text(pointer);
            if (!known.contains(level)) {
                fault("leads.level", pointer, "The city has no level " + level, "Name one of " + known);
            }
            levels.put(rank, level);
        }
        return levels;
    }

    private Form form(String pointer) {
        var source = text(pointer + "/source");
        if (!SOURCE.matcher(source).matches()) {
            fault("leads.source", pointer + "/source", "This is no lower-case word", "Write such as health");
        }
        return new Form(
                source,
                text(pointer + "/number"),
                text(pointer + "/subject"),
                text(pointer + "/telephone"),
                optional(pointer + "/received"),
                file.children(pointer + "/places").stream().map(this::place).toList(),
                file.at(pointer + "/point").isMissingNode() ? Optional.empty() : Optional.of(point(pointer + "/point")),
                file.children(pointer + "/carries").stream().map(this::carried).toList());
    }

    private Form.PlaceColumn place(String pointer) {
        var rank = optional(pointer + "/level").flatMap(code -> {
            var known = List.of(Rank.values()).stream()
                    .filter(one -> one.code().equals(code))
                    .findFirst();
            if (known.isEmpty()) {
                fault("leads.level", pointer + "/level", "There is no " + code, "Write county, town or village");
            }
            return known;
        });
        return new Form.PlaceColumn(text(pointer + "/column"), rank);
    }

    private Form.Carried carried(String pointer) {
        var name = pointer.substring(pointer.lastIndexOf('/') + 1);
        var several = file.children(pointer);
        return new Form.Carried(
                name,
                several.isEmpty()
                        ? List.of(text(pointer))
                        : several.stream().map(this::text).toList());
    }

    /** The lines of all lists stand in one file, so that all forms carry the same on. */
    private void checkCarried(List<Form> forms) {
        var names = forms.stream().map(Form::names).distinct().toList();
        if (names.size() > 1) {
            fault("leads.carries", "/forms", "The forms carry different things on: " + names, "Name the same in each");
        }
    }

    private Form.PointColumns point(String pointer) {
        var datum = Datum.named(text(pointer + "/datum"));
        if (datum.isEmpty()) {
            fault("leads.datum", pointer + "/datum", "The datum is not known", "Write WGS84, GCJ02 or BD09");
        }
        return new Form.PointColumns(text(pointer + "/x"), text(pointer + "/y"), datum.orElse(Datum.WGS84));
    }

    private Spelling spelling() {
        var endings = new EnumMap<Rank, List<List<String>>>(Rank.class);
        for (var rank : Rank.values()) {
            endings.put(
                    rank,
                    file.children("/names/endings/" + rank.code()).stream()
                            .map(kind -> Spelling.longestFirst(words(kind).stream()))
                            .toList());
        }
        return new Spelling(
                words("/names/silent"), endings, words("/names/begin-after"), words("/names/longer"), elsewhere());
    }

    private Map<String, String> elsewhere() {
        var names = new HashMap<String, String>();
        optional("/names/elsewhere")
                .flatMap(list -> folder.table(list, ELSEWHERE, faults))
                .ifPresent(table -> table.rows().forEach(row -> {
                    var name = row.get("name");
                    names.put(Wording.plain(name), name);
                    if (!row.get("short").isEmpty()) {
                        names.put(Wording.plain(row.get("short")), name);
                    }
                }));
        names.remove("");
        return names;
    }

    private List<String> words(String pointer) {
        var words = new ArrayList<String>();
        for (var child : file.children(pointer)) {
            var word = Wording.plain(text(child));
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private String text(String pointer) {
        var text = optional(pointer);
        if (text.isEmpty()) {
            fault("leads.missing", pointer, "A text is missing here", "Write it");
        }
        return text.orElse("");
    }

    private Optional<String> optional(String pointer) {
        var node = file.at(pointer);
        return node.isString() && !node.asString().isBlank() ? Optional.of(node.asString()) : Optional.empty();
    }

    private void fault(String code, String pointer, String message, String fix) {
        file.fault(faults, code, pointer, message, fix);
    }
}
