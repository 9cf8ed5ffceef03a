package org.minqing.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An answer before it is XML or JSON. Both are made from the same tree by the specification's own rule: what holds one repeated
 * element is a list in JSON, the name of the root is left out there, and what is empty is null.
 */
sealed interface Content {

    /** Text, a number, a flag, or nothing. */
    record Value(@Nullable Object value) implements Content {}

    /** Parts with a name each, in their order. */
    record Parts(SequencedMap<String, Content> byName) implements Content {

        static Parts of() {
            return new Parts(new LinkedHashMap<>());
        }

        Parts with(String name, @Nullable Object value) {
            byName.put(name, value instanceof Content part ? part : new Value(value));
            return this;
        }

        Parts with(String name, Optional<?> value) {
            return with(name, value.orElse(null));
        }
    }

    /** So many of the same, each called {@code each}. */
    record Rows(String each, List<? extends Content> rows) implements Content {

        public Rows {
            rows = List.copyOf(rows);
        }

        static <T> Rows of(String each, List<T> things, Function<T, Content> row) {
            return new Rows(each, things.stream().map(row).toList());
        }
    }

    /** As JSON has it: texts, numbers and flags in lists and maps. */
    default @Nullable Object plain() {
        return switch (this) {
            case Value(var value) -> "".equals(value) ? null : value;
            case Parts(var byName) -> {
                Map<String, @Nullable Object> plain = new LinkedHashMap<>();
                byName.forEach((name, part) -> plain.put(name, part.plain()));
                yield plain;
            }
            case Rows(var each, var rows) -> {
                var plain = new ArrayList<@Nullable Object>();
                rows.forEach(row -> plain.add(row.plain()));
                yield plain;
            }
        };
    }
}
