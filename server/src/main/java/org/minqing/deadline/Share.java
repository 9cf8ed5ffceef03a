package org.minqing.deadline;

import java.time.Duration;
import java.util.Optional;
import org.minqing.kernel.PostId;

/**
 * How long a case was with a post, or with nobody, in all.
 *
 * @param overdue the part of the elapsed time that lies after the due time; each moment of it is in one share only
 */
public record Share(Optional<PostId> post, Duration elapsed, Duration working, Duration overdue) {

    Share plus(Share other) {
        return new Share(
                post, elapsed.plus(other.elapsed()), working.plus(other.working()), overdue.plus(other.overdue()));
    }
}
