package org.minqing.casework;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Lookers;
import org.minqing.access.Verb;
import org.minqing.audit.Look;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Service;

/** The requests to be told who reported a case, and the name for whoever asked, as long as it is open. Each reading is a look. */
@Service
public class IdentityReading {

    private final CaseFiles files;
    private final Access access;
    private final IdentityParties parties;
    private final IdentityTurns turns;
    private final Lookers lookers;
    private final Identities.After now;

    IdentityReading(
            CaseFiles files,
            Access access,
            IdentityParties parties,
            IdentityTurns turns,
            Lookers lookers,
            Identities.After now) {
        this.files = files;
        this.access = access;
        this.parties = parties;
        this.turns = turns;
        this.lookers = lookers;
        this.now = now;
    }

    /**
     * One request.
     *
     * @param reason empty when it has been erased
     * @param mayDecide whether the reader may confirm or refuse it now
     */
    public record Seen(
            IdentityRequest request, IdentityRequest.Stage stage, Optional<String> reason, boolean mayDecide) {}

    /**
     * All of a case.
     *
     * @param mayAsk whether the reader may ask
     * @param name who reported, for whoever asked and as long as it is open
     */
    public record All(List<Seen> requests, boolean mayAsk, Optional<String> name) {}

    /** For those who may ask or decide, and nobody else. */
    public All of(Actor actor, CaseId id) {
        var file = files.one(access.scope(actor, Verb.CASE_READ), id)
                .orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        parties.requireRead(actor, file);
        var at = now.clock().instant();
        var requests = turns.of(file);
        if (!requests.isEmpty()) {
            now.looks().enter(actor, file, Look.IDENTITY_ASKED, at);
        }
        var keys = turns.keys(file);
        var open = requests.stream().anyMatch(one -> one.isOpenTo(actor.account(), at));
        var seen = requests.stream()
                .map(one -> new Seen(
                        one,
                        one.stageAt(at),
                        turns.reason(one, keys),
                        one.stageAt(at) == IdentityRequest.Stage.WAITING && parties.mayDecide(actor, file, one)))
                .toList();
        return new All(
                seen,
                file.pseudonym().isPresent() && parties.mayAsk(actor, file),
                open ? name(actor, file) : Optional.empty());
    }

    private Optional<String> name(Actor actor, CaseFile file) {
        now.looks().enter(actor, file, Look.IDENTITY, now.clock().instant());
        var reporter = file.beginning().reporter();
        return Optional.ofNullable(lookers.names(Set.of(reporter)).get(reporter));
    }
}
