package org.minqing.kernel;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list. {@code next} is an opaque cursor, absent on the last page; {@code total} counts the whole list under
 * the same filter and scope.
 */
public record Page<T>(List<T> items, Optional<String> next, long total) {

    public Page {
        items = List.copyOf(items);
    }
}
