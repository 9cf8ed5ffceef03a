package org.minqing.casework.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.casework.Command;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.UuidV7;

/**
 * The body of a command as devices send it. Without {@code observedAt} it was observed when its id was made.
 *
 * @param version the version of the case that the person saw
 * @param task the task to which it is done, by its number
 */
record CommandBody(
        @Nullable UUID command,
        @Nullable String action,
        @Nullable Integer version,
        @Nullable Map<String, Object> fields,
        @Nullable List<String> attachments,
        @Nullable Instant observedAt,
        @Nullable Integer task) {

    /** The command, or everything that is wrong with it. */
    Command on(UUID caseId, Actor by) {
        var checks = new Checks();
        checks.version7("command", command);
        checks.code("action", action);
        checks.needed("version", version);
        checks.answers("fields", fields);
        checks.hashes("attachments", attachments);
        checks.finish();
        var id = Objects.requireNonNull(command);
        return new Command(
                new CaseId(caseId),
                new CommandId(id),
                by,
                Objects.requireNonNull(action),
                Objects.requireNonNull(version),
                fields == null ? Map.of() : fields,
                attachments == null ? List.of() : attachments,
                observedAt == null ? UuidV7.timeOf(id) : observedAt,
                task);
    }
}
