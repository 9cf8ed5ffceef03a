/**
 * Other systems: accounts without a password, whose every request is signed (RFC 9421) by a registered key. What such an
 * account may do is decided where it is decided for people. Start at {@code SignedRequests}.
 */
@NamedInterface("machine")
@NullMarked
package org.minqing.access.machine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
