package org.minqing.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.PostId;
import org.minqing.scenario.Clock;

/**
 * What was said about a clock, and to whom.
 *
 * @param clock its id in the scenario; the kind of the task where it is one's own limit
 * @param step {@code warn} before the due time, {@code due} at it, {@code escalate} after it
 * @param due when it is or was due
 * @param told the posts that were told, in the order of the scenario; empty where nobody holds any of them
 * @param reporter whether the reporter was told too
 * @param task the number of the task whose limit it is; absent where it is a clock of the case
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reminder(
        String clock,
        Step step,
        Instant due,
        List<PostId> told,
        boolean reporter,
        @Nullable Integer task) {

    /** How pressing it is. */
    public enum Step {
        WARN("warn"),
        DUE("due"),
        ESCALATE("escalate");

        private final String code;

        Step(String code) {
            this.code = code;
        }

        static Step of(Clock.When when) {
            return switch (when) {
                case Clock.When.Share(var percent) -> percent < 100 ? WARN : DUE;
                case Clock.When.Overdue _ -> ESCALATE;
            };
        }

        @JsonValue
        public String code() {
            return code;
        }
    }

    public Reminder {
        told = List.copyOf(told);
    }

    Map<String, Object> written() {
        var part = new LinkedHashMap<String, Object>();
        part.put("clock", clock);
        part.put("due", due.toString());
        if (reporter) {
            part.put("reporter", true);
        }
        part.put("step", step.code());
        if (task != null) {
            part.put("task", task);
        }
        part.put("told", told.stream().map(PostId::toString).toList());
        return part;
    }

    static Reminder read(Map<?, ?> part) {
        var code = String.valueOf(part.get("step"));
        var step = Step.WARN;
        for (var known : Step.values()) {
            step = known.code().equals(code) ? known : step;
        }
        var told = part.get("told") instanceof List<?> posts
                ? posts.stream()
                        .map(post -> new PostId(UUID.fromString(post.toString())))
                        .toList()
                : List.<PostId>of();
        return new Reminder(
                String.valueOf(part.get("clock")),
                step,
                Instant.parse(String.valueOf(part.get("due"))),
                told,
                Boolean.TRUE.equals(part.get("reporter")),
                part.get("task") instanceof Number task ? task.intValue() : null);
    }
}
