package org.minqing.scenario.language;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.minqing.scenario.Limit;
import org.minqing.scenario.Words;

/** Reads a length of time such as {@code 2 hours} or {@code 5 working days}. */
final class LimitReader {

    private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,4}) ([a-z]+( [a-z]+)?)");
    private static final Limit HARMLESS = new Limit(1, Limit.Unit.DAYS);

    private LimitReader() {}

    /** The limit that must stand here; a harmless one after a fault. */
    static Limit read(Passage passage) {
        var written = passage.text();
        var matcher = SHAPE.matcher(written);
        if (matcher.matches()) {
            var amount = Long.parseLong(matcher.group(1));
            for (var unit : Limit.Unit.values()) {
                if (new Limit(amount, unit).written().equals(written)) {
                    return new Limit(amount, unit);
                }
            }
        }
        if (!written.isEmpty()) {
            var units = String.join(
                    ", ",
                    Arrays.stream(Limit.Unit.values())
                            .map(unit -> Words.of(unit).replace('-', ' '))
                            .toList());
            passage.fault(
                    "deadline.limit",
                    "“" + written + "” is no limit",
                    "Write a number and one of: " + units + "; such as “1 hour” or “5 working days”");
        }
        return HARMLESS;
    }
}
