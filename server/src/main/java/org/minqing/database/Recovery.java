package org.minqing.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minqing.kernel.Settings;

/**
 * An empty data folder that becomes one again. Everything is done in {@code restoring} inside it, and moved to its place at
 * the very end; as long as that folder is there, no server starts on the data.
 */
public final class Recovery implements AutoCloseable {

    private static final String UNFINISHED = "restoring";
    private static final Set<String> NO_DATA = Set.of("lock", "lost+found", UNFINISHED);

    /**
     * Its own log and the files beside it are all there is; when they are read PostgreSQL goes on, on a time line of its
     * own. It asks for them from the folder of the cluster.
     */
    private static final List<String> FROM_THE_COPY = List.of(
            "hot_standby = off",
            "restore_command = 'cp ../later/%f \"%p\" 2>/dev/null'",
            "recovery_target_timeline = 'current'");

    /** With a number for the zone: names of zones mean nothing yet when PostgreSQL reads it. */
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

    private static final String ENDED_BEFORE = "recovery ended before configured recovery target was reached";

    private final Path data;
    private final FolderLock lock;

    private Recovery(Path data, FolderLock lock) {
        this.data = data;
        this.lock = lock;
    }

    /** Takes the folder, which must be empty or absent; what an earlier try left unfinished is removed. */
    public static Recovery into(Path data) {
        refuseFull(data);
        var lock = FolderLock.take(data);
        try {
            var recovery = new Recovery(data, lock);
            recovery.endOrphan();
            Folders.delete(data.resolve(UNFINISHED));
            Folders.createPrivate(data.resolve(UNFINISHED));
            return recovery;
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /** A restore that was killed leaves its PostgreSQL at work on files that are worth nothing. */
    private void endOrphan() {
        Postmaster.of(plan().cluster())
                .filter(Postmaster::lives)
                .flatMap(orphan -> ProcessHandle.of(orphan.pid()))
                .ifPresent(orphan -> {
                    orphan.destroyForcibly();
                    orphan.onExit().join();
                });
    }

    private static void refuseFull(Path data) {
        if (!Files.exists(data)) {
            return;
        }
        try (var found = Files.list(data)) {
            if (found.anyMatch(file -> !NO_DATA.contains(file.getFileName().toString()))) {
                throw new StartRefused("The folder " + data + " is not empty. A restore only fills an empty one: "
                        + "choose another, or move away what is there.");
            }
        } catch (IOException unusable) {
            throw new StartRefused("The folder " + data + " cannot be read: " + unusable, unusable);
        }
    }

    static void refuseUnfinished(Path data) {
        if (Files.exists(data.resolve(UNFINISHED))) {
            throw new StartRefused("A restore into " + data + " was not finished. Empty the folder and restore again.");
        }
    }

    /** Where the data folder's content is to be put. */
    public Path folder() {
        return data.resolve(UNFINISHED);
    }

    /** Where the files of PostgreSQL are to be put; only their owner may enter. */
    public Path cluster() {
        var plan = plan();
        Folders.createPrivate(plan.folder());
        return Folders.createPrivate(plan.cluster());
    }

    /** Where the passwords of the database's roles are to be put. */
    public Path passwords() {
        return plan().passwordFile();
    }

    /** Where files of the log are to be put that are later than the copy, under their names. */
    public Path log() {
        return plan().folder().resolve("later");
    }

    /**
     * Lets PostgreSQL recover from the copied files, and opens and migrates what came of it; closing stops it. Transactions
     * that were committed after {@code until} are left out; without it there are all that the log has.
     */
    public Store recover(Settings settings, Optional<Instant> until) {
        var plan = plan(until);
        try {
            Files.createFile(plan.cluster().resolve("recovery.signal"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        try {
            return opened(Cluster.start(plan), settings);
        } catch (StartRefused refused) {
            if (until.isPresent() && lastWords().contains(ENDED_BEFORE)) {
                throw new StartRefused(
                        "The archive ends before " + until.get() + ". Leave the moment away to come to its end.",
                        refused);
            }
            throw refused;
        }
    }

    private Store opened(Cluster cluster, Settings settings) {
        try {
            settle(cluster);
            Folders.delete(log());
            return Store.over(Store.prepare(cluster), settings.connections(), cluster::stop);
        } catch (RuntimeException failure) {
            cluster.stop();
            throw failure;
        }
    }

    /** After the checkpoint the control file names the new time line. */
    private void settle(Cluster cluster) {
        if (!cluster.recovers()) {
            throw new StartRefused("PostgreSQL did not come to the end of its recovery: " + lastWords());
        }
        try (var superuser = cluster.login(Cluster.SUPERUSER, "postgres").connect();
                var statement = superuser.createStatement()) {
            statement.execute("checkpoint");
        } catch (SQLException failure) {
            throw new StartRefused("PostgreSQL does not answer after its recovery: " + failure.getMessage(), failure);
        }
    }

    private String lastWords() {
        try (var logs = Files.list(plan().cluster().resolve("log"))) {
            var lines = new ArrayList<String>();
            for (var log : logs.toList()) {
                lines.addAll(Files.readAllLines(log));
            }
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException none) {
            return "it left no log.";
        }
    }

    private Cluster.Plan plan() {
        return plan(Optional.empty());
    }

    private Cluster.Plan plan(Optional<Instant> until) {
        var folder = folder().resolve("postgres");
        var lines = new ArrayList<>(FROM_THE_COPY);
        until.ifPresent(moment -> {
            lines.add("recovery_target_time = '" + MOMENT.format(moment) + "'");
            lines.add("recovery_target_action = 'promote'");
        });
        return new Cluster.Plan(folder, Cluster.Plan.durable(folder()).binaries(), lines);
    }

    /** Moves everything to its place. Until the last step is done, a start is refused. */
    public void publish() {
        try (var parts = Files.list(folder())) {
            for (var part : parts.toList()) {
                Files.move(part, data.resolve(part.getFileName()));
            }
            Files.delete(folder());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Frees the folder, which is empty again unless everything was published. */
    @Override
    public void close() {
        Folders.delete(folder());
        lock.close();
    }
}
