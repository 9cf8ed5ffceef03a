package org.minqing.notice.outward;

import java.time.Duration;
import java.util.Optional;

/** What came of one try to hand something over. */
public sealed interface Outcome {

    /** The other side has it. */
    record Taken() implements Outcome {}

    /**
     * Worth another try later.
     *
     * @param code why, without personal data
     * @param asked how long the other side asks to be left alone
     */
    record Later(String code, Optional<Duration> asked) implements Outcome {}

    /** The other side will not have this one, whenever it comes; the next ones are tried. */
    record Refused(String code) implements Outcome {}

    /** There is nobody to hand it to, and nothing for anybody to mend. */
    record Nobody(String code) implements Outcome {}
}
