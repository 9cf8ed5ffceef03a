package org.minqing.casework;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;

/**
 * What somebody wants to do to a running case.
 *
 * @param version the version of the case that the person saw
 * @param task the task of the case to which it is done; absent for a step of the case itself
 */
public record Command(
        CaseId caseId,
        CommandId id,
        Actor actor,
        String action,
        int version,
        Map<String, Object> fields,
        List<String> attachments,
        Instant observedAt,
        @Nullable Integer task) {

    /** A step of the case itself. */
    public Command(
            CaseId caseId,
            CommandId id,
            Actor actor,
            String action,
            int version,
            Map<String, Object> fields,
            List<String> attachments,
            Instant observedAt) {
        this(caseId, id, actor, action, version, fields, attachments, observedAt, null);
    }

    public Command {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        attachments = List.copyOf(attachments);
    }

    /** The body as the device sent it, for telling a repetition from another command under the same id. */
    byte[] body() {
        var body = new TreeMap<String, Object>(Map.of(
                "action", action,
                "attachments", attachments,
                "fields", fields,
                "observedAt", observedAt,
                "version", version));
        if (task != null) {
            body.put("task", task);
        }
        return CanonicalJson.bytes(body);
    }
}
