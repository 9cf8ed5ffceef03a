package org.minqing.deadline.timer;

import java.time.Instant;
import java.util.UUID;

/**
 * A step of a clock that is to come.
 *
 * @param subject whose clock it is; opaque here
 * @param name which of the subject's clocks, and the handler that takes it
 * @param step such as {@code yellow}, {@code red} or {@code escalate}
 */
public record Timer(UUID subject, String name, Instant due, String step) {}
