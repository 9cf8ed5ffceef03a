package org.minqing.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The desk in a real browser: how soon it shows something useful, and how it bears very many cases. The pages are driven by
 * the scripts of {@code web/bench}, which need Node.js and a Chromium as the browser tests do.
 */
final class PageBench {

    private static final JsonMapper JSON = new JsonMapper();

    private final Options options;
    private final Clock clock;

    PageBench(Options options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    /** The value is the middle time until a cold desk is useful; the limit is that of a page that says one line. */
    Result paint() throws IOException, InterruptedException {
        var cases = options.number("cases", 800);
        try (var server = ServerUnderTest.start(Map.of("MINQING_SAMPLE_CASES", Integer.toString(cases)))) {
            var told = script("paint", server, Integer.toString(options.number("rounds", 11)));
            return new Result("paint", told.at("/cold/p50_ms").asDouble(), "ms", cases, 1)
                    .with("pages", told)
                    .withLimit(told.at("/blank/p50_ms").asDouble())
                    .withErrors(0);
        }
    }

    /** The value is the slow end of frames while somebody glides through a list that was read to its end. */
    Result desk() throws Exception {
        try (var store = FilledStore.of(options, 100_000, clock);
                var server = ServerUnderTest.on(store.folder(), Map.of("MINQING_SAMPLE_CASES", "0"))) {
            var told = script("desk", server, options.text("account", "city"));
            return new Result(
                            "desk",
                            told.at("/frames/gliding/p95_ms").asDouble(),
                            "ms",
                            store.filled().cases(),
                            1)
                    .with("page", told)
                    .withErrors(0);
        }
    }

    private static JsonNode script(String name, ServerUnderTest server, String argument)
            throws IOException, InterruptedException {
        var command = List.of("node", "bench/" + name + ".mjs", "http://localhost:" + server.port(), argument);
        var process = new ProcessBuilder(command)
                .directory(Path.of("web").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("web/bench/" + name + ".mjs failed: " + said);
        }
        return JSON.readTree(said.lines().reduce("", (_, line) -> line));
    }
}
