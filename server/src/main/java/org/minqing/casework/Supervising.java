package org.minqing.casework;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Verb;
import org.minqing.deadline.TimeLimit;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Service;

/**
 * Supervision of cases: asking, answering, taking back. Each is an entry of the case and leaves it as it is, so that nobody's
 * page grows old by it; each may be sent again with the same id. What is refused is not entered: it is no step of the case.
 */
@Service
public class Supervising {

    private static final int TRIES = 5;

    private final CaseLoader loader;
    private final Access access;
    private final SupervisionParties parties;
    private final SupervisionTurns turns;
    private final CaseWriter writer;
    private final InstantSource clock;

    Supervising(
            CaseLoader loader,
            Access access,
            SupervisionParties parties,
            SupervisionTurns turns,
            CaseWriter writer,
            InstantSource clock) {
        this.loader = loader;
        this.access = access;
        this.parties = parties;
        this.turns = turns;
        this.writer = writer;
        this.clock = clock;
    }

    /** What somebody does. */
    public sealed interface Wish {

        /** Asks for an answer within the limit; the command's id names the supervision. */
        record Ask(String text, TimeLimit limit) implements Wish {}

        /** Says why, and by which day it is done. */
        record Answer(UUID supervision, String text, LocalDate until) implements Wish {}

        /** Takes the question back. */
        record Withdraw(UUID supervision) implements Wish {}
    }

    /** A wish as it came; the body tells a repetition from another command under the same id. */
    public record Command(CaseId caseId, CommandId id, Actor actor, Wish wish, byte[] body) {}

    /** The supervision after a command. */
    public record Done(CaseId caseId, int version, Supervision supervision, boolean repeated) {}

    /** A deed with what was written, made by an actor in the post that it takes. */
    private record Decided(Actor actor, SupervisionDeed deed, Optional<String> said) {}

    /** Does it, or says why not. */
    public Done act(Command command) {
        var scope = access.scope(command.actor(), Verb.CASE_READ);
        for (var attempt = 1; ; attempt++) {
            var loaded = loader.load(scope, command.caseId(), command.id(), true);
            var file = loaded.file().orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
            if (loaded.before() != null) {
                return repeated(command, file, loaded);
            }
            if (attempt > TRIES) {
                throw new ProblemException(CaseProblem.CHANGED, List.of(), Map.of("version", file.version()));
            }
            var now = clock.instant();
            var before = turns.of(file);
            var decided = decide(command, file, before, now);
            var digest = turns.fingerprint(command.caseId(), command.body());
            var occasion = new Occasion(decided.actor(), command.id(), digest, now, now);
            var step = new SupervisionTurns.Step(file, decided.deed(), decided.said(), occasion);
            var turn = turns.turn(step, before, loaded.keys());
            if (writer.proceed(turn)) {
                var after = SupervisionLog.after(before, decided.deed(), turn.entry());
                return new Done(
                        file.id(),
                        turn.after().version(),
                        one(after, decided.deed().id()),
                        false);
            }
        }
    }

    private Decided decide(Command command, CaseFile file, List<Supervision> before, Instant now) {
        var actor = command.actor();
        return switch (command.wish()) {
            case Wish.Ask ask -> {
                var pair = parties.require(actor, file);
                if (before.stream().anyMatch(one -> one.isOpen() && one.asker().equals(pair.asker()))) {
                    throw new ProblemException(CaseProblem.SUPERVISION_OPEN);
                }
                var asked = new SupervisionDeed.Asked(
                        command.id().value(),
                        pair.asker(),
                        pair.asked(),
                        turns.warn(ask.limit(), now),
                        turns.due(ask.limit(), now),
                        parties.there(file, pair.asked()));
                yield new Decided(actor.in(pair.asker()), asked, Optional.of(ask.text()));
            }
            case Wish.Answer answer -> {
                var one = one(before, answer.supervision());
                var post = parties.requireAnswer(actor, file, one);
                requireOpen(one);
                var deed = new SupervisionDeed.Answered(one.id(), answer.until(), parties.there(file, one.asker()));
                yield new Decided(actor.in(post), deed, Optional.of(answer.text()));
            }
            case Wish.Withdraw withdraw -> {
                var one = one(before, withdraw.supervision());
                var post = parties.requireWithdraw(actor, file, one);
                requireOpen(one);
                var deed = new SupervisionDeed.Withdrawn(one.id(), parties.there(file, one.asked()));
                yield new Decided(actor.in(post), deed, Optional.empty());
            }
        };
    }

    private static void requireOpen(Supervision one) {
        if (!one.isOpen()) {
            throw new ProblemException(CaseProblem.SUPERVISION_OVER);
        }
    }

    private static Supervision one(List<Supervision> all, UUID id) {
        return all.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
    }

    /** The answer of a command that came before; who else sends its id learns nothing. */
    private Done repeated(Command command, CaseFile file, Loaded loaded) {
        var earlier = loaded.earlier().orElseThrow();
        var digest = turns.fingerprint(command.caseId(), command.body());
        var deed = SupervisionDeed.read(CanonicalJson.read(earlier.open()));
        if (!earlier.account().equals(command.actor().account())
                || !MessageDigest.isEqual(earlier.fingerprint(), digest)
                || deed.isEmpty()) {
            throw new ProblemException(CaseProblem.COMMAND_ID_REUSED);
        }
        var then = turns.until(file, earlier.version());
        return new Done(file.id(), earlier.version(), one(then, deed.get().id()), true);
    }
}
