package org.minqing.bench;

import java.time.Clock;
import java.util.Map;

/**
 * Whole lives of nine steps in a store that holds many cases already. The cases come in by {@code ./minqing import}, as a
 * city takes over the archive of an older system.
 */
final class LifecycleBench {

    private final Options options;
    private final Clock clock;

    LifecycleBench(Options options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    Result run() throws Exception {
        var clients = options.number("clients", 64);
        var lives = options.number("lives", 3000);
        try (var store = FilledStore.of(options, 100_000, clock);
                var server = ServerUnderTest.on(store.folder(), Map.of("MINQING_SAMPLE_CASES", "0"))) {
            var crowd = new Crowd(server, clients, clock);
            crowd.warmUp(TransitionBench.WARM_UP);
            server.untilReadersHaveCaughtUp();
            var measured = crowd.measure(lives);
            var result = new Result(
                            "lifecycle",
                            measured.commandsPerSecond() / Life.COMMANDS,
                            "lives/s",
                            store.filled().cases(),
                            clients)
                    .with(measured.latencies())
                    .with(measured.cpu())
                    .with("gathered", measured.gathered())
                    .with("lives", lives)
                    .with("filled_seconds", store.filled().seconds())
                    .withErrors(measured.errors());
            // The entries of the limit probe are nobody's, and no reader could open them in a store that is used again.
            return store.stays() ? result : result.withLimit(crowd.limit(measured) / Life.COMMANDS);
        }
    }
}
