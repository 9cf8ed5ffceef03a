package org.minqing.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Streams of entries, for the application: reading one stream, its keys, appending, erasing. */
public class Journal {

    private static final int DEED = 1;
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final Erasures erasures;
    private final Nudge nudge;

    Journal(JdbcClient jdbc, Sealing sealing, Erasures erasures, Nudge nudge) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.erasures = erasures;
        this.nudge = nudge;
    }

    public List<Entry> entries(UUID stream) {
        return entriesSince(stream, 0);
    }

    /** The entries after the version, in order. */
    public List<Entry> entriesSince(UUID stream, int version) {
        return jdbc.sql("select " + EntryRows.COLUMNS + " from journal.entries_of(:stream, :version) e")
                .param("stream", stream)
                .param("version", version)
                .query(EntryRows::map)
                .list();
    }

    public Head head(UUID stream) {
        return jdbc.sql("select version, hash from journal.head_of(:stream)")
                .param("stream", stream)
                .query((row, number) -> new Head(row.getInt("version"), row.getBytes("hash")))
                .optional()
                .orElse(Head.NONE);
    }

    /** The living keys of a stream by retention class; destroyed ones are absent. */
    public Map<String, DataKey> keys(UUID stream) {
        return jdbc
                .sql("select retention, wrapped from journal.wrapped_keys(:stream)")
                .param("stream", stream)
                .query((row, number) -> sealing.unwrap(stream, row.getString("retention"), row.getBytes("wrapped")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(DataKey::retention, key -> key));
    }

    /** The living keys of streams by retention class; a stream without one is absent. */
    public Map<UUID, Map<String, DataKey>> keys(Collection<UUID> streams) {
        var keys = new HashMap<UUID, Map<String, DataKey>>();
        jdbc.sql("""
                        select s.stream, k.retention, k.wrapped
                        from unnest(:streams) as s (stream) cross join lateral journal.wrapped_keys(s.stream) k
                        """)
                .param("streams", streams.toArray(UUID[]::new))
                .query((row, number) -> sealing.unwrap(
                        row.getObject("stream", UUID.class), row.getString("retention"), row.getBytes("wrapped")))
                .list()
                .forEach(key ->
                        keys.computeIfAbsent(key.stream(), _ -> new HashMap<>()).put(key.retention(), key));
        return keys;
    }

    /** The heads of those of the streams that have entries. */
    public Map<UUID, Head> heads(Collection<UUID> streams) {
        var heads = new HashMap<UUID, Head>();
        jdbc.sql("""
                        select s.stream, h.version, h.hash
                        from unnest(:streams) as s (stream) cross join lateral journal.head_of(s.stream) h
                        """)
                .param("streams", streams.toArray(UUID[]::new))
                .query((row, number) -> heads.put(
                        row.getObject("stream", UUID.class), new Head(row.getInt("version"), row.getBytes("hash"))))
                .list();
        return heads;
    }

    /**
     * Appends one entry and keeps the new keys with it, in the caller's transaction if there is one; for modules without
     * a write path of their own. A {@link JournalProblem#CHANGED} when the entry does not follow the stored head.
     */
    public Entry append(Entry entry, Collection<DataKey> newKeys) {
        append(List.of(entry), newKeys);
        return entry;
    }

    /**
     * Enters an open deed behind the last one of its stream, in the caller's transaction if there is one. It seals nothing, so
     * the caller tells codes, ids and times only, never a secret, its hash or a name; they are written in the order of their
     * keys. A {@link JournalProblem#CHANGED} when somebody else enters one in the same moment.
     */
    public void enter(UUID stream, String kind, Actor by, Instant at, Map<String, ?> told) {
        var head = head(stream);
        var open = JSON.writeValueAsString(new TreeMap<>(told));
        var draft = new Draft(stream, head.version() + 1, kind, DEED, null, new byte[0], by, at, at, open, List.of());
        append(Chain.link(head, draft), List.of());
    }

    /** The same for many entries at once; those of one stream follow one another. */
    public void append(List<Entry> entries, Collection<DataKey> newKeys) {
        var streams = entries.stream().map(entry -> entry.draft().stream()).distinct();
        try {
            jdbc.sql("select %s, %s".formatted(AppendArrays.append(":accepted"), AppendArrays.keepKeys(":accepted")))
                    .params(new AppendArrays(entries, newKeys).parameters())
                    .param("accepted", streams.toArray(UUID[]::new))
                    .query((row, number) -> row.getInt(1))
                    .single();
        } catch (DuplicateKeyException | ConcurrencyFailureException overtaken) {
            throw new ProblemException(JournalProblem.CHANGED);
        }
        nudge.ring();
    }

    /** Wakes the readers; called after the commit of a gathered write. Cheap, and nothing is lost without it. */
    public void nudge() {
        nudge.ring();
    }

    /**
     * Destroys the key of a stream and retention class, so that nobody can open what was sealed under it, and enters
     * {@code journal.erased}. Without a living key it does nothing. The reason is a code.
     */
    public void erase(UUID stream, String retention, Actor by, String reason) {
        erasures.erase(stream, retention, by, reason);
        nudge.ring();
    }
}
