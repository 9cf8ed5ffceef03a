package org.minqing.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A YAML or JSON file of the city folder, as a tree that knows the line of each of its values. A missing value is a
 * {@code MissingNode}, never null.
 */
public final class Document {

    private final String file;
    private final JsonNode root;
    private final Map<String, Integer> lines;

    Document(String file, JsonNode root, Map<String, Integer> lines) {
        this.file = file;
        this.root = root;
        this.lines = Map.copyOf(lines);
    }

    /** A text as a document; the ending of the file name says whether it is JSON or YAML. */
    public static Optional<Document> read(String file, String text, Faults faults) {
        return Yaml.read(file, text, faults);
    }

    public String file() {
        return file;
    }

    public JsonNode root() {
        return root;
    }

    /** The value at a JSON pointer such as {@code /levels/0/id}. */
    public JsonNode at(String pointer) {
        return root.at(JsonPointer.compile(pointer));
    }

    /** The line, from 1, of the value at a pointer; of its nearest parent when it is missing. */
    public int line(String pointer) {
        var nearest = pointer;
        while (!lines.containsKey(nearest) && !nearest.isEmpty()) {
            nearest = nearest.substring(0, nearest.lastIndexOf('/'));
        }
        return lines.getOrDefault(nearest, 1);
    }

    /** The pointers of the members of an object or the elements of an array, in their order. */
    public List<String> children(String pointer) {
        var node = at(pointer);
        var children = new ArrayList<String>();
        if (node.isObject()) {
            for (var name : node.propertyNames()) {
                children.add(pointer + "/" + escaped(name));
            }
        }
        for (var index = 0; node.isArray() && index < node.size(); index++) {
            children.add(pointer + "/" + index);
        }
        return children;
    }

    /** Adds a fault at the line of a pointer. */
    public void fault(Faults faults, String code, String pointer, String message, String fix) {
        faults.add(new Fault(code, file, line(pointer), pointer, message, fix));
    }

    /** Adds a fault for each key of an object that is none of these: a typing error must not pass in silence. */
    public void only(Faults faults, String pointer, Set<String> keys) {
        for (var name : at(pointer).propertyNames()) {
            if (!keys.contains(name)) {
                var known = String.join(", ", new TreeSet<>(keys));
                var fix = Nearest.question(name, keys) + "Use one of: " + known;
                fault(faults, "key.unknown", pointer + "/" + name, "There is no key " + name, fix);
            }
        }
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
