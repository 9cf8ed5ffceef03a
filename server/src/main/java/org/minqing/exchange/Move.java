package org.minqing.exchange;

import java.time.Instant;
import org.minqing.kernel.CaseId;

/**
 * That a request came into another state.
 *
 * @param version the entry of the case that says so
 */
record Move(Instant at, CaseId request, int version, String state) {}
