package org.minqing.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cases taken over from another system's file by {@code ./minqing import}, into a new store. The limit is how fast the
 * same machine reads the lines of the file without doing anything with them.
 */
final class ImportBench {

    private static final JsonMapper JSON = new JsonMapper();

    private final Options options;

    ImportBench(Options options) {
        this.options = options;
    }

    Result run() throws Exception {
        var city = options.text("city", "cities/boston");
        var file = options.text("file", city + "/sample/requests-2015.csv");
        var mapping = options.text("mapping", city + "/import/boston-311.yaml");
        var data = Files.createTempDirectory("minqing-bench");
        try {
            var last = imported(data, city, mapping, file);
            var accepted = last.path("accepted").asInt();
            var seconds = last.path("seconds").asDouble();
            return new Result("import", accepted / seconds, "cases/s", accepted, 1)
                    .with("rejected", last.path("rejected").asInt())
                    .with("seconds", seconds)
                    .withLimit(rowsReadPerSecond(Path.of(file)));
        } finally {
            Folders.delete(data);
        }
    }

    private static double rowsReadPerSecond(Path file) throws IOException {
        var begun = System.nanoTime();
        try (var bytes = Files.newInputStream(file);
                var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                var rows = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return rows.lines().count() * 1e9 / (System.nanoTime() - begun);
        }
    }

    /** Imports into a data folder and gives the closing line. */
    static JsonNode imported(Path data, String city, String mapping, String file) throws Exception {
        var builder = new ProcessBuilder("./minqing", "import", "--city", city, "--mapping", mapping, "--file", file)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("MINQING_DATA", data.toString());
        var process = builder.start();
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .lines()
                .toList();
        if (!process.waitFor(60, TimeUnit.MINUTES) || lines.isEmpty()) {
            throw new IllegalStateException("The import said nothing");
        }
        return JSON.readTree(lines.getLast());
    }
}
