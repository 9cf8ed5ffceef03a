package org.minqing.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.minqing.kernel.AreaCode;

/**
 * Something that somebody must hear, for as long as nobody has.
 *
 * @param subject what its notices are about: the case, or the centre at which nobody is there
 * @param cause the case that came in
 * @param reached the widest area for which somebody was told
 * @param next when it goes on upwards
 */
record Alarm(UUID subject, UUID cause, AreaCode reached, Instant since, Instant next) {

    /** A report came in at a centre at which nobody is there. */
    static final String NOBODY_THERE = "duty-alarm";

    /** An urgent report came in, and somebody is there. */
    static final String URGENT_REPORT = "urgent-report";

    /** Whoever was sent to a case is in danger there: nobody goes again before the desk has seen to it. */
    static final String UNSAFE_PLACE = "unsafe-place";

    /** One of these came up from below, where nobody heard it. */
    static final String UNHEARD = "alarm-unheard";

    /** Whoever reads one of these about its subject has heard it. */
    static final Set<String> KINDS = Set.of(NOBODY_THERE, URGENT_REPORT, UNSAFE_PLACE, UNHEARD);

    /** The same alarm after another area was told. */
    Alarm at(AreaCode area, Instant now, Duration wait) {
        return new Alarm(subject, cause, area, since, now.plus(wait));
    }
}
