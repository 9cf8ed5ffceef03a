package org.minqing.casework;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;

/**
 * What somebody wants to do to a running case.
 *
 * @param version the version of the case that the person saw
 */
public record Command(
        CaseId caseId,
        CommandId id,
        Actor actor,
        String action,
        int version,
        Map<String, Object> fields,
        List<String> attachments,
        Instant observedAt) {

    public Command {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        attachments = List.copyOf(attachments);
    }

    /** The body as the device sent it, for telling a repetition from another command under the same id. */
    byte[] body() {
        return CanonicalJson.bytes(Map.of(
                "action", action,
                "attachments", attachments,
                "fields", fields,
                "observedAt", observedAt,
                "version", version));
    }
}
