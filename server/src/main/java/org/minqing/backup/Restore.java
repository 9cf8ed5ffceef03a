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

    private Restore(Settings settings, Manifest manifest, Recovery recovery, Path keys) {
        this.settings = settings;
        this.manifest = manifest;
        this.recovery = recovery;
        this.keys = keys;
    }

    /** What the backup says of itself. */
    public record Origin(Instant at, String city, String postgres, int incarnation, int files, long bytes) {}

    /**
     * Takes everything out of the backup. {@code copied} is a copy of the keys that shall lie in the data folder; without it
     * those are used that the settings name.
     */
    public static Restore unpack(Path backup, BackupKey key, Settings settings, Optional<Path> copied) {
        try {
            var manifest = manifest(backup, key);
            manifest.refuseOtherPostgres();
            KeysCopy.refuseOlder(copied.orElse(settings.keys()), manifest.keys());
            var recovery = Recovery.into(settings.data());
            try {
                new Unpacking(backup, key, manifest, place(recovery)).run();
                var keys = copied.map(_ -> recovery.folder().resolve("keys")).orElse(settings.keys());
                copied.ifPresent(from -> KeysCopy.follow(from, keys));
                return new Restore(settings, manifest, recovery, keys);
            } catch (IOException | RuntimeException failure) {
                recovery.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new StartRefused("The backup cannot be taken out: " + failure, failure);
        }
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

    /** Lets PostgreSQL recover; the store is to be closed before anything is published. */
    public Store recover() {
        return recovery.recover(settings);
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
