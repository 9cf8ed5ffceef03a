package org.minqing.casework;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minqing.journal.Fingerprints;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.CaseId;
import org.minqing.scenario.Scenario;

/**
 * The name under which the entries of a case speak of whoever reported it, where the scenario seals the reporter. It is another
 * one for each case, and without the keys folder nobody works out whose it is.
 *
 * @param with the retention class with which it is forgotten whose name it is
 */
record Pseudonym(AccountId name, String with) {

    static final String KEY = "flow.pseudonym";

    private static final long VERSION_8 = 0x8000L;
    private static final long NO_VERSION = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long NO_VARIANT = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** Of a new case. */
    static Optional<Pseudonym> of(Scenario scenario, CaseId id, AccountId reporter, Fingerprints fingerprints) {
        return scenario.reporterSealedWith()
                .map(retention -> new Pseudonym(new AccountId(id(fingerprints, id, reporter)), retention));
    }

    private static UUID id(Fingerprints fingerprints, CaseId id, AccountId reporter) {
        var account = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(reporter.value().getMostSignificantBits())
                .putLong(reporter.value().getLeastSignificantBits())
                .array();
        var hash = ByteBuffer.wrap(fingerprints.of(id.value(), account));
        return new UUID(hash.getLong() & NO_VERSION | VERSION_8, hash.getLong() & NO_VARIANT | VARIANT);
    }

    static Optional<Pseudonym> in(Map<String, Object> attributes) {
        return attributes.get(KEY) instanceof Map<?, ?> kept
                ? Optional.of(new Pseudonym(
                        new AccountId(UUID.fromString(String.valueOf(kept.get("name")))),
                        String.valueOf(kept.get("with"))))
                : Optional.empty();
    }

    Map<String, Object> written() {
        var written = new LinkedHashMap<String, Object>();
        written.put("name", name.toString());
        written.put("with", with);
        return written;
    }
}
