package org.minqing.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A set of area codes as disjoint, ascending, closed ranges; touching and overlapping ranges are joined on construction.
 * The empty set is allowed and contains nothing.
 */
public record AreaRanges(List<Range> ranges) {

    /** No area at all: a scope with these ranges sees nothing. */
    public static final AreaRanges NONE = new AreaRanges(List.of());

    /** All codes from {@code from} to {@code to}, both included. */
    public record Range(long from, long to) {
        public Range {
            if (from > to) {
                throw new IllegalArgumentException("A range runs upwards: " + from + " to " + to);
            }
        }
    }

    public AreaRanges {
        ranges = joined(ranges);
    }

    public static AreaRanges of(long from, long to) {
        return new AreaRanges(List.of(new Range(from, to)));
    }

    public static AreaRanges union(Collection<AreaRanges> sets) {
        return new AreaRanges(
                sets.stream().flatMap(set -> set.ranges().stream()).toList());
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Whether the code lies in one of the ranges; logarithmic in their number. */
    public boolean contains(AreaCode code) {
        var low = 0;
        var high = ranges.size() - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var range = ranges.get(middle);
            if (code.value() < range.from()) {
                high = middle - 1;
            } else if (code.value() > range.to()) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** What both sets hold. */
    public AreaRanges intersect(AreaRanges other) {
        var common = new ArrayList<Range>();
        for (var mine : ranges) {
            for (var theirs : other.ranges) {
                var from = Math.max(mine.from(), theirs.from());
                var to = Math.min(mine.to(), theirs.to());
                if (from <= to) {
                    common.add(new Range(from, to));
                }
            }
        }
        return new AreaRanges(common);
    }

    private static List<Range> joined(List<Range> unordered) {
        var result = new ArrayList<Range>();
        for (var range :
                unordered.stream().sorted(Comparator.comparingLong(Range::from)).toList()) {
            var last = result.isEmpty() ? null : result.getLast();
            if (last != null && range.from() <= last.to() + 1) {
                result.set(result.size() - 1, new Range(last.from(), Math.max(last.to(), range.to())));
            } else {
                result.add(range);
            }
        }
        return List.copyOf(result);
    }
}
