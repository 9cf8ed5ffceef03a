package org.minqing.casework;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Verb;
import org.minqing.audit.Look;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/**
 * Opening who stands behind a pseudonym takes two persons of two units: one asks with a reason, another confirms or refuses in
 * time. Both are entries of the case and looks that whoever reported reads. Each may be sent again with the same id.
 */
@Service
public class Identities {

    /** So long a request waits for somebody who decides. */
    static final Duration DECIDED_WITHIN = Duration.ofHours(72);

    /** So long whoever asked sees the name after it was confirmed. */
    static final Duration OPEN_FOR = Duration.ofHours(24);

    private static final int TRIES = 5;

    private final CaseLoader loader;
    private final Access access;
    private final IdentityParties parties;
    private final IdentityTurns turns;
    private final CaseWriter writer;
    private final After after;

    Identities(
            CaseLoader loader,
            Access access,
            IdentityParties parties,
            IdentityTurns turns,
            CaseWriter writer,
            After after) {
        this.loader = loader;
        this.access = access;
        this.parties = parties;
        this.turns = turns;
        this.writer = writer;
        this.after = after;
    }

    /** What somebody does. */
    public sealed interface Wish {

        /** Asks to be told; the command's id names the request. */
        record Ask(String reason) implements Wish {}

        /** Lets whoever asked see the name, or not. */
        record Decide(UUID request, boolean confirm) implements Wish {}
    }

    /** A wish as it came; the body tells a repetition from another command under the same id. */
    public record Command(CaseId caseId, CommandId id, Actor actor, Wish wish, byte[] body) {}

    /** The request after a command. */
    public record Done(int version, UUID request, Instant until, boolean repeated) {}

    /** When it is, and where the reporter learns of it. */
    @Component
    record After(IdentityLooks looks, InstantSource clock) {}

    private record Decided(Actor actor, IdentityDeed deed, Optional<String> reason) {}

    /** Does it, or says why not. */
    public Done act(Command command) {
        var scope = access.scope(command.actor(), Verb.CASE_READ);
        for (var attempt = 1; ; attempt++) {
            var loaded = loader.load(scope, command.caseId(), command.id(), true);
            var file = loaded.file().orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
            if (loaded.before() != null) {
                return repeated(command, loaded);
            }
            if (attempt > TRIES) {
                throw new ProblemException(CaseProblem.CHANGED, List.of(), Map.of("version", file.version()));
            }
            var now = after.clock().instant();
            var decided = decide(command, file, now);
            var digest = turns.fingerprint(command.caseId(), command.body());
            var occasion = new Occasion(decided.actor(), command.id(), digest, now, now);
            var turn = turns.turn(file, decided.deed(), decided.reason(), occasion, loaded.keys());
            if (attempt == 1) {
                after.looks().enter(decided.actor(), file, look(decided.deed()), now);
            }
            if (writer.proceed(turn)) {
                var deed = decided.deed();
                return new Done(turn.after().version(), deed.id(), deed.until(), false);
            }
        }
    }

    private static String look(IdentityDeed deed) {
        return switch (deed.deed()) {
            case ASKED -> Look.IDENTITY_ASKED;
            case CONFIRMED, REFUSED -> Look.IDENTITY_DECIDED;
        };
    }

    private Decided decide(Command command, CaseFile file, Instant now) {
        return switch (command.wish()) {
            case Wish.Ask ask -> asked(command, file, ask.reason(), now);
            case Wish.Decide decision -> decided(command, file, decision, now);
        };
    }

    private Decided asked(Command command, CaseFile file, String reason, Instant now) {
        var hand = parties.requireAsk(command.actor(), file);
        if (reason.isBlank()) {
            throw new ProblemException(CaseProblem.IDENTITY_NO_REASON);
        }
        var pseudonym = file.pseudonym().orElseThrow(() -> new ProblemException(CaseProblem.IDENTITY_NOT_SEALED));
        if (pseudonym.name().equals(file.beginning().reporter())) {
            throw new ProblemException(CaseProblem.IDENTITY_FORGOTTEN);
        }
        var deed = new IdentityDeed(
                command.id().value(), IdentityDeed.Kind.ASKED, IdentityParties.unit(hand), now.plus(DECIDED_WITHIN));
        return new Decided(command.actor().in(hand.post()), deed, Optional.of(reason));
    }

    private Decided decided(Command command, CaseFile file, Wish.Decide decision, Instant now) {
        access.require(command.actor(), Verb.CASE_OPEN_IDENTITY, file.thing());
        var request = turns.of(file).stream()
                .filter(one -> one.id().equals(decision.request()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        var hand = parties.requireDecide(command.actor(), file, request);
        switch (request.stageAt(now)) {
            case WAITING -> {}
            case EXPIRED -> throw new ProblemException(CaseProblem.IDENTITY_EXPIRED);
            case CONFIRMED, REFUSED -> throw new ProblemException(CaseProblem.IDENTITY_DECIDED);
        }
        var kind = decision.confirm() ? IdentityDeed.Kind.CONFIRMED : IdentityDeed.Kind.REFUSED;
        var until = decision.confirm() ? now.plus(OPEN_FOR) : now;
        var deed = new IdentityDeed(request.id(), kind, IdentityParties.unit(hand), until);
        return new Decided(command.actor().in(hand.post()), deed, Optional.empty());
    }

    /** The answer of a command that came before; who else sends its id learns nothing. */
    private Done repeated(Command command, Loaded loaded) {
        var earlier = loaded.earlier().orElseThrow();
        var digest = turns.fingerprint(command.caseId(), command.body());
        var deed = IdentityDeed.read(CanonicalJson.read(earlier.open()));
        if (!earlier.account().equals(command.actor().account())
                || !MessageDigest.isEqual(earlier.fingerprint(), digest)
                || deed.isEmpty()) {
            throw new ProblemException(CaseProblem.COMMAND_ID_REUSED);
        }
        return new Done(earlier.version(), deed.get().id(), deed.get().until(), true);
    }
}
