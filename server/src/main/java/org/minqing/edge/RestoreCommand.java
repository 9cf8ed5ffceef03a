package org.minqing.edge;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minqing.attachment.Attachments;
import org.minqing.audit.LookVerifier;
import org.minqing.backup.BackupBroken;
import org.minqing.backup.BackupKey;
import org.minqing.backup.Restore;
import org.minqing.casework.CaseHeads;
import org.minqing.journal.RestoredJournal;
import org.minqing.journal.Verifier;
import org.minqing.kernel.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills an empty data folder from a backup, and proves what came of it. */
final class RestoreCommand implements Command {

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String usage() {
        return """
                restore --from DIR --to DATA --key FILE [--keys DIR] [--log DIR [--until TIME]]
                Fills the empty or absent folder DATA from the backup DIR. Nothing starts before every file was held against
                the manifest. Then the database recovers, the journal begins a new incarnation, what the erasure ledger lists
                is erased again, and the journal is verified as verify-journal does. --keys names the copy of the keys, which
                is put into DATA; without it those of MINQING_KEYS are used where they are. --log names the archive of what
                came after the backup (MINQING_ARCHIVE of the lost city); it is followed to its end, or to the moment that
                --until names, such as 2026-11-29T14:05:00+08:00. One JSON line says what was done.
                Ends with 1 when the backup is not as it was made (nothing is left behind then), or when the journal has
                faults or the archive has a hole (the folder is there then, and they are listed).
                """;
    }

    private record Line(
            String event,
            String data,
            Instant at,
            String city,
            int files,
            long bytes,
            int before,
            int incarnation,
            int erased,
            int log,
            @Nullable String missing,
            VerifyJournalCommand.Whole journal,
            double seconds) {}

    @Override
    public int run(List<String> arguments, Console console) {
        var began = System.nanoTime();
        var options = Options.of(arguments, Set.of("from", "to", "key", "keys", "log", "until"))
                .onlyNamed();
        options.required("to");
        var settings = options.settings(Map.of("MINQING_DATA", "to"));
        var from = Path.of(options.required("from"));
        var copied = keys(options, settings);
        var key = BackupKey.read(Path.of(options.required("key")));
        var later = new Restore.Later(
                options.value("log").map(Path::of), options.value("until").map(RestoreCommand::moment));
        try (var restore = Restore.unpack(from, key, settings, copied, later)) {
            console.say("Every file of the backup is as it was written. PostgreSQL recovers now.");
            var done = revive(restore);
            restore.publish();
            console.line(line(settings, restore, done, began));
            restore.missing()
                    .ifPresent(name -> console.say("The archive misses the log file " + name
                            + ". What came before it is there; what came from it on is lost."));
            return done.whole().faults().isEmpty() && restore.missing().isEmpty() ? Exit.OK : Exit.FINDINGS;
        } catch (BackupBroken broken) {
            console.say(String.valueOf(broken.getMessage()));
            return Exit.FINDINGS;
        }
    }

    private static Line line(Settings settings, Restore restore, Done done, long began) {
        var origin = restore.origin();
        return new Line(
                "restored",
                settings.data().toString(),
                origin.at(),
                origin.city(),
                origin.files(),
                origin.bytes(),
                origin.incarnation(),
                done.opened().incarnation(),
                done.opened().erased(),
                restore.logFiles(),
                restore.missing().orElse(null),
                done.whole(),
                BackupCommand.secondsSince(began));
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new WrongUse(
                    "A moment is written with its zone, such as 2026-11-29T14:05:00+08:00, not " + text + ".");
        }
    }

    private record Done(RestoredJournal.Opened opened, VerifyJournalCommand.Whole whole) {}

    private static Done revive(Restore restore) {
        try (var store = restore.recover()) {
            var opened = restore.open(store, CaseHeads::over);
            Attachments.forgetWithoutKeys(JdbcClient.create(store.application()));
            var verifier = Verifier.over(store.reader(), restore.keys(), restore.seals());
            return new Done(opened, VerifyJournalCommand.verify(verifier, LookVerifier.over(store.reader(), verifier)));
        }
    }

    /** The copy of the keys to be taken; empty when the settings name keys outside the folder that is being filled. */
    private static Optional<Path> keys(Options options, Settings settings) {
        var copy = options.value("keys").map(Path::of);
        var outside = !settings.keys().startsWith(settings.data());
        if (outside && copy.isPresent()) {
            throw new WrongUse("MINQING_KEYS names the keys already; take --keys or that setting away.");
        }
        if (!outside && copy.isEmpty()) {
            throw new WrongUse(
                    "Say with --keys where the copy of the keys is, or with MINQING_KEYS where the keys are. "
                            + "Without them nothing personal in the backup can be opened.");
        }
        return copy;
    }
}
