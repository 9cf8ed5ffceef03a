/**
 * Timers: somebody sets when steps of a clock are due; each step is handed to its handler once, whatever the number of nodes.
 * What the subject is means nothing here.
 */
@NamedInterface("timer")
@NullMarked
package org.minqing.deadline.timer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
