package org.minqing.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long a second server goes on with the old version of a scenario that was published on the first. Both are processes
 * of their own on one database. The value is the middle time from the moment at which publishing was asked for to the
 * second server's first answer with the new version; the limit is the same on the server that published.
 */
final class PublishBench {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SCENARIO = "general-event";
    private static final String PATH = "/api/v1/scenarios/" + SCENARIO;
    private static final String NAME = "en: Accept}";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Options options;

    PublishBench(Options options) {
        this.options = options;
    }

    Result run() throws Exception {
        var rounds = options.number("rounds", 11);
        var folder = Files.createTempDirectory("minqing-bench");
        var city = folder.resolve("shanwei");
        Folders.copy(Path.of("cities/shanwei"), city);
        Files.createDirectories(folder.resolve("one"));
        Files.createDirectories(folder.resolve("two"));
        try (var one = ServerUnderTest.on(folder.resolve("one"), with(city, "one"));
                var two = ServerUnderTest.on(folder.resolve("two"), sharing(one, with(city, "two")))) {
            return measured(one, two, city.resolve("scenarios").resolve(SCENARIO + ".yaml"), rounds);
        } finally {
            Folders.delete(folder);
        }
    }

    private static Map<String, String> with(Path city, String node) {
        return Map.of("MINQING_CITY", city.toString(), "MINQING_NODE", node, "MINQING_SAMPLE_CASES", "0");
    }

    /** The settings of a server on the database and the keys of another one. */
    private static Map<String, String> sharing(ServerUnderTest other, Map<String, String> own) throws IOException {
        var passwords = new Properties();
        try (var file = Files.newBufferedReader(other.data().resolve("postgres").resolve("passwords"))) {
            passwords.load(file);
        }
        var all = new LinkedHashMap<>(own);
        all.put("MINQING_DB_URL", "jdbc:postgresql://127.0.0.1:" + other.postmasterPort() + "/minqing");
        all.put("MINQING_DB_USER", "postgres");
        all.put("MINQING_DB_PASSWORD", passwords.getProperty("postgres"));
        all.put("MINQING_KEYS", other.data().resolve("keys").toString());
        return all;
    }

    private Result measured(ServerUnderTest one, ServerUnderTest two, Path file, int rounds) throws IOException {
        // The later start has set the sample passwords anew; a session holds on both.
        var administrator = two.signIn("administrator");
        var original = Files.readString(file);
        var there = new Latencies();
        var here = new Latencies();
        try (var first = new Connection(one.port());
                var second = new Connection(two.port())) {
            for (var round = 1; round <= rounds; round++) {
                Files.writeString(file, original.replace(NAME, "en: Accept " + round + "}"));
                var asked = System.nanoTime();
                var published = version(first.send(
                        "POST",
                        PATH,
                        administrator.headers(),
                        "application/json",
                        "{}".getBytes(StandardCharsets.UTF_8)));
                here.add(System.nanoTime() - asked);
                while (!version(second.send("GET", PATH, administrator.headers(), "", new byte[0]))
                        .equals(published)) {
                    if (System.nanoTime() - asked > PATIENCE) {
                        throw new IOException("The second server does not follow");
                    }
                }
                there.add(System.nanoTime() - asked);
            }
        }
        return new Result("publish", there.millis(0.5), "ms", 0, 1)
                .with(there)
                .with("rounds", rounds)
                .withLimit(here.millis(0.5))
                .withErrors(0);
    }

    private static String version(Connection.Answer answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException("Answered " + answer.status() + " " + answer.body());
        }
        return JSON.readTree(answer.body()).path("version").asString();
    }
}
