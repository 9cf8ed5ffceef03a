package org.minqing.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minqing.backup.Backup;
import org.minqing.backup.BackupBroken;
import org.minqing.backup.BackupKey;
import org.minqing.database.StartRefused;
import org.minqing.journal.KeysCopy;

/** Copies a whole city, encrypted, beside its running server or without one. */
final class BackupCommand implements Command {

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String usage() {
        return """
                backup --to DIR (--key FILE | --new-key FILE) [--keys-to DIR]
                Puts a new folder with a copy of database, photos and seals into DIR, encrypted under the key in FILE; the
                server may go on. --new-key makes the key first: keep copies of it, without it no backup opens. The keys that
                open personal content are never in a backup: --keys-to keeps a copy of them up to date in a folder apart,
                best on another disk. One JSON line says where the backup is. Ends with 1 when none could be written.
                """;
    }

    private record Line(
            String event,
            String backup,
            Instant at,
            String city,
            String postgres,
            int incarnation,
            int files,
            long bytes,
            long stored,
            double seconds) {}

    @Override
    public int run(List<String> arguments, Console console) {
        var began = System.nanoTime();
        var options =
                Options.of(arguments, Set.of("to", "key", "new-key", "keys-to")).onlyNamed();
        var settings = options.settings(Map.of());
        var to = Path.of(options.required("to"));
        var keysTo = options.value("keys-to").map(Path::of);
        refuseWithin(to, settings.data(), "A backup in the data folder is lost together with it.");
        keysTo.ifPresent(keys -> {
            refuseWithin(keys, to, "Keys beside a backup open it for whoever finds it; keep them on another disk.");
            refuseWithin(to, keys, "Keys beside a backup open it for whoever finds it; keep them on another disk.");
            refuseWithin(keys, settings.data(), "A copy of the keys in the data folder is lost together with it.");
        });
        var key = key(options, to);
        try {
            var made = new Backup(settings, key).into(to);
            keysTo.ifPresent(keys -> KeysCopy.follow(settings.keys(), keys));
            console.line(new Line(
                    "backed-up",
                    made.backup().toString(),
                    made.at(),
                    made.city(),
                    made.postgres(),
                    made.incarnation(),
                    made.files(),
                    made.bytes(),
                    made.stored(),
                    secondsSince(began)));
            return Exit.OK;
        } catch (BackupBroken broken) {
            console.say(String.valueOf(broken.getMessage()));
            return Exit.FINDINGS;
        }
    }

    static double secondsSince(long began) {
        return Math.round((System.nanoTime() - began) / 1e8) / 10.0;
    }

    private static BackupKey key(Options options, Path to) {
        var fresh = options.value("new-key").map(Path::of);
        if (fresh.isPresent() == options.value("key").isPresent()) {
            throw new WrongUse("Give either --key FILE, or --new-key FILE to have one made.");
        }
        var file = fresh.orElseGet(() -> Path.of(options.required("key")));
        refuseWithin(file, to, "A key beside what it locks locks nothing.");
        return fresh.isPresent() ? BackupKey.make(file) : BackupKey.read(file);
    }

    private static void refuseWithin(Path inner, Path outer, String why) {
        if (real(inner).startsWith(real(outer))) {
            throw new WrongUse(inner + " lies in " + outer + ". " + why);
        }
    }

    /** Without links, as far as the path is there already. */
    private static Path real(Path path) {
        var whole = path.toAbsolutePath().normalize();
        for (var there = whole; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                try {
                    return there.toRealPath().resolve(there.relativize(whole)).normalize();
                } catch (IOException unreadable) {
                    throw new StartRefused("The folder " + there + " cannot be read: " + unreadable, unreadable);
                }
            }
        }
        return whole;
    }
}
