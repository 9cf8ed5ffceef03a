package org.minqing.access.factor;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minqing.journal.Chain;
import org.minqing.journal.Draft;
import org.minqing.journal.Head;
import org.minqing.journal.Journal;
import org.minqing.journal.SealedPart;
import org.minqing.journal.Sealing;
import org.minqing.kernel.Actor;
import org.springframework.stereotype.Component;

/**
 * The secrets of authenticator apps, sealed as everything personal is: under a data key of the factor's own, wrapped by a key
 * that the store never sees. Making and destroying that key are entries in the factor's own stream.
 */
@Component
class FactorSecrets {

    private static final String RETENTION = "second-factor";
    private static final String BEGUN = "factor.begun";
    private static final int SCHEMA = 1;
    private static final int VERSION = 1;

    private final Journal journal;
    private final Sealing sealing;
    private final InstantSource clock;

    FactorSecrets(Journal journal, Sealing sealing, InstantSource clock) {
        this.journal = journal;
        this.sealing = sealing;
        this.clock = clock;
    }

    byte[] seal(UUID id, Actor by, byte[] secret) {
        var key = sealing.create(id, RETENTION);
        var now = clock.instant();
        var draft = new Draft(id, VERSION, BEGUN, SCHEMA, null, new byte[0], by, now, now, "{}", List.of());
        journal.append(Chain.link(Head.NONE, draft), List.of(key));
        return sealing.seal(key, VERSION, secret).ciphertext();
    }

    /** Empty when its key was destroyed. */
    Optional<byte[]> open(UUID id, byte[] sealed) {
        return Optional.ofNullable(journal.keys(id).get(RETENTION))
                .map(key -> sealing.open(key, VERSION, new SealedPart(RETENTION, sealed)));
    }

    void destroy(UUID id, Actor by, String reason) {
        journal.erase(id, RETENTION, by, reason);
    }
}
