package org.minqing.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minqing.journal.Chain;
import org.minqing.journal.Draft;
import org.minqing.journal.Journal;
import org.minqing.kernel.Actor;
import tools.jackson.databind.json.JsonMapper;

/** What audit enters in the journal, in the caller's transaction: codes and ids, nothing sealed. */
final class AuditEntries {

    private static final int SCHEMA = 1;
    private static final JsonMapper JSON = new JsonMapper();

    private final Journal journal;

    AuditEntries(Journal journal) {
        this.journal = journal;
    }

    /** {@code open} is in the order of its keys. */
    void enter(UUID stream, String kind, Actor by, Instant at, Map<String, Object> open) {
        var head = journal.head(stream);
        var draft = new Draft(
                stream,
                head.version() + 1,
                kind,
                SCHEMA,
                null,
                new byte[0],
                by,
                at,
                at,
                JSON.writeValueAsString(open),
                List.of());
        journal.append(Chain.link(head, draft), List.of());
    }
}
