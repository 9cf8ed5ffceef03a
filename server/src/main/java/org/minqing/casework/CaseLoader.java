package org.minqing.casework;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import org.minqing.access.Scope;
import org.minqing.casework.CaseLoads.Wanted;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.springframework.stereotype.Component;

/** Brings everything that a command needs in one round trip, together with that of the commands that wait beside it. */
@Component
class CaseLoader {

    private static final Gatherer.Settings LOADING = new Gatherer.Settings(1, 4_000, 100);

    private final Gatherer<Wanted, Loaded> loading;

    CaseLoader(CaseLoads loads, MeterRegistry meters) {
        var sizes = DistributionSummary.builder("minqing.casework.loaded")
                .description("Commands whose cases were loaded by one statement")
                .register(meters);
        loading = new Gatherer<>(
                "case-loader", LOADING, wanted -> wanted.command().value(), loads::load, sizes::record);
    }

    Loaded load(Scope scope, CaseId id, CommandId command, boolean withKeys) {
        return loading.answer(new Wanted(scope, id, command, withKeys));
    }

    @PreDestroy
    void close() {
        loading.close();
    }
}
