package org.minqing.attachment;

import java.util.Optional;
import java.util.UUID;
import org.minqing.journal.DataKey;
import org.minqing.journal.Journal;
import org.minqing.journal.SealedPart;
import org.minqing.journal.Sealing;
import org.minqing.kernel.Actor;

/**
 * Photos encrypted on disk, each under a data key whose stream is the photo's own random id. Destroying the key goes
 * through the journal: the erasure is in its ledger, is entered, and is done again after a restore.
 */
final class Vault {

    private static final String RETENTION = "photo";
    private static final int VERSION = 1;

    private final Folder folder;
    private final Sealing sealing;
    private final Journal journal;

    Vault(Folder folder, Sealing sealing, Journal journal) {
        this.folder = folder;
        this.sealing = sealing;
        this.journal = journal;
    }

    /** Writes the content under a new key, which exists only when the caller keeps it. */
    DataKey write(UUID id, byte[] content) {
        var key = sealing.create(id, RETENTION);
        folder.write(id, sealing.seal(key, VERSION, content).ciphertext());
        return key;
    }

    Optional<byte[]> read(UUID id) {
        return Optional.ofNullable(journal.keys(id).get(RETENTION))
                .flatMap(key ->
                        folder.read(id).map(cipher -> sealing.open(key, VERSION, new SealedPart(RETENTION, cipher))));
    }

    void destroyKey(UUID id, Actor by, String reason) {
        journal.erase(id, RETENTION, by, reason);
    }

    void delete(UUID id) {
        folder.delete(id);
    }
}
