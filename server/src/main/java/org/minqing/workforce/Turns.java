package org.minqing.workforce;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.minqing.journal.Entry;
import org.minqing.journal.JournalReader;
import org.minqing.kernel.PostId;
import org.minqing.kernel.Remembered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * When each post was last given a case, kept from the journal: an entry that looked for a post and named one gave it. The
 * latest time wins, so that taking entries again changes nothing.
 */
final class Turns implements JournalReader {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient application;
    private final Remembered<ConcurrentHashMap<PostId, Instant>> known = new Remembered<>(FRESH, this::all);

    Turns(JdbcClient application) {
        this.application = application;
    }

    @Override
    public String name() {
        return "workforce.turns";
    }

    @Override
    public void take(List<Entry> entries, JdbcClient connection) {
        var given = new HashMap<UUID, Instant>();
        for (var entry : entries) {
            var post = given(entry);
            if (post != null) {
                given.merge(post, entry.draft().recordedAt(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        if (!given.isEmpty()) {
            connection
                    .sql("""
                            insert into workforce.turn as t (post, assigned_at)
                            select post, cast(at as timestamptz) from unnest(:posts, :times) as g (post, at) order by post
                            on conflict (post) do update set assigned_at = excluded.assigned_at
                            where t.assigned_at < excluded.assigned_at
                            """)
                    .param("posts", new SqlArrayValue("uuid", given.keySet().toArray()))
                    .param(
                            "times",
                            new SqlArrayValue(
                                    "text",
                                    given.values().stream()
                                            .map(Instant::toString)
                                            .toArray()))
                    .update();
        }
    }

    /** The posts among these that were ever given a case, with the time of the last one; from memory, a second old. */
    Map<PostId, Instant> lastAssigned(Collection<PostId> posts) {
        var last = new HashMap<PostId, Instant>();
        var all = known.get();
        for (var post : posts) {
            var at = all.get(post);
            if (at != null) {
                last.put(post, at);
            }
        }
        return last;
    }

    /** Counts at once what this server gives, so that it gives the next case to another post. */
    void given(PostId post, Instant at) {
        known.get().merge(post, at, (one, other) -> one.isAfter(other) ? one : other);
    }

    private ConcurrentHashMap<PostId, Instant> all() {
        var all = new ConcurrentHashMap<PostId, Instant>();
        application.sql("select post, assigned_at from workforce.turn").query(row -> {
            all.put(
                    new PostId(row.getObject("post", UUID.class)),
                    row.getTimestamp("assigned_at").toInstant());
        });
        return all;
    }

    private static @Nullable UUID given(Entry entry) {
        var draft = entry.draft();
        if (!draft.open().contains("\"considered\"")) {
            return null;
        }
        var open = JSON.readValue(draft.open(), OBJECT);
        return open.get("assignee") instanceof String post ? UUID.fromString(post) : null;
    }
}
