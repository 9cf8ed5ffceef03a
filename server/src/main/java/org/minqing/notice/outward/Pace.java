package org.minqing.notice.outward;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before another try: twice as long each time up to a limit, and by chance between half of that and all of it,
 * so that what failed together does not come again together.
 *
 * @param tries after so many a delivery is laid aside
 */
public record Pace(Duration first, Duration longest, int tries) {

    /** The longest that another side may ask to be left alone for. */
    static final Duration LONGEST_ASKED = Duration.ofDays(1);

    private static final int MOST_DOUBLINGS = 30;

    public Pace {
        if (!first.isPositive() || longest.compareTo(first) < 0 || tries < 1) {
            throw new IllegalArgumentException("A pace begins with some time, does not shrink and has a try");
        }
    }

    /** Before the try that follows this many. */
    Duration after(int tried, RandomGenerator chance) {
        var doublings = Math.clamp(tried - 1L, 0, MOST_DOUBLINGS);
        var whole = Math.min(longest.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(whole / 2 + chance.nextLong(whole / 2 + 1));
    }

    /** The same, and not before the time for which the other side asks. */
    Duration after(int tried, Duration asked, RandomGenerator chance) {
        var bounded = asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
        var patient = bounded.plusMillis(chance.nextLong(first.toMillis() + 1));
        var own = after(tried, chance);
        return patient.compareTo(own) > 0 ? patient : own;
    }
}
