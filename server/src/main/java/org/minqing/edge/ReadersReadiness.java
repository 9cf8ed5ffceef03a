package org.minqing.edge;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** No reader of the journal is further behind than a minute. */
@Component
class ReadersReadiness implements Readiness {

    private static final String LAG = "minqing.journal.reader.lag.seconds";
    private static final double MOST_SECONDS = 60;

    private final MeterRegistry metrics;

    ReadersReadiness(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "readers";
    }

    @Override
    public boolean holds() {
        return metrics.find(LAG).gauges().stream().allMatch(gauge -> !(gauge.value() > MOST_SECONDS));
    }
}
