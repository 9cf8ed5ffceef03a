package org.minqing.scenario;

import java.util.List;
import java.util.Optional;

/**
 * Work on one case that several are asked to do at once, while the case waits in the state to which the opening action
 * leads.
 *
 * @param join how many answers the case waits for
 */
public record JointWork(Join join, List<Part> parts) {

    public JointWork {
        parts = List.copyOf(parts);
    }

    /** How many answers are enough. */
    public sealed interface Join {

        /** One from everybody who is asked and whose task was not taken back. */
        record All() implements Join {}

        /** The first. */
        record Any() implements Join {}

        /** So many. */
        record Quorum(int answers) implements Join {}

        /** How many answers are needed when so many tasks stand; never fewer than one. */
        default int needed(int standing) {
            return switch (this) {
                case All() -> Math.max(1, standing);
                case Any() -> 1;
                case Quorum(var answers) -> answers;
            };
        }

        /** As a scenario file and its print write it. */
        default String written() {
            return switch (this) {
                case All() -> "all";
                case Any() -> "any";
                case Quorum(var answers) -> "quorum " + answers;
            };
        }
    }

    /**
     * One kind of task.
     *
     * @param to the chain of posts, asked from the first; the task goes to the first that exists
     * @param department whose post is looked for before a general one, when the file names it
     * @param each the group whose rows say whom to ask; absent for a single task
     * @param form what an answer says
     * @param reason what must be said when the task is declined or taken back
     * @param limit how long the one who is asked has
     */
    public record Part(
            String id,
            Texts names,
            List<By.Holder> to,
            Optional<String> department,
            Optional<Each> each,
            Form form,
            Form reason,
            Optional<Within> limit) {

        public Part {
            to = List.copyOf(to);
        }
    }

    /** A group of the opening form, one task for each of its rows, and the choice in a row that names the department. */
    public record Each(String group, String choice) {}

    /**
     * A limit and the document that sets it.
     *
     * @param source the document, in words
     * @param reminders who is told on the way and afterwards beside the one who is asked, in the order of the file
     */
    public record Within(Limit limit, String sourceId, Texts source, List<Clock.Reminder> reminders) {

        public Within {
            reminders = List.copyOf(reminders);
        }
    }

    public Optional<Part> part(String id) {
        return parts.stream().filter(part -> part.id().equals(id)).findFirst();
    }
}
