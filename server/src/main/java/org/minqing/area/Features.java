package org.minqing.area;

import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads the features of a GeoJSON text one by one, each with the line on which it begins. */
public final class Features {

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxStringLength(10_000)
                            .maxNumberLength(50)
                            .build())
                    .build())
            .build();

    private Features() {}

    /** Hands out every feature with its line; rubbish becomes one fault. */
    public static void read(String file, String text, Faults faults, BiConsumer<JsonNode, Integer> taken) {
        try (var parser = JSON.createParser(text)) {
            if (!read(parser, taken)) {
                faults.in(file)
                        .add("boundary.no-features", 1, "", "This is no GeoJSON feature collection", "Write one");
            }
        } catch (JacksonException broken) {
            var location = broken.getLocation();
            faults.in(file)
                    .add(
                            "json.unreadable",
                            location == null ? 0 : Math.max(0, location.getLineNr()),
                            "",
                            broken.getOriginalMessage().lines().findFirst().orElse("The text cannot be read"),
                            "Correct the text at this line");
        }
    }

    private static boolean read(JsonParser parser, BiConsumer<JsonNode, Integer> taken) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        var found = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var features = parser.currentName().equals("features");
            if (parser.nextToken() == JsonToken.START_ARRAY && features) {
                found = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    var line = parser.currentTokenLocation().getLineNr();
                    taken.accept(parser.readValueAsTree(), line);
                }
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }
}
