package org.minqing.casework;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;

/**
 * The command that starts a case. Its id and the case's were chosen by the device, so that it may be sent again.
 *
 * @param source by which way it came in, where somebody took it in for another
 * @param takenInFor whose report it is, where that is not the actor
 * @param filledOn the version on whose form it was filled in; absent where only the one in force counts
 */
public record Report(
        CaseId caseId,
        CommandId id,
        Actor actor,
        String scenario,
        Where where,
        Map<String, Object> fields,
        List<String> attachments,
        Instant observedAt,
        Origin origin,
        @Nullable CalledBy calledBy,
        @Nullable String source,
        @Nullable AccountId takenInFor,
        @Nullable String filledOn) {

    /** A report that somebody makes. */
    public Report(
            CaseId caseId,
            CommandId id,
            Actor actor,
            String scenario,
            Where where,
            Map<String, Object> fields,
            List<String> attachments,
            Instant observedAt,
            Origin origin) {
        this(caseId, id, actor, scenario, where, fields, attachments, observedAt, origin, null, null, null, null);
    }

    public Report {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        attachments = List.copyOf(attachments);
    }

    /** Whose report it is: who follows it, is told of its steps and judges the result. */
    AccountId reporter() {
        return takenInFor == null ? actor.account() : takenInFor;
    }

    /** The body as the device sent it, for telling a repetition from another command under the same id. */
    byte[] body() {
        var place = switch (where) {
            case Where.At(var point) -> List.of(point.x(), point.y());
            case Where.In(var area) -> area.value();
        };
        var body = new TreeMap<String, Object>(Map.of(
                "attachments", attachments,
                "fields", fields,
                "observedAt", observedAt,
                "place", place,
                "scenario", scenario));
        if (source != null) {
            body.put("source", source);
        }
        if (takenInFor != null) {
            body.put("takenInFor", takenInFor.toString());
        }
        if (filledOn != null) {
            body.put("scenarioVersion", filledOn);
        }
        return CanonicalJson.bytes(body);
    }
}
