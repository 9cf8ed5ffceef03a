package org.minqing.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.minqing.database.Recovery;
import org.minqing.database.StartRefused;
import org.minqing.database.Store;
import org.minqing.journal.HeadKeeper;
import org.minqing.journal.KeysCopy;
import org.minqing.journal.RestoredJournal;
import org.minqing.kernel.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills an empty data folder from a backup. First everything is taken out and held against the manifest; only then does
 * PostgreSQL start on it. The folder becomes a data folder with {@link #publish}; without it everything is removed again.
 */
public final class Restore implements AutoCloseable {

    private final Settings settings;
    private final Manifest manifest;
    private final Recovery recovery;
    private final Path keys;
    private final Optional<ArchivedLog> log;
    private final Optional<Instant> until;

    private Restore(
            Settings settings,
            Manifest manifest,
            Recovery recovery,
            Path keys,
            Optional<ArchivedLog> log,
            Later later) {
        this.settings = settings;
        this.manifest = manifest;
        this.recovery = recovery;
        this.keys = keys;
        this.log = log;
        this.until = later.until();
    }

    /**
     * What happened after the backup, and how far it is wanted.
     *
     * @param archive the folder that {@code MINQING_ARCHIVE} named; without it the backup is all there is
     * @param until what was acknowledged later does not come back; absent means as far as the archive goes
     */
    public record Later(Optional<Path> archive, Optional<Instant> until) {}

    /** What the backup says of itself. */
    public record Origin(Instant at, String city, String postgres, int incarnation, int files, long bytes) {}

    /**
     * Takes everything out of the backup. {@code copied} is a copy of the keys that shall lie in the data folder; without it
     * those are used that the settings name.
     */
    public static Restore unpack(Path backup, BackupKey key, Settings settings, Optional<Path> copied, Later later) {
        try {
            var manifest = manifest(backup, key);
            manifest.refuseOtherPostgres();
            refuseEarlier(later, manifest);
            KeysCopy.refuseOlder(copied.orElse(settings.keys()), manifest.keys());
            var recovery = Recovery.into(settings.data());
            try {
                new Unpacking(backup, key, manifest, place(recovery)).run();
                var keys = copied.map(_ -> recovery.folder().resolve("keys")).orElse(settings.keys());
                copied.ifPresent(from -> KeysCopy.follow(from, keys));
                return new Restore(settings, manifest, recovery, keys, log(later, key, manifest, recovery), later);
            } catch (IOException | RuntimeException failure) {
                recovery.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new StartRefused("The backup cannot be taken out: " + failure, failure);
        }
    }

    private static void refuseEarlier(Later later, Manifest manifest) {
        if (later.until().isPresent() && later.archive().isEmpty()) {
            throw new StartRefused("A moment can only be named together with the archive that goes up to it.");
        }
        if (later.until().filter(manifest.at()::isAfter).isPresent()) {
            throw new StartRefused("The moment lies before the backup, which was begun at " + manifest.at()
                    + ". Restore an earlier backup up to it.");
        }
    }

    private static Optional<ArchivedLog> log(Later later, BackupKey key, Manifest manifest, Recovery recovery)
            throws IOException {
        if (later.archive().isEmpty()) {
            return Optional.empty();
        }
        var archive = later.archive().get();
        var log = ArchivedLog.takeOut(archive, key, manifest.lastLog(), recovery.log());
        ArchivedLog.photos(archive, key, recovery.folder().resolve(Backup.PHOTOS));
        return Optional.of(log);
    }

    private static Manifest manifest(Path backup, BackupKey key) throws IOException {
        if (!Files.isDirectory(backup)) {
            throw new StartRefused("There is no folder " + backup + ".");
        }
        if (!Files.exists(backup.resolve(Manifest.NAME))) {
            throw new BackupBroken("There is no whole backup in " + backup + newest(backup));
        }
        return Manifest.read(backup, key);
    }

    /** Whoever names the folder of all backups is told the last one. */
    private static String newest(Path folder) throws IOException {
        try (var found = Files.list(folder)) {
            return found.filter(one -> Files.exists(one.resolve(Manifest.NAME)))
                    .filter(one -> !one.toString().endsWith(".part"))
                    .sorted()
                    .reduce((_, later) -> later)
                    .map(last -> "; the newest one in it is " + last + ".")
                    .orElse(".");
        }
    }

    private static Function<String, Path> place(Recovery recovery) {
        var cluster = recovery.cluster();
        return name -> {
            if (name.equals(Backup.PASSWORDS)) {
                return recovery.passwords();
            }
            var database = name.startsWith(Backup.DATABASE + "/");
            var folder = database ? cluster : recovery.folder();
            var place = folder.resolve(database ? name.substring(Backup.DATABASE.length() + 1) : name)
                    .normalize();
            if (!place.startsWith(folder)) {
                throw new BackupBroken("A file of the backup would lie outside the folder: " + name);
            }
            return place;
        };
    }

    public Origin origin() {
        return new Origin(
                manifest.at(),
                manifest.city(),
                manifest.postgres(),
                manifest.incarnation(),
                manifest.files().size(),
                manifest.bytes());
    }

    /** How many files of the log came from the archive; 0 without one. */
    public int logFiles() {
        return log.map(ArchivedLog::files).orElse(0);
    }

    /** The first file of the log that the archive should have and has not; what came from it on is lost. */
    public Optional<String> missing() {
        return log.flatMap(ArchivedLog::missing);
    }

    /** Lets PostgreSQL recover; the store is to be closed before anything is published. */
    public Store recover() {
        return recovery.recover(settings, until);
    }

    /** Opens the journal for its new life, before anybody reads. */
    public RestoredJournal.Opened open(Store store, Function<JdbcClient, List<HeadKeeper>> keepers) {
        return RestoredJournal.open(store, keys, seals(), keepers.apply(JdbcClient.create(store.application())));
    }

    /** The keys that belong to the restored city. */
    public Path keys() {
        return keys;
    }

    /** The copies of the seals that the backup held. */
    public Path seals() {
        return recovery.folder().resolve(Backup.SEALS);
    }

    /** Makes the folder a data folder. */
    public void publish() {
        recovery.publish();
    }

    @Override
    public void close() {
        recovery.close();
    }
}
