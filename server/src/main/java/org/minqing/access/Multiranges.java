package org.minqing.access;

import java.util.ArrayList;
import java.util.stream.Collectors;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.AreaRanges.Range;

/** Range sets as PostgreSQL writes and reads them. */
final class Multiranges {

    private Multiranges() {}

    static String text(AreaRanges ranges) {
        return ranges.ranges().stream()
                .map(range -> "[" + range.from() + "," + range.to() + "]")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Reads the normal form, {@code {[a,b),[c,d)}}, in which the upper end is not included. */
    static AreaRanges parse(String text) {
        var numbers = text.replaceAll("[^0-9]+", " ").strip().split(" ", -1);
        var ranges = new ArrayList<Range>();
        for (var index = 0; index + 1 < numbers.length; index += 2) {
            ranges.add(new Range(Long.parseLong(numbers[index]), Long.parseLong(numbers[index + 1]) - 1));
        }
        return new AreaRanges(ranges);
    }
}
