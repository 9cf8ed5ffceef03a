package org.minqing.casework;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.function.Function;
import org.minqing.casework.CaseWrites.Beginning;
import org.minqing.journal.Journal;
import org.springframework.stereotype.Component;

/** Hands turns to the gathered writers and waits for the commit. */
@Component
class CaseWriter {

    private static final Gatherer.Settings CONTINUING = new Gatherer.Settings(1, 4_000, 100);
    private static final Gatherer.Settings BEGINNING = new Gatherer.Settings(1, 2_000, 100);

    private final Gatherer<Turn, Boolean> continuing;
    private final Gatherer<Beginning, Boolean> beginning;

    private final Evidence evidence;

    CaseWriter(CaseWrites writes, Evidence evidence, Journal journal, MeterRegistry meters) {
        this.evidence = evidence;
        var sizes = DistributionSummary.builder("minqing.casework.gathered")
                .description("Commands written by one statement")
                .register(meters);
        continuing = new Gatherer<>(
                "case-writer",
                CONTINUING,
                turn -> turn.after().id().value(),
                thenNudging(writes::proceed, journal),
                sizes::record);
        beginning = new Gatherer<>(
                "case-beginner",
                BEGINNING,
                each -> each.id().value(),
                thenNudging(writes::begin, journal),
                sizes::record);
        Gauge.builder("minqing.casework.waiting", this, CaseWriter::waiting)
                .description("Commands that wait for a writer")
                .register(meters);
    }

    /** Writes the next turn of a case; false when the case no longer stands where the turn begins. */
    boolean proceed(Turn turn) {
        evidence.give(turn);
        return continuing.answer(turn);
    }

    /** Writes the first turn of a case; false when there is such a case already. */
    boolean begin(Turn turn) {
        evidence.give(turn);
        return beginning.answer(Beginning.of(turn));
    }

    private static <C> Function<List<C>, List<Boolean>> thenNudging(
            Function<List<C>, List<Boolean>> statement, Journal journal) {
        return commands -> {
            var accepted = statement.apply(commands);
            journal.nudge();
            return accepted;
        };
    }

    int waiting() {
        return continuing.waiting() + beginning.waiting();
    }

    @PreDestroy
    void close() {
        beginning.close();
        continuing.close();
    }
}
