package org.minqing.journal;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A place in the journal's reading order. Transaction ids are only comparable within one incarnation of the store; a
 * logical restore opens the next. The text form, such as {@code 1-2s-7}, is short enough for an event id and sorts only
 * by parsing it.
 */
public record Position(int incarnation, long xid, long seq) implements Comparable<Position> {

    /** Before the first entry. */
    public static final Position START = new Position(0, 0, 0);

    private static final Comparator<Position> ORDER = Comparator.comparingInt(Position::incarnation)
            .thenComparingLong(Position::xid)
            .thenComparingLong(Position::seq);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})-([0-9a-z]{1,12})-([0-9a-z]{1,12})");

    public Position {
        if (incarnation < 0 || xid < 0 || seq < 0) {
            throw new IllegalArgumentException("A position has no negative part");
        }
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static Position parse(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a position in the journal");
        }
        return new Position(
                Integer.parseInt(parts.group(1)),
                Long.parseLong(parts.group(2), 36),
                Long.parseLong(parts.group(3), 36));
    }

    public boolean isAfter(Position other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return incarnation + "-" + Long.toString(xid, 36) + "-" + Long.toString(seq, 36);
    }
}
