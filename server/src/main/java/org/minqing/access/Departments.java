package org.minqing.access;

import java.util.Map;
import java.util.function.Supplier;

/** Which departments the city has now. */
public final class Departments {

    private final Supplier<Map<String, Map<String, String>>> names;

    Departments(Supplier<Map<String, Map<String, String>>> names) {
        this.names = names;
    }

    public boolean has(String id) {
        return names.get().containsKey(id);
    }
}
