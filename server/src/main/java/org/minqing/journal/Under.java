package org.minqing.journal;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The right for a time by which somebody acted, as it stands in the open part of an entry. */
final class Under {

    private static final String KEY = "under";
    private static final JsonMapper JSON = new JsonMapper();

    private Under() {}

    /** The open part with the right in it, its keys in order; one that has it stays as it is. */
    static String in(String open, UUID right) {
        Map<String, Object> parts = JSON.readValue(open, new TypeReference<TreeMap<String, Object>>() {});
        return right.toString().equals(parts.putIfAbsent(KEY, right.toString()))
                ? open
                : JSON.writeValueAsString(parts);
    }
}
