package org.minqing.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.minqing.journal.DataKey;
import org.minqing.journal.SealedPart;
import org.minqing.journal.Sealing;
import org.minqing.kernel.ProblemException;

/**
 * What is here of one photo. Its pieces lie in files of their own, sealed under a key that is in memory alone: when this
 * process ends, what was begun is noise.
 */
final class BegunUpload {

    private static final String RETENTION = "photo";

    private final Sealing sealing;
    private final Path folder;
    private final int size;
    private final UUID name = UUID.randomUUID();
    private final DataKey key;
    private int has;
    private int pieces;
    private boolean isGone;
    private @Nullable StoredFile file;

    BegunUpload(Sealing sealing, Path folder, int size) {
        this.sealing = sealing;
        this.folder = folder;
        this.size = size;
        this.key = sealing.create(name, RETENTION);
    }

    int size() {
        return size;
    }

    /** Keeps the piece if it is the next one, and hands the photo over when it was the last. */
    synchronized UploadProgress take(Piece piece, Function<byte[], StoredFile> whole) {
        if (piece.of() != size) {
            throw new ProblemException(AttachmentProblem.NOT_THIS_PIECE);
        }
        if (isGone) {
            return new UploadProgress(0, file);
        }
        if (piece.from() == has) {
            write(piece.bytes());
        }
        if (has == size && file == null) {
            file = whole.apply(read());
            deletePieces();
        }
        return new UploadProgress(has, file);
    }

    /** Nobody asks for it any more. */
    synchronized void drop() {
        isGone = true;
        deletePieces();
    }

    private void write(byte[] bytes) {
        try {
            Files.createDirectories(folder);
            Files.write(place(pieces), sealing.seal(key, pieces, bytes).ciphertext());
        } catch (IOException failed) {
            throw new UncheckedIOException("A piece of a photo cannot be written", failed);
        }
        pieces++;
        has += bytes.length;
    }

    private byte[] read() {
        var all = ByteBuffer.allocate(size);
        try {
            for (var at = 0; at < pieces; at++) {
                all.put(sealing.open(key, at, new SealedPart(RETENTION, Files.readAllBytes(place(at)))));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("A piece of a photo cannot be read", failed);
        }
        return all.array();
    }

    private void deletePieces() {
        try {
            for (; pieces > 0; pieces--) {
                Files.deleteIfExists(place(pieces - 1));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("A piece of a photo cannot be deleted", failed);
        }
    }

    private Path place(int piece) {
        return folder.resolve(name + "-" + piece);
    }
}
