package org.minqing.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.minqing.database.LogFile;
import org.minqing.database.StartRefused;

/**
 * What an archive has beyond a backup.
 *
 * @param files how many files of the log were taken out
 * @param missing the first file that is not there although a later one is; what came from it on cannot come back
 */
record ArchivedLog(int files, Optional<String> missing) {

    /** Takes out what follows the given file of the log, as far as it follows without a hole. */
    static ArchivedLog takeOut(Path archive, BackupKey key, String after, Path into) throws IOException {
        var log = archive.resolve(LogArchive.LOG);
        if (!Files.isDirectory(log)) {
            throw new StartRefused("There is no archive of the log in " + archive + ".");
        }
        Files.createDirectories(
                into, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var file = LogFile.named(after).next();
        var taken = 0;
        for (var place = whole(log, file); Files.exists(place); place = whole(log, file)) {
            Files.write(into.resolve(file.name()), content(place, key));
            file = file.next();
            taken++;
        }
        var begun = log.resolve(file.name() + LogArchive.BEGUN);
        if (Files.exists(begun)) {
            // PostgreSQL reads a file of full length, and ends at the first byte that is no log.
            Files.write(into.resolve(file.name()), Arrays.copyOf(content(begun, key), LogFile.BYTES));
            file = file.next();
            taken++;
        }
        return new ArchivedLog(
                taken, Optional.of(file).filter(next -> isFollowed(log, next)).map(LogFile::name));
    }

    private static Path whole(Path log, LogFile file) {
        return log.resolve(file.name() + LogArchive.SEALED);
    }

    private static boolean isFollowed(Path log, LogFile missing) {
        try (var found = Files.list(log)) {
            return found.map(place -> place.getFileName().toString().split("\\.", 2)[0])
                    .filter(LogFile::isOne)
                    .map(LogFile::named)
                    .anyMatch(one -> one.timeline() == missing.timeline() && one.number() > missing.number());
        } catch (IOException unreadable) {
            throw new StartRefused("The archive cannot be read: " + unreadable, unreadable);
        }
    }

    /** Photos that are not in the folder yet; of what was erased since, the key is gone and nothing opens it. */
    static void photos(Path archive, BackupKey key, Path into) throws IOException {
        var from = archive.resolve(Backup.PHOTOS);
        if (!Files.isDirectory(from)) {
            return;
        }
        try (var found = Files.walk(from)) {
            for (var sealed : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
                var name = from.relativize(sealed).toString();
                var place = into.resolve(name.substring(0, name.length() - LogArchive.SEALED.length()));
                if (!Files.exists(place)) {
                    Files.createDirectories(place.getParent());
                    Files.write(place, content(sealed, key));
                }
            }
        }
    }

    /** Throws {@link BackupBroken} when the file is not as it was written. */
    static byte[] content(Path sealed, BackupKey key) throws IOException {
        try (var file = SealedInput.from(sealed, key);
                var packed = new GZIPInputStream(new BufferedInputStream(file))) {
            return packed.readAllBytes();
        } catch (ZipException | EOFException broken) {
            throw new BackupBroken("The file " + sealed + " of the archive cannot be unpacked.", broken);
        }
    }
}
