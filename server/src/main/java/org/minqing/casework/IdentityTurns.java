package org.minqing.casework;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minqing.area.City;
import org.minqing.journal.Chain;
import org.minqing.journal.DataKey;
import org.minqing.journal.Draft;
import org.minqing.journal.Fingerprints;
import org.minqing.journal.Journal;
import org.minqing.kernel.CaseId;
import org.springframework.stereotype.Component;

/** Turns that leave a case as it is and say on it that somebody asked who reported, or decided on that. */
@Component
class IdentityTurns {

    private static final SealedAnswers.Parts NOTHING = new SealedAnswers.Parts(List.of(), List.of());

    private final Journal journal;
    private final SealedAnswers sealing;
    private final SupervisionWords words;
    private final Fingerprints fingerprints;
    private final City city;

    IdentityTurns(
            Journal journal, SealedAnswers sealing, SupervisionWords words, Fingerprints fingerprints, City city) {
        this.journal = journal;
        this.sealing = sealing;
        this.words = words;
        this.fingerprints = fingerprints;
        this.city = city;
    }

    List<IdentityRequest> of(CaseFile file) {
        return IdentityRequest.in(journal.entries(file.id().value()));
    }

    byte[] fingerprint(CaseId id, byte[] body) {
        return fingerprints.of(id.value(), body);
    }

    Map<String, DataKey> keys(CaseFile file) {
        return journal.keys(file.id().value());
    }

    /** Why it was asked; empty where it has been erased. */
    Optional<String> reason(IdentityRequest request, Map<String, DataKey> keys) {
        return words.open(request.words(), keys);
    }

    Turn turn(
            CaseFile file,
            IdentityDeed deed,
            Optional<String> reason,
            Occasion occasion,
            List<Loaded.WrappedKey> keys) {
        var content = SupervisionWords.content(reason);
        var parts = content.isEmpty() ? NOTHING : sealing.seal(file.id(), file.version() + 1, content, keys);
        var draft = new Draft(
                file.id().value(),
                file.version() + 1,
                deed.entryKind(),
                OpenPart.SCHEMA,
                occasion.command(),
                occasion.digest(),
                occasion.actor(),
                occasion.observedAt(),
                occasion.now(),
                OpenPart.identity(file, deed, ZoneId.of(city.zone())),
                parts.parts());
        var entry = Chain.link(file.head(), draft);
        return new Turn(file.withHead(entry.head(), false), entry, parts.newKeys(), null, List.of());
    }
}
