package org.minqing.bench;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A day on which everybody reports at once: whole lives begin at a base rate and at multiples of it, one stretch after the
 * other, whether or not the earlier ones have ended, in a store that holds many cases already. Nothing that was answered
 * may be missing afterwards.
 */
final class SurgeBench {

    private static final List<Integer> TIMES = List.of(1, 15, 1, 25, 2, 35, 10);
    private static final String FILED = "/api/v1/counts?by=state&state=filed";

    private final Options options;
    private final Clock clock;

    SurgeBench(Options options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    Result run() throws Exception {
        var base = options.number("base", 3);
        var seconds = options.number("seconds", 10);
        try (var store = FilledStore.of(options, 1_000_000, clock);
                var server = ServerUnderTest.on(store.folder(), Map.of("MINQING_SAMPLE_CASES", "0"))) {
            new Crowd(server, 64, clock).warmUp(TransitionBench.WARM_UP);
            var filedBefore = filed(server);
            var arrivals = new Arrivals(server, clock);
            var stretches = new ArrayList<Arrivals.Stretch>();
            for (var times : TIMES) {
                stretches.add(arrivals.during(seconds, base * times));
            }
            var backlogSeconds = arrivals.untilAllHaveEnded();
            var lives = stretches.stream().mapToInt(Arrivals.Stretch::begun).sum();
            var told = new ArrayList<Map<String, Object>>();
            for (var index = 0; index < TIMES.size(); index++) {
                told.add(told(TIMES.get(index), stretches.get(index)));
            }
            return new Result(
                            "surge",
                            lives / (double) (seconds * TIMES.size()),
                            "lives/s",
                            store.filled().cases(),
                            0)
                    .with("base", base)
                    .with("stretches", told)
                    .with("backlog_seconds", Math.round(backlogSeconds * 10) / 10.0)
                    .with("lives", lives)
                    .with("lost", lives - arrivals.failed() - (filed(server) - filedBefore))
                    .withErrors(arrivals.failed());
        }
    }

    private static Map<String, Object> told(int times, Arrivals.Stretch stretch) {
        var members = new LinkedHashMap<String, Object>();
        members.put("times", times);
        members.put("lives", stretch.begun());
        members.put("p50_ms", Math.round(stretch.latencies().millis(0.5)));
        members.put("p95_ms", Math.round(stretch.latencies().millis(0.95)));
        members.put("p99_ms", Math.round(stretch.latencies().millis(0.99)));
        return members;
    }

    /** How many cases are filed, by the list's own count. */
    private static int filed(ServerUnderTest server) throws Exception {
        var duty = server.signIn("duty");
        try (var connection = new Connection(server.port())) {
            Thread.sleep(2_000); // The figures come from a reader that is a moment behind.
            var body = connection
                    .send("GET", FILED, duty.headers(), "", new byte[0])
                    .body();
            var at = body.indexOf("\"count\":");
            return at < 0 ? 0 : Integer.parseInt(body.substring(at + 8).split("\\D", 2)[0]);
        }
    }
}
