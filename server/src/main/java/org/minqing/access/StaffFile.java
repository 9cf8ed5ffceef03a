package org.minqing.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import tools.jackson.databind.JsonNode;

/** One of the three files about staff while it is read: each wrong value becomes a fault, and reading goes on. */
record StaffFile(Document document, List<String> languages, Faults faults) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    List<String> children(String pointer) {
        return document.children(pointer);
    }

    JsonNode at(String pointer) {
        return document.at(pointer);
    }

    /** An id that no other of this list has; empty, with a fault, where it is missing, misshapen or there twice. */
    Optional<String> newId(String pointer, Set<String> taken) {
        var text = at(pointer).asString("");
        if (!ID.matcher(text).matches()) {
            fault("id.shape", pointer, "The id is missing or has a wrong shape: " + text, "Write lower-case words");
            return Optional.empty();
        }
        if (!taken.add(text)) {
            fault("id.twice", pointer, text + " stands twice", "Give each its own id");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** The names in every language of the city. */
    Map<String, String> names(String pointer) {
        var names = new LinkedHashMap<String, String>();
        for (var language : languages) {
            var text = at(pointer + "/" + language).asString("");
            if (text.isBlank() || text.length() > 60) {
                fault("name.missing", pointer, "The name in " + language + " is missing or too long", "Write it");
            } else {
                names.put(language, text);
            }
        }
        return names;
    }

    /** A list of texts, each of which must be known; the fault says what {@code kind} of thing is not. */
    Set<String> known(String pointer, Set<String> known, String kind) {
        var found = new LinkedHashSet<String>();
        for (var place : children(pointer)) {
            var text = at(place).asString("");
            if (known.contains(text)) {
                found.add(text);
            } else {
                fault(kind + ".unknown", place, "There is no " + kind + " " + text, "Use one of: " + shown(known));
            }
        }
        return found;
    }

    Optional<String> oneKnown(String pointer, Set<String> known, String kind) {
        var text = at(pointer).asString("");
        if (known.contains(text)) {
            return Optional.of(text);
        }
        fault(kind + ".unknown", pointer, "There is no " + kind + " " + text, "Use one of: " + shown(known));
        return Optional.empty();
    }

    /** A typing error in a key must not silently take a right away, or give one. */
    void allowOnly(String pointer, Set<String> keys) {
        if (!at(pointer).isObject()) {
            fault("value.object", pointer, "Here stands no set of keys", "Write: " + shown(keys));
            return;
        }
        document.only(faults, pointer, keys);
    }

    void fault(String code, String pointer, String message, String fix) {
        document.fault(faults, code, pointer, message, fix);
    }

    private static String shown(Set<String> words) {
        return String.join(", ", new ArrayList<>(words).stream().sorted().toList());
    }
}
