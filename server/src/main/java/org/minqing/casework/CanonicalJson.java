package org.minqing.casework;

import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON with sorted keys, so that the same content is the same text: entries are hashed byte for byte. */
final class CanonicalJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};

    private CanonicalJson() {}

    static String text(Object content) {
        return MAPPER.writeValueAsString(content);
    }

    static byte[] bytes(Object content) {
        return MAPPER.writeValueAsBytes(content);
    }

    static List<Map<String, Object>> list(String text) {
        return MAPPER.readValue(text, OBJECTS);
    }

    static Map<String, Object> read(String text) {
        return MAPPER.readValue(text, OBJECT);
    }

    static Map<String, Object> read(byte[] text) {
        return MAPPER.readValue(text, OBJECT);
    }
}
