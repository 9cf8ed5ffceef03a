package org.minqing.access;

import java.util.Set;
import java.util.function.Supplier;

/** Which departments the city has now. */
public final class Departments {

    private final Supplier<Set<String>> ids;

    Departments(Supplier<Set<String>> ids) {
        this.ids = ids;
    }

    public boolean has(String id) {
        return ids.get().contains(id);
    }
}
