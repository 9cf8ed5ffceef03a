package org.minqing.casework;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.minqing.deadline.timer.Firing;
import org.minqing.deadline.timer.TimerHandler;
import org.minqing.journal.Journal;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says on the case that an answer is due soon, and to the one that asked too when it did not come in time. Of steps that
 * passed while nobody was there the latest of each supervision is said; one that is over is left in peace.
 */
@Component
class SupervisionReminding implements TimerHandler {

    private final SupervisionTurns turns;
    private final SupervisionParties parties;
    private final Journal journal;
    private final InstantSource clock;

    SupervisionReminding(SupervisionTurns turns, SupervisionParties parties, Journal journal, InstantSource clock) {
        this.turns = turns;
        this.parties = parties;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public String name() {
        return SupervisionTime.TIMER;
    }

    @Override
    public void take(Firing firing, JdbcClient database) {
        var latest = new LinkedHashMap<UUID, SupervisionTime.Said>();
        Stream.concat(firing.missed().stream(), Stream.of(firing.step()))
                .map(SupervisionTime.Said::read)
                .forEach(said -> latest.put(said.supervision(), said));
        var entries = new TimedEntries(database);
        latest.values().forEach(said -> entries.enter(new CaseId(firing.subject()), file -> turn(file, said)));
        journal.nudge();
    }

    private Optional<Turn> turn(CaseFile file, SupervisionTime.Said said) {
        return turns.of(file).stream()
                .filter(one -> one.id().equals(said.supervision()) && one.isOpen())
                .findFirst()
                .map(one ->
                        new SupervisionDeed.Reminded(one.id(), said.step(), one.due(), told(file, one, said.step())))
                .map(deed -> turns.reminded(file, deed, clock.instant()));
    }

    private List<PostId> told(CaseFile file, Supervision one, SupervisionTime.Step step) {
        return switch (step) {
            case WARN -> parties.there(file, one.asked());
            case DUE ->
                Stream.of(one.asked(), one.asker())
                        .flatMap(post -> parties.there(file, post).stream())
                        .distinct()
                        .toList();
        };
    }
}
