package org.minqing.scenario;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The same words in each language of the city, by language tag, in the order of the file. */
public record Texts(@JsonValue Map<String, String> byLanguage) {

    public static final Texts NONE = new Texts(Map.of());

    public Texts {
        byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    /** The words in the language, else in the first one that has them, else nothing. */
    public String in(String language) {
        var words = byLanguage.get(language);
        return words != null ? words : byLanguage.values().stream().findFirst().orElse("");
    }
}
