package org.minqing.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.minqing.database.LogTail;
import org.minqing.database.StartRefused;
import org.minqing.kernel.Settings;

/** Gives the archive what is new, pass by pass, and knows how long ago it had everything. */
final class Archiving {

    private static final Duration TIDY = Duration.ofHours(1);

    private final Settings settings;
    private final LogTail log;
    private final InstantSource clock;
    private final @Nullable LogArchive archive;

    private boolean forgotten;
    private Instant tidied = Instant.EPOCH;
    private volatile Instant complete;

    private Archiving(Settings settings, LogTail log, InstantSource clock, @Nullable LogArchive archive) {
        this.settings = settings;
        this.log = log;
        this.clock = clock;
        this.archive = archive;
        this.complete = clock.instant();
    }

    /** Throws {@link StartRefused} where an archive is wanted that cannot be. */
    static Archiving of(Settings settings, LogTail log, InstantSource clock) {
        var wanted = settings.archive();
        if (wanted == null) {
            return new Archiving(settings, log, clock, null);
        }
        if (settings.external() != null) {
            throw new StartRefused("MINQING_ARCHIVE is for the embedded PostgreSQL. Archive the log of your own with "
                    + "archive_command or pg_receivewal.");
        }
        if (wanted.folder().startsWith(settings.data())) {
            throw new StartRefused("MINQING_ARCHIVE lies in the data folder and would be lost together with it.");
        }
        if (wanted.key().startsWith(wanted.folder())) {
            throw new StartRefused(
                    "MINQING_ARCHIVE_KEY lies in MINQING_ARCHIVE. A key beside what it locks locks nothing.");
        }
        return new Archiving(settings, log, clock, LogArchive.in(wanted.folder(), BackupKey.read(wanted.key())));
    }

    /** Photos after the log: one too many is noise, one too few would be missed. */
    void pass() {
        if (archive == null) {
            forget();
            return;
        }
        var begun = clock.instant();
        log.giveTo(archive);
        try {
            var oldest = begun.minus(settings.backups());
            archive.photos(settings.data().resolve(Backup.PHOTOS), oldest);
            if (tidied.isBefore(begun.minus(TIDY))) {
                archive.forgetBefore(oldest);
                tidied = begun;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The archive cannot be written", failed);
        }
        complete = begun;
    }

    /** Once: an archive that was wanted at an earlier start would keep all the log. */
    private void forget() {
        if (!forgotten) {
            log.forget();
            forgotten = true;
        }
    }

    /** Seconds since the begin of the last pass that came to its end, or since the start; not a number without an archive. */
    double ageSeconds() {
        return archive == null
                ? Double.NaN
                : Duration.between(complete, clock.instant()).toSeconds();
    }
}
