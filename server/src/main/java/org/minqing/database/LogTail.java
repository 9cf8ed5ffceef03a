package org.minqing.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The write-ahead log of the embedded PostgreSQL, given away while it is written. A slot in the cluster keeps what was not
 * yet given, over stops and kills, up to the bound that {@code max_slot_wal_keep_size} sets.
 */
public final class LogTail {

    private static final String SLOT = "minqing_archive";

    private final Supplier<Optional<Cluster>> cluster;

    /** How far it was given in the file that is being written; that much of it is not given again. */
    private Begun last = new Begun("", 0);

    LogTail(Supplier<Optional<Cluster>> cluster) {
        this.cluster = cluster;
    }

    private record Begun(String name, int length) {}

    /** Who takes the log. What was taken is safe when a method returns, for PostgreSQL then forgets it. */
    public interface Taker {

        /** Asked first; throws when the log of this cluster has no place there. */
        void of(long system) throws IOException;

        /** A history of time lines, or a whole file of the log; the same one may come again after a kill. */
        void whole(String name, byte[] content) throws IOException;

        /** The file that is being written, as far as it is on the disk of the cluster; replaces what was given of it. */
        void begun(String name, byte[] content) throws IOException;

        /** Some log was never given and is gone: it had grown beyond its bound while nobody took it. */
        void torn();
    }

    /**
     * Gives what there is. Throws {@link DataAccessResourceFailureException} while PostgreSQL is away, and what the taker
     * throws; what was not taken is given the next time.
     */
    public void giveTo(Taker taker) {
        var ours = cluster.get().orElseThrow(() -> new IllegalStateException("The log is somebody else's"));
        try (var session = ours.login(Cluster.SUPERUSER, "postgres").connect()) {
            taker.of(number(session, "select system_identifier from pg_control_system()"));
            give(session, ours.files().resolve("pg_wal"), taker);
        } catch (SQLException away) {
            throw new DataAccessResourceFailureException("PostgreSQL does not give its log", away);
        } catch (IOException failed) {
            throw new UncheckedIOException("The log of PostgreSQL cannot be copied", failed);
        }
    }

    /** Lets PostgreSQL forget its log as it likes. */
    public void forget() {
        cluster.get().ifPresent(ours -> {
            try (var session = ours.login(Cluster.SUPERUSER, "postgres").connect()) {
                drop(session);
            } catch (SQLException away) {
                throw new DataAccessResourceFailureException("PostgreSQL does not answer", away);
            }
        });
    }

    private void give(Connection session, Path folder, Taker taker) throws SQLException, IOException {
        var kept = keptFrom(session, taker);
        var end = LogFile.position(text(session, "select pg_current_wal_flush_lsn()::text"));
        var timeline = (int) number(session, "select timeline_id from pg_control_checkpoint()");
        var writing = LogFile.at(timeline, end);
        histories(folder, taker);
        for (var file = LogFile.at(timeline, kept); file.number() < writing.number(); file = file.next()) {
            taker.whole(file.name(), Files.readAllBytes(folder.resolve(file.name())));
        }
        begun(folder, writing, (int) (end - writing.begins()), taker);
        if (writing.begins() > kept) {
            text(
                    session,
                    "select end_lsn::text from pg_replication_slot_advance('" + SLOT + "', '0/0'::pg_lsn + "
                            + writing.begins() + ")");
        }
    }

    private void begun(Path folder, LogFile writing, int length, Taker taker) throws IOException {
        var now = new Begun(writing.name(), length);
        if (length == 0 || now.equals(last)) {
            return;
        }
        try (var file = Files.newInputStream(folder.resolve(writing.name()))) {
            taker.begun(writing.name(), file.readNBytes(length));
        }
        last = now;
    }

    /** Few and small; whoever has them keeps them. */
    private static void histories(Path folder, Taker taker) throws IOException {
        try (var found = Files.newDirectoryStream(folder, "*.history")) {
            for (var history : found) {
                taker.whole(history.getFileName().toString(), Files.readAllBytes(history));
            }
        }
    }

    /** From where on the log is kept for us; makes the slot when there is none, or none that still keeps anything. */
    private static long keptFrom(Connection session, Taker taker) throws SQLException {
        var kept = textOrNothing(
                session,
                "select coalesce(restart_lsn::text, '') from pg_replication_slots where slot_name = '" + SLOT + "'");
        if (kept != null && !kept.isEmpty()) {
            return LogFile.position(kept);
        }
        if (kept != null) {
            taker.torn();
            drop(session);
        }
        return LogFile.position(
                text(session, "select lsn::text from pg_create_physical_replication_slot('" + SLOT + "', true)"));
    }

    private static void drop(Connection session) throws SQLException {
        textOrNothing(
                session,
                "select pg_drop_replication_slot(slot_name)::text from pg_replication_slots where slot_name = '" + SLOT
                        + "'");
    }

    private static long number(Connection session, String query) throws SQLException {
        return Long.parseLong(text(session, query));
    }

    private static String text(Connection session, String query) throws SQLException {
        var found = textOrNothing(session, query);
        if (found == null) {
            throw new SQLException("PostgreSQL has no answer to: " + query);
        }
        return found;
    }

    private static @Nullable String textOrNothing(Connection session, String query) throws SQLException {
        try (var statement = session.createStatement();
                var row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
