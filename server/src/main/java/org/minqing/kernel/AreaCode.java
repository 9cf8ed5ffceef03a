package org.minqing.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A place in the area tree: 15 digits, the national 12-digit statistical code followed by three digits for what lies
 * below a village (001–499 small grids, 501–999 villagers' groups). Trailing zeros stand for "the whole of".
 */
public record AreaCode(@JsonValue long value) implements Comparable<AreaCode> {

    private static final long LOWEST = 100_000_000_000_000L;
    private static final long HIGHEST = 999_999_999_999_999L;

    @JsonCreator
    public AreaCode {
        if (value < LOWEST || value > HIGHEST) {
            throw new IllegalArgumentException("An area code has 15 digits: " + value);
        }
    }

    @Override
    public int compareTo(AreaCode other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
