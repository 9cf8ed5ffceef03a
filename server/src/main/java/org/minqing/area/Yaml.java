package org.minqing.area;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
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

    private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .streamReadConstraints(LIMITS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(LIMITS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final JsonParser parser;
    private final Map<String, Integer> lines = new HashMap<>();

    private Yaml(JsonParser parser) {
        this.parser = parser;
    }

    static Optional<Document> read(String file, String text, Faults faults) {
        var json = file.endsWith("json");
        try (var parser = (json ? JSON : YAML).createParser(text)) {
            return new Yaml(parser).document(file, json ? "json.unreadable" : "yaml.unreadable", faults.in(file));
        }
    }

    private Optional<Document> document(String file, String unreadable, Faults.InFile faults) {
        try {
            return document(file, faults);
        } catch (JacksonException broken) {
            var location = broken.getLocation() == null ? parser.currentLocation() : broken.getLocation();
            faults.add(
                    unreadable,
                    Math.max(1, location.getLineNr()),
                    "",
                    broken.getOriginalMessage().lines().findFirst().orElse("The text cannot be read"),
                    "Correct the text at this line");
            return Optional.empty();
        }
    }

    private Optional<Document> document(String file, Faults.InFile faults) {
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
            parser.nextToken();
            object.set(name, value(path + "/" + Document.escaped(name)));
        }
        return object;
    }

    private JsonNode array(String path) {
        var array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(path + "/" + array.size()));
        }
        return array;
    }
}
