package org.minqing.backup;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.minqing.database.LogTail;
import org.minqing.database.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder with what a city did after its last backup: the files of the write-ahead log and the photos, packed and encrypted
 * under the backup key. A file is there as a whole or not at all, and on the disk before PostgreSQL forgets its own.
 */
final class LogArchive implements LogTail.Taker {

    static final String LOG = "log";
    static final String SEALED = ".mqb";

    /** What is known of the file that is still being written; replaced until the whole one is there. */
    static final String BEGUN = ".begun" + SEALED;

    private static final Logger WORDS = LoggerFactory.getLogger(LogArchive.class);
    private static final String SYSTEM = "system";
    private static final String HALF = "half";

    /** Between the name of a photo's file and the time of its folder there may be so much. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final Path folder;
    private final BackupKey key;
    private FileTime photosSeen = FileTime.fromMillis(0);
    private long system;

    private LogArchive(Path folder, BackupKey key) {
        this.folder = folder;
        this.key = key;
    }

    /** Makes the folder where it is not there; throws {@link StartRefused} where it cannot be written. */
    static LogArchive in(Path folder, BackupKey key) {
        try {
            for (var part : new String[] {LOG, Backup.PHOTOS, HALF}) {
                Files.createDirectories(folder.resolve(part));
            }
            return new LogArchive(folder, key);
        } catch (IOException failure) {
            throw new StartRefused("The folder of MINQING_ARCHIVE cannot be made: " + failure, failure);
        }
    }

    /** One folder is of one cluster, or files of the same name would mean two things. */
    @Override
    public void of(long found) throws IOException {
        var mark = folder.resolve(SYSTEM);
        if (!Files.exists(mark)) {
            Files.writeString(mark, Long.toUnsignedString(found));
        }
        if (!Files.readString(mark).strip().equals(Long.toUnsignedString(found))) {
            throw new BackupBroken("The archive " + folder + " is of another city. Name an empty folder.");
        }
        system = found;
    }

    @Override
    public void whole(String name, byte[] content) throws IOException {
        var place = folder.resolve(LOG).resolve(name + SEALED);
        if (!Files.exists(place)) {
            seal(place, content);
            Files.deleteIfExists(folder.resolve(LOG).resolve(name + BEGUN));
        } else if (!Arrays.equals(content, opened(place))) {
            throw new BackupBroken("The archive " + folder + " holds another log file " + name
                    + ": the city was restored twice. Name an empty folder and make a backup.");
        }
    }

    @Override
    public void begun(String name, byte[] content) throws IOException {
        seal(folder.resolve(LOG).resolve(name + BEGUN), content);
    }

    @Override
    public void torn() {
        WORDS.error(
                "The log of the database had grown too long before the archive {} took it, and a part is gone. "
                        + "Make a backup now; from it on everything can come back.",
                folder);
    }

    /**
     * Those that came since the last time, and at the first time since the given moment: what is older is in every backup
     * that is kept. Folders in which nothing changed are passed over.
     */
    void photos(Path from, Instant oldest) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        var seen = photosSeen;
        var newest = seen;
        try (var folders = Files.newDirectoryStream(from, Files::isDirectory)) {
            for (var part : folders) {
                var changed = Files.getLastModifiedTime(part);
                if (changed.toInstant().isAfter(seen.toInstant().minus(SLACK))) {
                    photosOf(part, oldest);
                }
                newest = changed.compareTo(newest) > 0 ? changed : newest;
            }
        }
        photosSeen = newest;
    }

    private void photosOf(Path part, Instant oldest) throws IOException {
        var place = Files.createDirectories(folder.resolve(Backup.PHOTOS).resolve(part.getFileName()));
        try (var found = Files.newDirectoryStream(part, one -> !one.toString().endsWith(".part"))) {
            for (var photo : found) {
                var copy = place.resolve(photo.getFileName() + SEALED);
                if (!Files.exists(copy) && isWanted(photo, oldest)) {
                    seal(copy, Files.readAllBytes(photo));
                }
            }
        }
    }

    private static boolean isWanted(Path photo, Instant oldest) throws IOException {
        try {
            return !Files.getLastModifiedTime(photo).toInstant().isBefore(oldest);
        } catch (NoSuchFileException erased) {
            return false;
        }
    }

    /** Removes what no backup needs that is still kept: everything older than the oldest of them. */
    void forgetBefore(Instant oldest) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files.filter(one -> one.toString().endsWith(SEALED))::iterator) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.delete(file);
                }
            }
        }
    }

    private void seal(Path place, byte[] content) throws IOException {
        var half = folder.resolve(HALF).resolve(place.getFileName());
        Files.deleteIfExists(half);
        var id = ByteBuffer.allocate(SealedFormat.BACKUP_ID).putLong(system).array();
        try (var packed = new Packed(SealedOutput.to(half, key, id))) {
            new ByteArrayInputStream(content).transferTo(packed);
        }
        Files.move(half, place, StandardCopyOption.ATOMIC_MOVE);
        try (var names = FileChannel.open(place.getParent(), StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private byte[] opened(Path place) throws IOException {
        return ArchivedLog.content(place, key);
    }

    /** Packs fast rather than small. */
    private static final class Packed extends GZIPOutputStream {

        Packed(OutputStream out) throws IOException {
            super(new BufferedOutputStream(out));
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
