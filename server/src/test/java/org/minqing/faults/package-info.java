/** What no power cut, kill or second start may do. The built program runs in a process of its own and is treated badly. */
@NullMarked
package org.minqing.faults;

import org.jspecify.annotations.NullMarked;
