package org.minqing.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.minqing.database.HotCopy;
import org.minqing.journal.KeysCopy;
import org.minqing.journal.RestoredJournal;
import org.minqing.journal.Verifier;
import org.minqing.kernel.Settings;

/**
 * Makes a backup of a city, beside its running server or without one. Seals are copied before the database and photos after
 * it: so no seal is there of which the database does not know, and no photo is missing of which it does.
 */
public final class Backup {

    static final String DATABASE = "database";
    static final String PASSWORDS = "passwords";
    static final String SEALS = "seals";
    static final String PHOTOS = "attachments";

    private final Settings settings;
    private final BackupKey key;

    public Backup(Settings settings, BackupKey key) {
        this.settings = settings;
        this.key = key;
    }

    /** Where it is, and how much went in and came out. */
    public record Made(
            Path backup,
            Instant at,
            String postgres,
            String city,
            int incarnation,
            int files,
            long bytes,
            long stored) {}

    /** A new folder in the given one. Throws {@link BackupBroken} when it could not be written; then there is none. */
    public Made into(Path folder) {
        var keys = KeysCopy.state(settings.keys());
        try (var copy = HotCopy.of(settings);
                var place = BackupPlace.in(folder)) {
            var draft = place.draft();
            try {
                var manifest = write(draft, copy, keys);
                var named = place.publish(draft, manifest.at());
                return made(named, manifest);
            } catch (IOException | RuntimeException failure) {
                BackupPlace.remove(draft);
                throw failure;
            }
        } catch (IOException failure) {
            throw new BackupBroken("The backup could not be written: " + failure, failure);
        }
    }

    private Manifest write(Path draft, HotCopy copy, KeysCopy.State keys) throws IOException {
        var id = new byte[SealedFormat.BACKUP_ID];
        new SecureRandom().nextBytes(id);
        HotCopy.Taken taken;
        List<Manifest.Part> parts;
        try (var content = Content.to(draft, key, id)) {
            folder(Verifier.sealsFolder(settings), content.below(SEALS), name -> name.endsWith(".jsonl"));
            var passwords =
                    Files.readAllBytes(settings.data().resolve("postgres").resolve("passwords"));
            content.file(PASSWORDS, passwords.length, new ByteArrayInputStream(passwords));
            taken = copy.copy(content.below(DATABASE));
            folder(settings.data().resolve("attachments"), content.below(PHOTOS), name -> !name.endsWith(".part"));
            parts = content.parts();
        }
        var manifest = new Manifest(
                Manifest.FORMAT,
                HexFormat.of().formatHex(id),
                taken.begun(),
                taken.postgres(),
                String.valueOf(settings.city().getFileName()),
                RestoredJournal.incarnation(copy.reader()),
                keys,
                taken.firstLog(),
                taken.lastLog(),
                parts);
        manifest.write(draft, key, id);
        return manifest;
    }

    /** Files that are only added to, or written once; one that is gone was erased meanwhile. */
    private static void folder(Path folder, Content content, Predicate<String> wanted) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file) && wanted.test(file.getFileName().toString())) {
                    give(content, folder.relativize(file).toString(), file);
                }
            }
        }
    }

    private static void give(Content content, String name, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            content.file(name, Files.size(file), in);
        } catch (NoSuchFileException erased) {
            // Its key is gone too, and nobody misses it.
        }
    }

    private static Made made(Path named, Manifest manifest) throws IOException {
        return new Made(
                named,
                manifest.at(),
                manifest.postgres(),
                manifest.city(),
                manifest.incarnation(),
                manifest.files().size(),
                manifest.bytes(),
                Files.size(named.resolve(Manifest.CONTENT)) + Files.size(named.resolve(Manifest.NAME)));
    }
}
