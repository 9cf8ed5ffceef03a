package org.minqing.deadline;

import java.time.Instant;
import java.util.Optional;
import org.minqing.kernel.PostId;

/** A time from which a case was with a post, or with nobody, until the next holding begins. */
public record Holding(Optional<PostId> post, Instant from) {}
