package org.minqing.drill;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Holds what the clients know against the journal, by plain SQL: every acknowledged command stands once, where its client was
 * told; nothing stands twice; nothing stands that nobody sent; each entry follows the one before; each timer spoke once;
 * every reader has come to the end. Chains and seals are proved by the program's own command.
 */
final class Check {

    private static final int PATIENCE_SECONDS = 90;
    private static final int MOST_TOLD = 20;

    private final Site site;
    private final History history;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Object> figures = new LinkedHashMap<>();

    private Check(Site site, History history) {
        this.site = site;
        this.history = history;
    }

    /** What was found; it passes when there are no faults. */
    record Found(List<String> faults, Map<String, Object> figures) {}

    static Found of(Site site, History history) throws IOException, SQLException, InterruptedException {
        var check = new Check(site, history);
        try (var session = site.connect()) {
            check.commands(session);
            check.timers(session);
            check.readers(session);
        }
        check.verified();
        history.unclear().stream().limit(MOST_TOLD).forEach(words -> check.faults.add("unclear: " + words));
        if (history.acknowledged() == 0) {
            check.faults.add("nothing was acknowledged, so nothing was tried");
        }
        return new Found(List.copyOf(check.faults), check.figures);
    }

    private void commands(Connection session) throws SQLException {
        var sent = history.sent();
        var streams =
                sent.values().stream().map(History.Sent::caseId).distinct().toArray();
        var seen = new HashMap<UUID, Integer>();
        var entries = 0;
        try (var query = session.prepareStatement("""
                select stream, version, command, open::jsonb ->> 'action' as action, previous,
                       lag(hash) over (partition by stream order by version) as before,
                       row_number() over (partition by stream order by version) as place
                from journal.entry where stream = any (?) and kind in ('case.reported', 'case.moved', 'case.reminded')
                order by stream, version
                """)) {
            query.setArray(1, session.createArrayOf("uuid", streams));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    entries++;
                    var version = row.getInt("version");
                    var where = row.getString("stream") + " " + version;
                    linked(row.getBytes("previous"), row.getBytes("before"), version == row.getInt("place"), where);
                    var command = row.getObject("command", UUID.class);
                    if (command != null) {
                        once(command, version, where, seen);
                    }
                }
            }
        }
        asTold(sent, seen);
        figures.put("acknowledged", history.acknowledged());
        figures.put("sent", sent.size());
        figures.put("repeated", history.repeated.sum());
        figures.put("cases", streams.length);
        figures.put("entries", entries);
        figures.put("refused_with_code", history.refused.sum());
        figures.put("unanswered", history.unanswered.sum());
    }

    /** What stands there was sent by somebody, and what somebody was told stands where they were told. */
    private void asTold(Map<UUID, History.Sent> sent, Map<UUID, Integer> seen) {
        seen.keySet().stream()
                .filter(command -> !sent.containsKey(command))
                .forEach(command -> faults.add("nobody sent " + command));
        history.told().forEach((command, version) -> {
            if (!version.equals(seen.get(command))) {
                faults.add("lost: " + sent.get(command) + " was acknowledged as version " + version + " and stands at "
                        + seen.get(command));
            }
        });
    }

    private void once(UUID command, int version, String where, Map<UUID, Integer> seen) {
        if (seen.putIfAbsent(command, version) != null) {
            faults.add("doubled: " + command + " at " + where);
        }
    }

    private void linked(byte[] previous, byte[] before, boolean inPlace, String where) {
        if (!inPlace) {
            faults.add("a hole before " + where);
        } else if (before != null && !Arrays.equals(previous, before)) {
            faults.add("not linked: " + where);
        }
    }

    /** What a clock says of a case, it says once for each of its steps and times. */
    private void timers(Connection session) throws SQLException {
        Set<String> told = new HashSet<>();
        try (var statement = session.createStatement();
                var row = statement.executeQuery("""
                        select stream || ' ' || (open::jsonb -> 'reminder')::text from journal.entry
                        where kind = 'case.reminded'
                        """)) {
            while (row.next()) {
                if (!told.add(row.getString(1))) {
                    faults.add("a timer twice: " + row.getString(1));
                }
            }
        }
        figures.put("timers", told.size());
    }

    private void readers(Connection session) throws SQLException, InterruptedException {
        var began = System.nanoTime();
        var end = began + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        var behind = behind(session);
        while (!behind.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(200);
            behind = behind(session);
        }
        behind.forEach(reader -> faults.add("behind or stopped: " + reader));
        figures.put("readers_complete_ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }

    private static List<String> behind(Connection session) throws SQLException {
        var readers = new ArrayList<String>();
        try (var statement = session.createStatement();
                var row = statement.executeQuery("""
                        select p.reader from journal.position p
                        where (p.incarnation, p.xid, p.seq) < (
                            select e.incarnation, e.xid, e.seq from journal.entry e
                            order by e.incarnation desc, e.xid desc, e.seq desc limit 1)
                        union all select s.reader || ' at ' || s.stream from journal.stopped s
                        union all select 'timer ' || f.subject from deadline.firing f where f.tries > 0
                        """)) {
            while (row.next()) {
                readers.add(row.getString(1));
            }
        }
        return readers;
    }

    private void verified() throws IOException, InterruptedException {
        var ending = site.command("verify-journal");
        if (ending.code() != 0 || !ending.machine().contains("\"faults\":[]")) {
            faults.add("verify-journal: " + ending.code() + " " + ending.machine());
        }
        figures.put("verified", ending.machine().strip());
    }
}
