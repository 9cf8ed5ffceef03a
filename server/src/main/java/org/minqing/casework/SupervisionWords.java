package org.minqing.casework;

import java.util.Map;
import java.util.Optional;
import org.minqing.journal.DataKey;
import org.minqing.journal.Sealing;
import org.springframework.stereotype.Component;

/** What is asked and answered, under a key of the case of its own, so that it is erased with the case. */
@Component
class SupervisionWords {

    /** How long it is kept: as long as the files of the office. */
    static final String RETENTION = "supervision-5y";

    private static final String SAID = "said";

    private final Sealing sealing;

    SupervisionWords(Sealing sealing) {
        this.sealing = sealing;
    }

    /** As the content of an entry; not among the answers to the fields of the case. */
    static Map<String, Map<String, Object>> content(Optional<String> said) {
        return said.<Map<String, Map<String, Object>>>map(text -> Map.of(RETENTION, Map.of(SAID, text)))
                .orElse(Map.of());
    }

    /** Empty where nothing was written, or where it has been erased. */
    Optional<String> open(Supervision.Words words, Map<String, DataKey> keys) {
        var key = Optional.ofNullable(keys.get(RETENTION));
        return words.sealed().stream()
                .filter(part -> part.retention().equals(RETENTION))
                .findFirst()
                .flatMap(part -> key.map(living -> sealing.open(living, words.version(), part)))
                .map(plain -> String.valueOf(CanonicalJson.read(plain).get(SAID)));
    }
}
