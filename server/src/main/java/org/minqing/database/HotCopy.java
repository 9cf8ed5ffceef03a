package org.minqing.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.minqing.kernel.Settings;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The files of the embedded PostgreSQL, copied while it works. The copy is consistent as PostgreSQL's manual describes it
 * for its low-level interface: one session says where the copy begins and ends and stays open all the time, a slot of that
 * session keeps the write-ahead log, and all the log in between belongs to the copy. What was acknowledged before the copy
 * began is in it; what was acknowledged while it ran is in it up to some moment before its end, for all tables alike.
 */
public final class HotCopy implements AutoCloseable {

    private static final Pattern BEGINS_IN = Pattern.compile("START WAL LOCATION: .* \\(file ([0-9A-F]{24})\\)");
    private static final int CONTROL_TRIES = 100;
    private static final String CONTROL = "global/pg_control";

    private final Cluster cluster;
    private final Path files;
    private final Store.Ending ending;

    private HotCopy(Cluster cluster, Path files, Store.Ending ending) {
        this.cluster = cluster;
        this.files = files;
        this.ending = ending;
    }

    /** Who takes the files; names are relative to the cluster's folder, with {@code /} between their parts. */
    public interface Taker {

        void folder(String name) throws IOException;

        /** The content has exactly this length and is only there until this returns. */
        void file(String name, long length, InputStream content) throws IOException;
    }

    /** What was copied: of which PostgreSQL, from when on, and the parts of the log that belong to it. */
    public record Taken(String postgres, Instant begun, String firstLog, String lastLog) {}

    /** Beside the server that owns the folder, or with a PostgreSQL of its own when none runs. Migrates nothing. */
    public static HotCopy of(Settings settings) {
        if (settings.external() != null) {
            throw new StartRefused("MINQING_DB_URL names a PostgreSQL of your own. Back it up with its own programs, "
                    + "and the folders of photos, seals and keys beside it.");
        }
        var plan = Cluster.Plan.durable(settings.data());
        if (!Files.isDirectory(plan.cluster())) {
            throw new StartRefused("There is no database in the data folder " + settings.data() + ".");
        }
        var lock = FolderLock.attempt(settings.data());
        if (lock.isEmpty()) {
            var running = Cluster.beside(plan)
                    .orElseThrow(() -> new StartRefused("Another process owns the data folder " + settings.data()
                            + " but its PostgreSQL does not run yet; try again in a moment."));
            return new HotCopy(running, plan.cluster(), () -> {});
        }
        try {
            Recovery.refuseUnfinished(settings.data());
            var own = Cluster.start(plan);
            return new HotCopy(own, plan.cluster(), () -> {
                own.stop();
                lock.get().close();
            });
        } catch (RuntimeException failure) {
            lock.get().close();
            throw failure;
        }
    }

    /** The major version of the PostgreSQL inside this program; files of another one cannot be used. */
    public static String version() {
        return Cluster.VERSION;
    }

    /** For what else there is to ask while the copy is being made. */
    public DataSource reader() {
        var login = cluster.login(Roles.READER, Store.DATABASE);
        return new DriverManagerDataSource(login.url(), login.user(), login.password());
    }

    /** Gives every file of a consistent copy to the taker. */
    public Taken copy(Taker taker) throws IOException {
        try (var session = cluster.login(Cluster.SUPERUSER, "postgres").connect()) {
            refuseForeignFolders(session);
            var begun = begin(session);
            new ClusterFiles(files, CONTROL).each(taker);
            control(taker);
            var end = end(session);
            give(taker, "backup_label", end.label());
            log(taker, end);
            return new Taken(text(session, "show server_version"), begun, end.firstLog(), end.lastLog());
        } catch (SQLException failure) {
            throw new StartRefused("PostgreSQL does not let its files be copied: " + failure.getMessage(), failure);
        }
    }

    private static void refuseForeignFolders(Connection session) throws SQLException {
        var others = text(
                session, "select count(*)::text from pg_tablespace where spcname not in ('pg_default', 'pg_global')");
        if (!others.equals("0")) {
            throw new StartRefused("Some tables lie in a tablespace outside the data folder; use pg_basebackup.");
        }
    }

    /** From the slot on the log is kept; it ends with the session, however that ends. */
    private static Instant begin(Connection session) throws SQLException {
        text(
                session,
                "select slot_name from pg_create_physical_replication_slot('minqing_copy_' || pg_backend_pid(), true, true)");
        text(session, "select pg_backup_start('minqing', true)::text");
        try (var statement = session.createStatement();
                var row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private record End(byte[] label, String firstLog, String lastLog) {}

    private static End end(Connection session) throws SQLException {
        try (var statement = session.createStatement();
                var row = statement.executeQuery("select labelfile, pg_walfile_name(lsn) from pg_backup_stop(false)")) {
            row.next();
            var label = row.getString(1);
            var begins = BEGINS_IN.matcher(label);
            if (!begins.find()) {
                throw new IllegalStateException("PostgreSQL does not say where the copy begins: " + label);
            }
            return new End(label.getBytes(StandardCharsets.UTF_8), begins.group(1), row.getString(2));
        }
    }

    /** It may be written while it is read; two readings that agree are whole. */
    private void control(Taker taker) throws IOException {
        var file = files.resolve(CONTROL);
        var last = Files.readAllBytes(file);
        for (var tries = 0; tries < CONTROL_TRIES; tries++) {
            var again = Files.readAllBytes(file);
            if (Arrays.equals(last, again)) {
                give(taker, CONTROL, again);
                return;
            }
            last = again;
        }
        throw new IOException("The control file of PostgreSQL never stands still");
    }

    /** The log from begin to end without a hole, and the histories of earlier time lines. */
    private void log(Taker taker, End end) throws IOException {
        var folder = files.resolve("pg_wal");
        var names = names(
                folder,
                name -> LogFile.isOne(name)
                        && name.compareTo(end.firstLog()) >= 0
                        && name.compareTo(end.lastLog()) <= 0);
        var whole = LogFile.named(end.lastLog()).number()
                - LogFile.named(end.firstLog()).number()
                + 1;
        if (names.size() != whole) {
            throw new IOException("The write-ahead log from " + end.firstLog() + " to " + end.lastLog()
                    + " is not complete: " + names);
        }
        for (var name : names) {
            ClusterFiles.give(taker, "pg_wal/" + name, folder.resolve(name));
        }
        for (var name : names(folder, name -> name.endsWith(".history"))) {
            ClusterFiles.give(taker, "pg_wal/" + name, folder.resolve(name));
        }
    }

    private static List<String> names(Path folder, Predicate<String> wanted) throws IOException {
        try (var found = Files.list(folder)) {
            return found.map(file -> file.getFileName().toString())
                    .filter(wanted)
                    .sorted()
                    .toList();
        }
    }

    private static void give(Taker taker, String name, byte[] content) throws IOException {
        taker.file(name, content.length, new ByteArrayInputStream(content));
    }

    private static String text(Connection session, String query) throws SQLException {
        try (var statement = session.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Stops the PostgreSQL that was started for the copy. */
    @Override
    public void close() {
        ending.end();
    }
}
