package org.minqing.area;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML and JSON texts into documents; rubbish becomes one fault with its line. */
final class Yaml {

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(50)
            .maxStringLength(100_000)
            .maxNameLength(1_000)
            .maxNumberLength(100)
            .build();

    private static final ObjectMapper YAML = YAMLMapper.builder(
                    YAMLFactory.builder().streamReadConstraints(LIMITS).build())
            .build();

    private static final ObjectMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .build();

    private final JsonParser parser;
    private final Faults.InFile faults;
    private final Map<String, Integer> lines = new HashMap<>();

    private Yaml(JsonParser parser, Faults.InFile faults) {
        this.parser = parser;
        this.faults = faults;
    }

    static Optional<Document> read(String file, String text, Faults faults) {
        var json = file.endsWith("json");
        try (var parser = (json ? JSON : YAML).createParser(text)) {
            return new Yaml(parser, faults.in(file)).document(file, text, json);
        }
    }

    private Optional<Document> document(String file, String text, boolean json) {
        try {
            return document(file);
        } catch (JacksonException broken) {
            var location = broken.getLocation() == null ? parser.currentLocation() : broken.getLocation();
            var line = Math.max(1, location.getLineNr());
            if (broken instanceof StreamConstraintsException) {
                var unreadable = json ? "json.unreadable" : "yaml.unreadable";
                var message = "The file is nested more than 50 levels deep, or a text in it is too long";
                faults.add(unreadable, line, "", message, "Make it flatter or shorter");
            } else if (json) {
                var message = broken.getOriginalMessage().lines().findFirst().orElse("The text cannot be read");
                faults.add("json.unreadable", line, "", message, "Correct the text at this line");
            } else {
                YamlMistakes.explain(text, broken.getOriginalMessage(), line, faults);
            }
            return Optional.empty();
        }
    }

    private Optional<Document> document(String file) {
        if (parser.nextToken() == null) {
            faults.add("file.empty", 1, "", "The file holds nothing", "Write it or remove its mention");
            return Optional.empty();
        }
        var root = value("");
        if (parser.nextToken() != null) {
            var line = parser.currentTokenLocation().getLineNr();
            faults.add("file.second-document", line, "", "The file holds a second document", "Keep one");
            return Optional.empty();
        }
        return Optional.of(new Document(file, root, lines));
    }

    private JsonNode value(String path) {
        lines.put(path, Math.max(1, parser.currentTokenLocation().getLineNr()));
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> array(path);
            case VALUE_NUMBER_INT -> JsonNodeFactory.instance.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> JsonNodeFactory.instance.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
            case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
            case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
            default -> JsonNodeFactory.instance.stringNode(parser.getString());
        };
    }

    private JsonNode object(String path) {
        var object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var pointer = path + "/" + Document.escaped(name);
            if (object.has(name)) {
                twice(name, pointer);
            }
            parser.nextToken();
            object.set(name, value(pointer));
        }
        return object;
    }

    /** Reading goes on with the later value, so that its author hears of everything else too. */
    private void twice(String name, String pointer) {
        faults.add(
                "key.twice",
                Math.max(1, parser.currentTokenLocation().getLineNr()),
                pointer,
                "“" + name + "” stands here a second time; the first is on line " + lines.get(pointer),
                "Remove one of the two, or put them together");
    }

    private JsonNode array(String path) {
        var array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(path + "/" + array.size()));
        }
        return array;
    }
}
