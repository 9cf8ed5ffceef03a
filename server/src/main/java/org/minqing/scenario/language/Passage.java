package org.minqing.scenario.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.area.Nearest;
import org.minqing.scenario.Words;
import tools.jackson.databind.JsonNode;

/**
 * One value of a scenario file and where it stands. Reading never throws: what is missing or of the wrong kind becomes a
 * fault at its line, and a harmless value is answered so that the rest can be read too.
 */
record Passage(Document document, String pointer, Faults faults) {

    static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_ID = 60;

    JsonNode node() {
        return document.at(pointer);
    }

    boolean present() {
        return !node().isMissingNode() && !node().isNull();
    }

    Passage at(String key) {
        return new Passage(document, pointer + "/" + key.replace("~", "~0").replace("/", "~1"), faults);
    }

    /** The whole file. */
    Passage root() {
        return new Passage(document, "", faults);
    }

    /** The last part of the pointer: the key under which this value stands. */
    String key() {
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }

    /** The key of what this value belongs to; of the file it is the file's name. */
    String owner() {
        var end = pointer.lastIndexOf('/');
        return end <= 0 ? document.file() : new Passage(document, pointer.substring(0, end), faults).key();
    }

    void fault(String code, String message, String fix) {
        document.fault(faults, code, pointer, message, fix);
    }

    /** Says every key that is not among the known ones. */
    void only(String... known) {
        var allowed = Set.of(known);
        if (node().isObject()) {
            for (var member : members()) {
                if (!allowed.contains(member.key())) {
                    member.unknownKey(allowed);
                }
            }
        } else if (present()) {
            wrongKind("a mapping");
        }
    }

    private void unknownKey(Set<String> known) {
        var keys = String.join(", ", known.stream().sorted().toList());
        fault(
                "scenario.key-unknown",
                "Nothing is called “" + key() + "” here",
                wide() + Nearest.question(key(), known) + "Known here: " + keys
                        + ". A line belongs to the one above it that begins further left");
    }

    /** Advice on a key with a full-width colon in it, which YAML takes for a part of the word. */
    String wide() {
        return key().indexOf('：') < 0 ? "" : "Write a narrow colon and a blank instead of “：”. ";
    }

    List<Passage> members() {
        return node().isObject() ? children() : List.of();
    }

    /** The members of a mapping; at most so many. */
    List<Passage> entries(int most) {
        if (present() && !node().isObject()) {
            wrongKind("a mapping");
        }
        return bounded(members(), most);
    }

    /** The members of a mapping whose keys are ids; at most so many. */
    List<Passage> ids(int most) {
        var found = new ArrayList<Passage>();
        for (var member : entries(most)) {
            if (member.isId(member.key())) {
                found.add(member);
            }
        }
        return found;
    }

    List<Passage> elements(int most) {
        if (present() && !node().isArray()) {
            wrongKind("a list");
        }
        return node().isArray() ? bounded(children(), most) : List.of();
    }

    /** The elements of a list, or the value itself where it stands without the brackets. */
    List<Passage> oneOrMore(int most) {
        return node().isArray() ? elements(most) : List.of(this);
    }

    private List<Passage> children() {
        return document.children(pointer).stream()
                .map(child -> new Passage(document, child, faults))
                .toList();
    }

    private List<Passage> bounded(List<Passage> all, int most) {
        if (all.size() > most) {
            fault("scenario.too-much", "There are " + all.size() + " of these", "Keep to at most " + most);
            return all.subList(0, most);
        }
        return all;
    }

    /** A list of ids without repetitions; a single id may stand without the brackets. */
    List<String> idList(int most) {
        if (node().isString()) {
            return List.of(text());
        }
        var found = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var element : elements(most)) {
            var id = element.text();
            if (!id.isEmpty() && !seen.add(id)) {
                element.fault("scenario.duplicate", "“" + id + "” stands here twice", "Remove one");
            } else if (!id.isEmpty()) {
                found.add(id);
            }
        }
        return found;
    }

    /** A text that must be there; empty after a fault. */
    String text() {
        if (!present()) {
            missing();
            return "";
        }
        if (!node().isString() || node().asString().isBlank()) {
            wrongKind("a text");
            return "";
        }
        return node().asString().strip();
    }

    /** An id that must be there: lower-case words joined by hyphens. */
    String id() {
        var id = text();
        return id.isEmpty() || isId(id) ? id : "";
    }

    private boolean isId(String id) {
        if (ID.matcher(id).matches() && id.length() <= LONGEST_ID) {
            return true;
        }
        fault(
                "scenario.id",
                "“" + id + "” is no id",
                "Write lower-case words joined by hyphens, such as “grid-worker”");
        return false;
    }

    /** One of a few words; the first of them after a fault. */
    <E extends Enum<E>> E oneOf(List<E> values) {
        var word = text();
        var found =
                values.stream().filter(value -> Words.of(value).equals(word)).findFirst();
        if (found.isEmpty() && !word.isEmpty()) {
            var words = values.stream().map(Words::of).toList();
            var fix = Nearest.question(word, words) + "Write one of: " + String.join(", ", words);
            fault("scenario.word", "“" + word + "” is not known here", fix);
        }
        return found.orElse(values.getFirst());
    }

    boolean flag() {
        if (!present()) {
            return false;
        }
        if (!node().isBoolean()) {
            wrongKind("true or false");
        }
        return node().isBoolean() && node().asBoolean();
    }

    /** A whole number between two bounds, or the fallback when it is absent. */
    Optional<Long> number(long least, long most) {
        if (!present()) {
            return Optional.empty();
        }
        if (!node().isIntegralNumber() || !node().canConvertToLong()) {
            wrongKind("a whole number");
            return Optional.empty();
        }
        var value = node().asLong();
        if (value < least || value > most) {
            fault("scenario.range", value + " is out of bounds", "Write a number from " + least + " to " + most);
            return Optional.empty();
        }
        return Optional.of(value);
    }

    void missing() {
        fault("scenario.key-missing", "“" + key() + "” is missing", "Add it");
    }

    private void wrongKind(String expected) {
        var example = expected.equals("a mapping") ? ": “key: value” lines below it, or {key: value}" : "";
        fault("scenario.kind", "“" + key() + "” is not " + expected, "Write " + expected + example);
    }
}
