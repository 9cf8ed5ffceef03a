package org.minqing.deadline.oracle;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of the file that has a target.
 *
 * @param onTime what the file says about it; absent where it says nothing
 */
record Request(String type, Instant open, Instant target, Optional<Instant> closed, Optional<Boolean> onTime) {}
