package org.minqing.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.minqing.journal.Sealing;
import org.minqing.kernel.AccountId;
import org.springframework.util.FileSystemUtils;

/**
 * Photos that come in pieces, over lines that break: what arrived stays, and the answer says how much that is, so the sender
 * goes on from there. An upload belongs to the account that began it. Nothing of it outlives this process, an account has few
 * at a time, and all of them together have a bound; whoever meets one of these begins again.
 */
public final class Uploads {

    static final int MOST_OF_ONE = 8;
    static final long MOST_BYTES = 2L << 30;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(2);

    private final Attachments attachments;
    private final Sealing sealing;
    private final Path folder;
    private final InstantSource clock;
    /** The one that was left alone for the longest time comes first. */
    private final Map<Name, Touched> begun = new LinkedHashMap<>();

    private record Name(AccountId uploader, UUID id) {}

    private record Touched(BegunUpload upload, Instant at) {}

    Uploads(Attachments attachments, Sealing sealing, Path folder, InstantSource clock) {
        this.attachments = attachments;
        this.sealing = sealing;
        this.folder = folder;
        this.clock = clock;
        deleteNoise(folder);
    }

    /**
     * Takes the next piece of an upload. A piece that is here already, or that comes before its turn, changes nothing and is
     * answered alike. With the last piece the photo is taken in as by {@link Attachments#add}, or refused as there.
     */
    public UploadProgress take(AccountId uploader, UUID id, Piece piece) {
        return upload(new Name(uploader, id), piece.of()).take(piece, photo -> attachments.add(uploader, photo));
    }

    /** Forgets what nobody went on with. */
    void sweep() {
        dropAll(untouchedSince(clock.instant().minus(LONGEST_PAUSE)));
    }

    private BegunUpload upload(Name name, int size) {
        List<BegunUpload> displaced = new ArrayList<>();
        try {
            return found(name, size, displaced);
        } finally {
            dropAll(displaced);
        }
    }

    private synchronized BegunUpload found(Name name, int size, List<BegunUpload> displaced) {
        var known = begun.remove(name);
        if (known == null) {
            makeRoom(name.uploader(), size, displaced);
        }
        var upload = known == null ? new BegunUpload(sealing, folder, size) : known.upload();
        begun.put(name, new Touched(upload, clock.instant()));
        return upload;
    }

    private void makeRoom(AccountId uploader, int size, List<BegunUpload> displaced) {
        var own = begun.keySet().stream()
                .filter(name -> name.uploader().equals(uploader))
                .toList();
        if (own.size() >= MOST_OF_ONE) {
            displaced.add(removed(own.getFirst()));
        }
        var bytes =
                begun.values().stream().mapToLong(one -> one.upload().size()).sum();
        while (bytes + size > MOST_BYTES) {
            var oldest = removed(begun.keySet().iterator().next());
            bytes -= oldest.size();
            displaced.add(oldest);
        }
    }

    private BegunUpload removed(Name name) {
        return Objects.requireNonNull(begun.remove(name)).upload();
    }

    private synchronized List<BegunUpload> untouchedSince(Instant moment) {
        var names = begun.entrySet().stream()
                .filter(one -> one.getValue().at().isBefore(moment))
                .map(Map.Entry::getKey)
                .toList();
        return names.stream().map(this::removed).toList();
    }

    /** Outside of the common lock: one that is just being taken in is waited for. */
    private static void dropAll(List<BegunUpload> uploads) {
        uploads.forEach(BegunUpload::drop);
    }

    /** What an earlier process left has lost its keys. */
    private static void deleteNoise(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("What was begun earlier cannot be deleted", failed);
        }
    }
}
