package org.minqing.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a desk asks while it is open, by somebody who answers for the whole city, in a store that holds many cases: the
 * list, its counts and the points of the map, one question after the other over one connection. The value is the 99th
 * percentile of the list; the limit is the same for a question that touches no case.
 */
final class QueriesBench {

    private static final int ROUNDS = 300;
    private static final int WARM_UP = 200;

    /** So long one question is asked, twice: what takes seconds is asked a few times only. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final String LIMIT = "/api/v1/me";

    private static final Map<String, Question> QUESTIONS = questions();

    private final Options options;
    private final Clock clock;

    /** An address, and the words that are looked for, which go in a header. */
    private record Question(String path, List<String> words) {

        static Question of(String path) {
            return new Question(path, List.of());
        }

        Question with(String looked) {
            return new Question(path, List.of("X-Minqing-Words: " + URLEncoder.encode(looked, StandardCharsets.UTF_8)));
        }

        List<String> headers(Client client) {
            return Stream.concat(client.headers().stream(), words.stream()).toList();
        }
    }

    QueriesBench(Options options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    private static Map<String, Question> questions() {
        var questions = new LinkedHashMap<String, Question>();
        questions.put("list", Question.of("/api/v1/cases?limit=50"));
        questions.put("list_of_state", Question.of("/api/v1/cases?limit=50&state=filed"));
        questions.put("list_to_accept", Question.of("/api/v1/cases?limit=50&state=reported"));
        questions.put("list_of_town", Question.of("/api/v1/cases?limit=50&area=441521110000000"));
        questions.put("list_overdue", Question.of("/api/v1/cases?limit=50&due=overdue"));
        // Words that one case has, and words that all have; found by whoever may read them, such as --account duty.
        questions.put(
                "list_of_rare_words", Question.of("/api/v1/cases?limit=50").with("第77777件"));
        questions.put(
                "list_of_common_words", Question.of("/api/v1/cases?limit=50").with("垃圾"));
        questions.put("counts_by_area", Question.of("/api/v1/counts?by=area"));
        questions.put("counts_by_state", Question.of("/api/v1/counts?by=state"));
        questions.put("counts_by_day_of_a_year", Question.of("/api/v1/counts?by=day&from=2025-11-01&to=2026-10-31"));
        questions.put("points", Question.of("/api/v1/cases.geojson"));
        questions.put("points_of_town", Question.of("/api/v1/cases.geojson?area=441521110000000"));
        return questions;
    }

    Result run() throws Exception {
        try (var store = FilledStore.of(options, 1_000_000, clock);
                var server = ServerUnderTest.on(store.folder(), Map.of("MINQING_SAMPLE_CASES", "0"))) {
            var leader = server.signIn(options.text("account", "city"));
            try (var connection = new Connection(server.port())) {
                var told = new LinkedHashMap<String, Object>();
                var list = new Latencies();
                for (var question : QUESTIONS.entrySet()) {
                    var asked = ask(connection, leader, question.getValue(), WARM_UP, ROUNDS);
                    list = question.getKey().equals("list") ? asked : list;
                    told.put(question.getKey(), quantiles(asked));
                }
                var limit = ask(connection, leader, Question.of(LIMIT), WARM_UP, ROUNDS);
                return new Result(
                                "queries",
                                list.millis(0.99),
                                "ms",
                                store.filled().cases(),
                                1)
                        .with("questions", told)
                        .withLimit(limit.millis(0.99))
                        .withErrors(0);
            }
        }
    }

    private static Map<String, Object> quantiles(Latencies asked) {
        var members = new LinkedHashMap<String, Object>();
        members.put("p50_ms", Math.round(asked.millis(0.5) * 10) / 10.0);
        members.put("p99_ms", Math.round(asked.millis(0.99) * 10) / 10.0);
        members.put("asked", asked.count());
        return members;
    }

    private static Latencies ask(Connection connection, Client client, Question question, int warmUp, int rounds)
            throws IOException {
        ask(connection, client, question, warmUp);
        return ask(connection, client, question, rounds);
    }

    /** At least once, then until it was asked often enough or for long enough. */
    private static Latencies ask(Connection connection, Client client, Question question, int rounds)
            throws IOException {
        var latencies = new Latencies();
        var until = System.nanoTime() + LONGEST.toNanos();
        do {
            var started = System.nanoTime();
            var answer = connection.send("GET", question.path(), question.headers(client), "", new byte[0]);
            if (answer.status() != 200) {
                throw new IOException(question.path() + " answered " + answer.status() + " " + answer.body());
            }
            latencies.add(System.nanoTime() - started);
        } while (latencies.count() < rounds && System.nanoTime() < until);
        return latencies;
    }
}
