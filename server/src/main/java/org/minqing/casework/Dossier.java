package org.minqing.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.area.Point;
import org.minqing.scenario.Called;
import org.minqing.scenario.Joint;
import org.minqing.scenario.Task;
import org.minqing.scenario.Texts;

/**
 * A case as one person may see it.
 *
 * @param answers the latest answer to each field that this person may see
 * @param masked fields that were asked for and are kept from this person
 * @param covered fields in whose words somebody else may be named, and of which parts are covered for this person
 * @param others what others were asked to do, and the cases that this one called
 * @param place the exact place, if this person may know it
 */
public record Dossier(
        CaseFile file,
        Map<String, Object> answers,
        List<String> masked,
        List<String> covered,
        @Nullable Point place,
        Others others) {

    public Dossier {
        masked = List.copyOf(masked);
        covered = List.copyOf(covered);
    }

    /**
     * The work of others on the case, and the cases that it called.
     *
     * @param joint what the case waits for now
     */
    public record Others(List<Part> tasks, Optional<Joint> joint, List<Link> called) {
        public Others {
            tasks = List.copyOf(tasks);
            called = List.copyOf(called);
        }
    }

    /** A task with the answers to it that this person may see. */
    public record Part(Task task, Texts names, Map<String, Object> answers) {}

    /** A called case, with the state in which it is now when this person may see it. */
    public record Link(Called call, Optional<String> state) {}
}
