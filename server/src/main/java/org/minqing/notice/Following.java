package org.minqing.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minqing.kernel.PostId;

/**
 * What is known of a case from the steps taken so far, so that a step that comes again is passed over and a change of the
 * assignee is seen.
 *
 * @param through the version of the last step taken
 */
record Following(UUID caseId, int through, Optional<PostId> assignee, boolean urgent) {

    static final String ASSIGNED = "assigned";
    static final String MOVED = "moved";

    static Following unknown(UUID caseId) {
        return new Following(caseId, 0, Optional.empty(), false);
    }

    boolean hasTaken(CaseStep step) {
        return step.version() <= through;
    }

    Following after(CaseStep step, NoticeRules rules) {
        return new Following(
                caseId,
                step.version(),
                step.said().assignee(),
                urgent || rules.isUrgent(step.said().answers()));
    }

    /** Whom a step concerns: a post that has the case newly, and the reporter; nobody is told of what they did themselves. */
    List<Occasion> occasions(CaseStep step, NoticeRules rules) {
        var occasions = new ArrayList<Occasion>();
        var isUrgent = after(step, rules).urgent();
        var parameters =
                Map.of("scenario", step.said().scenario(), "state", step.said().state());
        step.said()
                .assignee()
                .filter(post -> !assignee.equals(Optional.of(post)))
                .filter(post -> !step.actor().post().equals(Optional.of(post)))
                .map(post -> new Occasion.Key(new Recipient.Post(post), ASSIGNED, caseId))
                .ifPresent(key -> occasions.add(new Occasion(key, step.version(), step.at(), isUrgent, parameters)));
        if (!step.actor().account().equals(step.said().reporter())) {
            var key = new Occasion.Key(new Recipient.Account(step.said().reporter()), MOVED, caseId);
            occasions.add(new Occasion(key, step.version(), step.at(), isUrgent, parameters));
        }
        return occasions;
    }
}
