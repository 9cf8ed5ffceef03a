package org.minqing.scenario;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.minqing.kernel.PostId;

/**
 * A task that a step opens: to whom it goes is looked for as for the assignee of a case.
 *
 * @param department whose post is asked before a general one
 */
public record TaskRule(
        int number, int work, String action, JointWork.Part part, Optional<String> department, AssignRule rule) {

    /** The task when its post is found. */
    public Task asked(PostId post, Instant now, Optional<Instant> due) {
        return new Task(number, work, action, part.id(), Task.State.ASKED, post, department, now, due, Map.of());
    }
}
