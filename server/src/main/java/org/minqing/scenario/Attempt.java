package org.minqing.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minqing.kernel.AccountId;

/**
 * What somebody wants to do. {@code fields} are answers as JSON gives them (texts, whole numbers, booleans, lists);
 * {@code attachments} are hashes of further evidence beside the photo fields.
 */
public record Attempt(String action, Who who, Map<String, Object> fields, List<String> attachments) {

    public Attempt {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        attachments = List.copyOf(attachments);
    }

    public static Attempt of(String action, Who who) {
        return new Attempt(action, who, Map.of(), List.of());
    }

    public Attempt with(String field, Object answer) {
        var more = new LinkedHashMap<>(fields);
        more.put(field, answer);
        return new Attempt(action, who, more, attachments);
    }

    /** The same attempt with the answers that are kept. */
    Attempt filled(Filled filled) {
        return new Attempt(action, who, filled.answers(), attachments);
    }

    AccountId account() {
        return who.account();
    }
}
