package org.minqing.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.minqing.journal.Chain;
import org.minqing.journal.Draft;
import org.minqing.journal.Journal;
import org.minqing.kernel.Actor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is done to accounts and rights, as entries of their own streams. They seal nothing, so whoever enters one gives codes, ids
 * and times only, never a secret, its hash or a name.
 */
@Component
public class OpenEntries {

    private static final int SCHEMA = 1;
    private static final JsonMapper JSON = new JsonMapper();

    private final Journal journal;

    OpenEntries(Journal journal) {
        this.journal = journal;
    }

    /** Enters the deed behind the last one of its stream, in the transaction of what it tells of. */
    public void enter(UUID stream, String kind, Actor by, Instant at, Map<String, Object> told) {
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
                JSON.writeValueAsString(new TreeMap<>(told)),
                List.of());
        journal.append(Chain.link(head, draft), List.of());
    }
}
