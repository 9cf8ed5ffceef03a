package org.minqing.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads stretches of the journal: entries after a position and below the oldest transaction that may still write (the
 * snapshot's xmin), in (incarnation, xid, seq) order. What is there can no longer be joined by anything earlier.
 */
final class Stretches {

    private static final int MOST = 1 << 20;

    private final JdbcClient jdbc;
    private volatile Window last = Window.NOTHING;

    Stretches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What may be taken after the position, and the position after it. */
    record Next(VersionOrder.Stretch stretch, Position position) {

        boolean movesFrom(Position earlier) {
            return position.isAfter(earlier);
        }
    }

    /**
     * What was read last: everything that there is after one position, up to the last one found. Readers follow each other
     * closely, and what one has read need not be read again by the next; it can no longer change.
     */
    private record Window(Position from, List<VersionOrder.Found> found) {

        static final Window NOTHING = new Window(Position.START, List.of());

        boolean reachesBeyond(Window other) {
            return !found.isEmpty()
                    && (other.found.isEmpty()
                            || found.getLast()
                                    .position()
                                    .isAfter(other.found.getLast().position()));
        }

        /** Nothing when the window does not reach so far, forward or back. */
        List<VersionOrder.Found> after(Position position, int limit) {
            if (from.isAfter(position)) {
                return List.of();
            }
            var low = 0;
            var high = found.size();
            while (low < high) {
                var middle = (low + high) >>> 1;
                if (found.get(middle).position().isAfter(position)) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return found.subList(low, Math.min(found.size(), low + limit));
        }
    }

    /**
     * About {@code limit} entries; more when a late writer makes it necessary to see further ahead. What another reader has
     * read a moment ago is not read again, so that there may be newer entries even when this gives few.
     */
    Next after(Position position, int limit, Set<UUID> stopped) {
        var known = next(position, last.after(position, limit), stopped);
        return known.movesFrom(position) ? known : read(position, limit, stopped);
    }

    /** After the store was away: what was read before need not be what is there now. */
    void forget() {
        last = Window.NOTHING;
    }

    private Next read(Position position, int limit, Set<UUID> stopped) {
        for (var wanted = limit; ; wanted *= 2) {
            var found = find(position, wanted);
            var next = next(position, found, stopped);
            if (next.stretch().read() > 0 || found.size() < wanted || wanted >= MOST) {
                remember(new Window(position, found));
                return next;
            }
        }
    }

    /** Nobody waits for anybody here, because some hold a connection and some do not; of two at once one is remembered. */
    private void remember(Window window) {
        if (window.reachesBeyond(last)) {
            last = window;
        }
    }

    private static Next next(Position position, List<VersionOrder.Found> found, Set<UUID> stopped) {
        var stretch = VersionOrder.of(found, stopped);
        var end = stretch.read() == 0 ? position : found.get(stretch.read() - 1).position();
        return new Next(stretch, end);
    }

    private List<VersionOrder.Found> find(Position position, int limit) {
        return jdbc.sql("""
                        select %s, b.incarnation as before_incarnation, b.xid::text as before_xid, b.seq as before_seq
                        from (
                            select * from journal.entry
                            where (incarnation, xid, seq) > (:incarnation, cast(:xid as xid8), :seq)
                              and (incarnation, xid) < ((select max(id) from journal.incarnation),
                                                        pg_snapshot_xmin(pg_current_snapshot()))
                            order by incarnation, xid, seq limit :limit
                        ) e
                        left join journal.entry b on b.stream = e.stream and b.version = e.version - 1
                        order by e.incarnation, e.xid, e.seq
                        """.formatted(EntryRows.COLUMNS))
                .param("incarnation", position.incarnation())
                .param("xid", Long.toString(position.xid()))
                .param("seq", position.seq())
                .param("limit", limit)
                .query(Stretches::found)
                .list();
    }

    private static VersionOrder.Found found(ResultSet row, int number) throws SQLException {
        var entry = EntryRows.map(row, number);
        var beforeXid = row.getString("before_xid");
        var before = beforeXid == null
                ? null
                : new Position(row.getInt("before_incarnation"), Long.parseLong(beforeXid), row.getLong("before_seq"));
        return new VersionOrder.Found(entry, EntryRows.position(row), before);
    }

    /** The end of what may be read now; where a follower begins that wants only what is new. */
    Position end() {
        return jdbc.sql("""
                        select incarnation, xid::text as xid, seq from journal.entry e
                        where (incarnation, xid) < ((select max(id) from journal.incarnation),
                                                    pg_snapshot_xmin(pg_current_snapshot()))
                        order by e.incarnation desc, e.xid desc, e.seq desc limit 1
                        """)
                .query((row, number) -> EntryRows.position(row))
                .optional()
                .orElse(Position.START);
    }
}
