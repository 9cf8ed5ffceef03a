package org.minqing.deadline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.minqing.area.CityFolder;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import tools.jackson.databind.JsonNode;

/** A file about time while it is read: each wrong value becomes a fault, and reading goes on. */
record TimeFile(Document document, List<String> languages, Faults faults) {

    static final String ID = "[a-z][a-z0-9-]{0,59}";
    private static final int LONGEST = 500;

    static Optional<TimeFile> open(CityFolder folder, String name, Faults faults) {
        return folder.document(name, faults)
                .map(document -> new TimeFile(document, folder.settings().languages(), faults));
    }

    List<String> children(String pointer) {
        return document.children(pointer);
    }

    JsonNode at(String pointer) {
        return document.at(pointer);
    }

    boolean has(String pointer) {
        return !at(pointer).isMissingNode();
    }

    /** A text that must be there. */
    Optional<String> text(String pointer) {
        var text = at(pointer).asString("");
        if (text.isBlank() || text.length() > LONGEST) {
            fault("text.missing", pointer, "The text is missing or longer than " + LONGEST, "Write it");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** A text of a shape. */
    Optional<String> word(String pointer, String shape) {
        var text = at(pointer).asString("");
        if (text.matches(shape)) {
            return Optional.of(text);
        }
        fault("word.shape", pointer, "\"" + text + "\" has a wrong shape or is missing", "Write it like " + shape);
        return Optional.empty();
    }

    Optional<LocalDate> date(String pointer) {
        var text = at(pointer).asString("");
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException wrong) {
            var message = text.isEmpty() ? "The date is missing" : "“" + text + "” is no day of the calendar";
            fault("date.shape", pointer, message, "Write year, month and day, such as \"2026-02-17\"");
            return Optional.empty();
        }
    }

    Optional<Integer> number(String pointer, int least, int most) {
        var node = at(pointer);
        if (node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= least && node.intValue() <= most) {
            return Optional.of(node.intValue());
        }
        fault("number.range", pointer, "A number from " + least + " to " + most + " is needed", "Write such a number");
        return Optional.empty();
    }

    /** Whether; absent means no. */
    boolean yes(String pointer) {
        var node = at(pointer);
        if (has(pointer) && !node.isBoolean() && !Set.of("yes", "no").contains(node.asString(""))) {
            fault("yes-or-no", pointer, "Here stands neither yes nor no", "Write yes or no");
        }
        return node.isBoolean() ? node.asBoolean() : node.asString("").equals("yes");
    }

    /** One of the words of a map, as what the map says. */
    <T> Optional<T> oneOf(String pointer, Map<String, T> words) {
        var text = at(pointer).asString("");
        var meant = Optional.ofNullable(words.get(text));
        if (meant.isEmpty()) {
            fault(
                    "word.unknown",
                    pointer,
                    "There is no \"" + text + "\" here",
                    "Use one of: " + sorted(words.keySet()));
        }
        return meant;
    }

    /** The names in every language of the city. */
    Map<String, String> names(String pointer) {
        var names = new LinkedHashMap<String, String>();
        for (var language : languages) {
            text(pointer + "/" + language).ifPresent(text -> names.put(language, text));
        }
        return names;
    }

    /** A typing error in a key must not silently change a deadline. */
    void allowOnly(String pointer, Set<String> keys) {
        if (!at(pointer).isObject()) {
            fault("value.object", pointer, "Here stands no set of keys", "Write: " + sorted(keys));
            return;
        }
        document.only(faults, pointer, keys);
    }

    void fault(String code, String pointer, String message, String fix) {
        document.fault(faults, code, pointer, message, fix);
    }

    private static String sorted(Set<String> words) {
        return String.join(", ", new TreeSet<>(words));
    }
}
