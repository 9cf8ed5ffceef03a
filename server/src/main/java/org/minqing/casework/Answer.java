package org.minqing.casework;

import java.util.List;
import org.minqing.kernel.CaseId;

/**
 * What a command came to: the version and state that its entry gave the case, and the actions that the same person may
 * take now.
 *
 * @param clocks the clocks of the case as they stand
 * @param repeated whether the command had been carried out before; the answer is the one of that time
 */
public record Answer(
        CaseId caseId, int version, String state, List<CaseClock> clocks, List<String> actions, boolean repeated) {}
