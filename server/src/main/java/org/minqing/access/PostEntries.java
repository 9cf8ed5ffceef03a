package org.minqing.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.minqing.journal.Chain;
import org.minqing.journal.Draft;
import org.minqing.journal.Entry;
import org.minqing.journal.Head;
import org.minqing.journal.Journal;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happens to posts, as entries: each post is a stream. They tell who held which post when, for as long as the journal
 * stands, and hold codes and ids only. The system makes them by itself, from the city folder.
 */
final class PostEntries {

    private static final int SCHEMA = 1;
    private static final JsonMapper JSON = new JsonMapper();

    private final Journal journal;
    private final InstantSource clock;

    /**
     * One thing that happened to a post.
     *
     * @param since from when it holds, which may be before it was entered
     */
    record Event(PostId post, Kind kind, Instant since, Map<String, Object> told) {

        static Event made(Appointment post, Instant since) {
            var told = new HashMap<String, Object>(Map.of(
                    "area", post.area().value(),
                    "level", post.level(),
                    "ordinal", post.ordinal(),
                    "ranges", Multiranges.text(post.ranges()),
                    "role", post.role()));
            post.department().ifPresent(department -> told.put("department", department));
            return new Event(post.id(), Kind.MADE, since, told);
        }

        /** Its areas are others now, or it has come back after its end. */
        static Event changed(Appointment post, Kind kind, Instant since) {
            return new Event(post.id(), kind, since, Map.of("ranges", Multiranges.text(post.ranges())));
        }

        static Event held(PostId post, AccountId account, Instant since) {
            return new Event(post, Kind.HELD, since, Map.of("account", account.toString()));
        }

        static Event ended(PostId post, Instant since) {
            return new Event(post, Kind.ENDED, since, Map.of());
        }
    }

    /** What can happen to a post. */
    enum Kind {
        MADE("post.made"),
        CHANGED("post.changed"),
        RETURNED("post.returned"),
        HELD("post.held"),
        ENDED("post.ended");

        private final String code;

        Kind(String code) {
            this.code = code;
        }
    }

    PostEntries(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Enters the events in their order, in the transaction of the change that they tell of. */
    void enter(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        var heads = journal.heads(
                events.stream().map(event -> event.post().value()).distinct().toList());
        var now = clock.instant();
        var entries = new ArrayList<Entry>(events.size());
        for (var event : events) {
            var stream = event.post().value();
            var head = heads.getOrDefault(stream, Head.NONE);
            var entry = Chain.link(head, draft(event, stream, head.version() + 1, now));
            heads.put(stream, entry.head());
            entries.add(entry);
        }
        journal.append(entries, List.of());
    }

    private static Draft draft(Event event, UUID stream, int version, Instant now) {
        var open = JSON.writeValueAsString(new TreeMap<>(event.told()));
        return new Draft(
                stream,
                version,
                event.kind().code,
                SCHEMA,
                null,
                new byte[0],
                Actor.SYSTEM,
                event.since(),
                now,
                open,
                List.of());
    }
}
