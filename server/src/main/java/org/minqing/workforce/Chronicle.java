package org.minqing.workforce;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.minqing.journal.Chain;
import org.minqing.journal.Draft;
import org.minqing.journal.Fingerprints;
import org.minqing.journal.Journal;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CommandId;
import tools.jackson.databind.json.JsonMapper;

/** Enters into the journal what happened to a post or a centre: the stream has its id. Codes and ids only. */
final class Chronicle {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SCHEMA = 1;

    private final Journal journal;
    private final Fingerprints fingerprints;

    /** What happened, by which command. */
    record Event(String kind, CommandId command, Actor actor, Instant at) {}

    Chronicle(Journal journal, Fingerprints fingerprints) {
        this.journal = journal;
        this.fingerprints = fingerprints;
    }

    /** In the caller's transaction. */
    void enter(UUID stream, Event event, Map<String, Object> open) {
        var head = journal.head(stream);
        var text = JSON.writeValueAsString(new TreeMap<>(open));
        var draft = new Draft(
                stream,
                head.version() + 1,
                event.kind(),
                SCHEMA,
                event.command(),
                fingerprints.of(stream, text.getBytes(StandardCharsets.UTF_8)),
                event.actor(),
                event.at(),
                event.at(),
                text,
                List.of());
        journal.append(Chain.link(head, draft), List.of());
    }
}
