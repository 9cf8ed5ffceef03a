package org.minqing.casework;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.ProblemException;
import org.minqing.scenario.Offer;
import org.springframework.stereotype.Service;

/**
 * The write path: load, ask access, let the interpreter decide, write gathered. Two round trips in all. Every command may
 * be sent again with the same id and is answered the same from its entry.
 */
@Service
public class Casework {

    /** How often a command is decided again because a refusal or its own twin was written in between. */
    private static final int TRIES = 5;

    private final CaseLoader loader;
    private final Access access;
    private final Decisions decisions;
    private final CaseWriter writer;
    private final CaseHistory history;
    private final InstantSource clock;

    Casework(
            CaseLoader loader,
            Access access,
            Decisions decisions,
            CaseWriter writer,
            CaseHistory history,
            InstantSource clock) {
        this.loader = loader;
        this.access = access;
        this.decisions = decisions;
        this.writer = writer;
        this.history = history;
        this.clock = clock;
    }

    /** Starts a case. */
    public Answer report(Report report) {
        var actor = report.actor();
        var spot = decisions.spot(report.where());
        access.require(actor, Verb.CASE_REPORT, Thing.at(spot.area()));
        var scope = access.scope(actor, Verb.CASE_READ);
        var loaded = loader.load(scope, report.caseId(), report.id(), false);
        var earlier = loaded.before();
        if (earlier != null) {
            return repeated(report.caseId(), actor, decisions.fingerprint(report), loaded);
        }
        if (loaded.seen() != null) {
            throw new ProblemException(CaseProblem.COMMAND_ID_REUSED);
        }
        var now = clock.instant();
        var turn = decisions.start(report, spot, now);
        if (writer.begin(turn)) {
            return answer(turn, actor, now);
        }
        var again = loader.load(scope, report.caseId(), report.id(), false);
        return repeated(report.caseId(), actor, decisions.fingerprint(report), again);
    }

    /** Takes a step on a running case. */
    public Answer act(Command command) {
        var actor = command.actor();
        var scope = access.scope(actor, Verb.CASE_READ);
        for (var attempt = 1; ; attempt++) {
            var loaded = loader.load(
                    scope, command.caseId(), command.id(), !command.fields().isEmpty());
            if (loaded.before() != null) {
                return repeated(command.caseId(), actor, decisions.fingerprint(command), loaded);
            }
            var file = loaded.file().orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
            access.require(actor, Verb.CASE_ACT, file.thing());
            if (!file.isAsSeenAt(command.version()) || attempt > TRIES) {
                throw changed(file, command.version());
            }
            var now = clock.instant();
            var turn = decisions.next(file, loaded.keys(), command, now);
            if (writer.proceed(turn)) {
                return answer(turn, actor, now);
            }
        }
    }

    private Answer answer(Turn turn, Actor actor, Instant now) {
        var after = turn.after();
        if (turn.refusal() != null) {
            throw turn.refusal().problem(after.version());
        }
        return new Answer(
                after.id(),
                after.version(),
                after.standing().state(),
                after.standing().clocks(),
                actions(after, actor, now),
                false);
    }

    /** The answer of a command that came before; who else sends its id learns nothing. */
    private Answer repeated(CaseId id, Actor actor, byte[] fingerprint, Loaded loaded) {
        var earlier = loaded.earlier().orElseThrow(() -> new ProblemException(CaseProblem.COMMAND_ID_REUSED));
        var name = loaded.file().map(file -> file.named(actor.account())).orElse(actor.account());
        if (!earlier.account().equals(name) || !MessageDigest.isEqual(earlier.fingerprint(), fingerprint)) {
            throw new ProblemException(CaseProblem.COMMAND_ID_REUSED);
        }
        var open = CanonicalJson.read(earlier.open());
        OpenPart.refusalIn(open).ifPresent(refusal -> {
            throw refusal.problem(earlier.version());
        });
        var actions =
                loaded.file().map(file -> actions(file, actor, clock.instant())).orElse(List.of());
        var clocks = loaded.file().map(file -> file.standing().clocks()).orElse(List.of());
        return new Answer(id, earlier.version(), OpenPart.stateAfter(open), clocks, actions, true);
    }

    private List<String> actions(CaseFile file, Actor actor, Instant now) {
        if (!access.scope(actor, Verb.CASE_ACT).covers(file.thing())) {
            return List.of();
        }
        return decisions.offers(file, actor, now).stream()
                .filter(Offer.Allowed.class::isInstance)
                .map(offer -> offer.action().id())
                .toList();
    }

    private ProblemException changed(CaseFile file, int seen) {
        var since = history.since(file.id(), Math.min(seen, file.version()));
        return new ProblemException(
                CaseProblem.CHANGED, List.of(), Map.of("version", file.version(), "entries", since));
    }
}
