package org.minqing.casework;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.minqing.scenario.Outcome;

/** Finds the posts that a step asks to do a part each, as the assignee of a case is found. */
final class Asking {

    private final Dispatching dispatching;
    private final Turns turns;

    Asking(Dispatching dispatching, Turns turns) {
        this.dispatching = dispatching;
        this.turns = turns;
    }

    /** The tasks as attributes of the case; absent when for one of them nobody is there. */
    Optional<Map<String, Object>> asked(Outcome.Moved step, CaseFile file, Instant now) {
        var tasks = new LinkedHashMap<String, Object>();
        for (var rule : step.tasks()) {
            var matter = new Dispatching.Matter(file.standing().area(), rule.department(), file.about());
            var post = dispatching.find(rule.rule(), matter).post();
            if (post.isEmpty()) {
                return Optional.empty();
            }
            var due = rule.part().limit().flatMap(within -> turns.due(within.limit(), now));
            var task = rule.asked(post.get(), now, due);
            tasks.put(task.key(), task.written());
        }
        return Optional.of(tasks);
    }
}
