package org.minqing.scenario;

import java.time.Period;

/**
 * How long a class of sealed content is kept after the case has ended, and what happens then.
 *
 * @param forReporterOnly whether nobody but the reporter may read it: a rating is no use when it can be held against whoever
 *     gave it
 */
public record Retention(String id, Texts names, Period keep, Afterwards then, boolean forReporterOnly) {

    /** What happens when the time is over. */
    public enum Afterwards {
        /** The key is destroyed: the content is gone, the chain still verifies. */
        ERASE,
        /** The content moves to the archive of the authority that the purpose names. */
        ARCHIVE
    }
}
