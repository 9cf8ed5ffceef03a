package org.minqing.casework;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.minqing.area.City;
import org.minqing.deadline.TimeLimit;
import org.minqing.journal.Chain;
import org.minqing.journal.Draft;
import org.minqing.journal.Entry;
import org.minqing.journal.Fingerprints;
import org.minqing.journal.Journal;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.springframework.stereotype.Component;

/** Turns that leave a case as it is and say on it what was asked and answered. */
@Component
class SupervisionTurns {

    private static final SealedAnswers.Parts NOTHING = new SealedAnswers.Parts(List.of(), List.of());

    private final Journal journal;
    private final Decisions decisions;
    private final SealedAnswers sealing;
    private final Fingerprints fingerprints;
    private final City city;
    private final SupervisionTime time;

    SupervisionTurns(
            Journal journal,
            Decisions decisions,
            SealedAnswers sealing,
            Fingerprints fingerprints,
            City city,
            SupervisionTime time) {
        this.journal = journal;
        this.decisions = decisions;
        this.sealing = sealing;
        this.fingerprints = fingerprints;
        this.city = city;
        this.time = time;
    }

    /** A deed on the case as it stands, with what was written. */
    record Step(CaseFile file, SupervisionDeed deed, Optional<String> said, Occasion occasion) {}

    List<Supervision> of(CaseFile file) {
        return SupervisionLog.read(decisions.scenario(file), entries(file));
    }

    /** What the case had when its stream was so long. */
    List<Supervision> until(CaseFile file, int version) {
        var then = entries(file).stream()
                .filter(entry -> entry.draft().version() <= version)
                .toList();
        return SupervisionLog.read(decisions.scenario(file), then);
    }

    private List<Entry> entries(CaseFile file) {
        return journal.entries(file.id().value());
    }

    byte[] fingerprint(CaseId id, byte[] body) {
        return fingerprints.of(id.value(), body);
    }

    Instant due(TimeLimit limit, Instant from) {
        return time.due(limit, from);
    }

    Instant warn(TimeLimit limit, Instant from) {
        return time.warn(limit, from);
    }

    ZoneId zone() {
        return ZoneId.of(city.zone());
    }

    /** The turn of a deed, after which the timers of the case fit. */
    Turn turn(Step step, List<Supervision> before, List<Loaded.WrappedKey> keys) {
        var file = step.file();
        var content = SupervisionWords.content(step.said());
        var parts = content.isEmpty() ? NOTHING : sealing.seal(file.id(), file.version() + 1, content, keys);
        var turn = linked(step, parts);
        var after = SupervisionLog.after(before, step.deed(), turn.entry());
        return turn.with(
                SupervisionTime.TIMER,
                time.timers(file.id(), after, step.occasion().now()));
    }

    /** What is said again when nobody answers; the timers go on as they are. */
    Turn reminded(CaseFile file, SupervisionDeed.Reminded deed, Instant now) {
        var draft = new Draft(
                file.id().value(),
                file.version() + 1,
                deed.kind(),
                OpenPart.SCHEMA,
                null,
                new byte[0],
                Actor.SYSTEM,
                now,
                now,
                OpenPart.supervised(file, deed, zone()),
                List.of());
        var entry = Chain.link(file.head(), draft);
        return new Turn(file.withHead(entry.head(), false), entry, List.of(), null, List.of());
    }

    private Turn linked(Step step, SealedAnswers.Parts parts) {
        var file = step.file();
        var occasion = step.occasion();
        var draft = new Draft(
                file.id().value(),
                file.version() + 1,
                step.deed().kind(),
                OpenPart.SCHEMA,
                occasion.command(),
                occasion.digest(),
                occasion.actor(),
                occasion.observedAt(),
                occasion.now(),
                OpenPart.supervised(file, step.deed(), zone()),
                parts.parts());
        var entry = Chain.link(file.head(), draft);
        return new Turn(file.withHead(entry.head(), false), entry, parts.newKeys(), null, List.of());
    }
}
