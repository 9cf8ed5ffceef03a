package org.minqing.access.telephone;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minqing.journal.Chain;
import org.minqing.journal.Draft;
import org.minqing.journal.Fingerprints;
import org.minqing.journal.Head;
import org.minqing.journal.Journal;
import org.minqing.journal.SealedPart;
import org.minqing.journal.Sealing;
import org.minqing.kernel.Actor;
import org.springframework.stereotype.Component;

/**
 * What stands in the store in place of numbers, codes and addresses. A number is sealed as everything personal is, under a
 * data key of its own, and found by a hash under a key that the store never sees: from the store alone nobody can try
 * through all numbers, or through the million codes.
 */
@Component
class TelephoneSecrets {

    private static final UUID NUMBERS = namespace("number");
    private static final UUID CODES = namespace("code");
    private static final UUID ADDRESSES = namespace("address");

    private static final String RETENTION = "telephone";
    private static final String BEGUN = "telephone.begun";
    private static final int SCHEMA = 1;
    private static final int VERSION = 1;

    private final Fingerprints fingerprints;
    private final Journal journal;
    private final Sealing sealing;
    private final InstantSource clock;

    TelephoneSecrets(Fingerprints fingerprints, Journal journal, Sealing sealing, InstantSource clock) {
        this.fingerprints = fingerprints;
        this.journal = journal;
        this.sealing = sealing;
        this.clock = clock;
    }

    byte[] lookup(Telephone telephone) {
        return fingerprints.of(NUMBERS, bytes(telephone.text()));
    }

    byte[] code(Telephone telephone, String code, byte[] browser) {
        var asked = HexFormat.of().formatHex(browser);
        return fingerprints.of(CODES, bytes(telephone.text() + "\0" + code + "\0" + asked));
    }

    byte[] address(String address) {
        return fingerprints.of(ADDRESSES, bytes(address));
    }

    /** Makes the key of the number; that it was made is the first entry of the number's own stream. */
    byte[] seal(UUID id, Actor by, Telephone telephone) {
        var key = sealing.create(id, RETENTION);
        var now = clock.instant();
        var draft = new Draft(id, VERSION, BEGUN, SCHEMA, null, new byte[0], by, now, now, "{}", List.of());
        journal.append(Chain.link(Head.NONE, draft), List.of(key));
        return sealing.seal(key, VERSION, bytes(telephone.text())).ciphertext();
    }

    /** Empty when its key was destroyed. */
    Optional<Telephone> open(UUID id, byte[] sealed) {
        return Optional.ofNullable(journal.keys(id).get(RETENTION))
                .map(key -> sealing.open(key, VERSION, new SealedPart(RETENTION, sealed)))
                .map(content -> new Telephone(new String(content, StandardCharsets.UTF_8)));
    }

    void destroy(UUID id, String reason) {
        journal.erase(id, RETENTION, Actor.SYSTEM, reason);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static UUID namespace(String what) {
        return UUID.nameUUIDFromBytes(bytes("minqing.access.telephone." + what));
    }
}
