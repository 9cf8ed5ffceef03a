package org.minqing.bench;

import java.time.Clock;
import java.util.Map;

/**
 * Commands through HTTP with all checks, durable, with the roll-up reader running: clients live whole cases, nine
 * commands each. As many lives again, and at least enough for the compiler of the JVM to have done its work, come first
 * and are not counted: a server runs for months, and its first minute is three times as slow.
 */
final class TransitionBench {

    /** How many lives it takes until the JVM has compiled what a command needs. */
    static final int WARM_UP = 12_000;

    private final Options options;
    private final Clock clock;

    TransitionBench(Options options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    Result run() throws Exception {
        var clients = options.number("clients", 64);
        var cases = options.number("cases", 8000);
        try (var server = ServerUnderTest.start(Map.of("MINQING_SAMPLE_CASES", "0"))) {
            var crowd = new Crowd(server, clients, clock);
            crowd.warmUp(Math.max(WARM_UP, cases));
            var measured = crowd.measure(cases);
            return new Result("transition", measured.commandsPerSecond(), "commands/s", cases, clients)
                    .with(measured.latencies())
                    .with(measured.cpu())
                    .with("gathered", measured.gathered())
                    .withLimit(crowd.limit(measured))
                    .withErrors(measured.errors());
        }
    }
}
