package org.minqing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.minqing.edge.Caller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program as it was built, running on a data folder; it can be stopped, or killed in several ways. */
final class BuiltServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PATIENCE_SECONDS = 60;

    private final Path data;
    private final Process process;
    private final JsonNode ready;

    private BuiltServer(Path data, Process process, JsonNode ready) {
        this.data = data;
        this.process = process;
        this.ready = ready;
    }

    /** What a command printed and how it ended. */
    record Ending(int code, String machine, String people) {}

    static BuiltServer start(Path data) throws IOException {
        return start(data, Map.of());
    }

    /** With settings of its own beside the usual ones. */
    static BuiltServer start(Path data, Map<String, String> settings) throws IOException {
        var command = command(data, "run", "--port", "0")
                .redirectError(data.resolve("server.log").toFile());
        command.environment().putAll(settings);
        var process = command.start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            var said = JSON.readTree(line);
            if (said.path("event").asString("").equals("ready")) {
                return new BuiltServer(data, process, said);
            }
        }
        throw new AssertionError("The server did not start:\n" + Files.readString(data.resolve("server.log")));
    }

    /** Runs a command to its end. */
    static Ending run(Path data, String... arguments) throws IOException, InterruptedException {
        var out = data.resolve("command.out");
        var error = data.resolve("command.err");
        var process = command(data, arguments)
                .redirectOutput(out.toFile())
                .redirectError(error.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS * 2, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("No end of " + List.of(arguments));
        }
        return new Ending(process.exitValue(), Files.readString(out), Files.readString(error));
    }

    /** Begins a command that the test will end. */
    static Process begin(Path data, String... arguments) throws IOException {
        return command(data, arguments)
                .redirectOutput(data.resolve("begun.out").toFile())
                .redirectError(data.resolve("begun.err").toFile())
                .start();
    }

    private static ProcessBuilder command(Path data, String... arguments) {
        var app = Path.of("target", "app").toAbsolutePath();
        var jar = app.resolve("minqing.jar");
        assertThat(jar)
                .as("what ./minqing prepare unpacks; ./mvnw verify does so")
                .exists();
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                // It is killed within seconds: code that the second compiler makes comes too late for it.
                "-XX:TieredStopAtLevel=1",
                "-XX:AOTCache=" + app.resolve("minqing.aot"),
                "-Xlog:disable",
                "-XX:+UseParallelGC",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString()));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line);
        builder.environment().put("MINQING_DATA", data.toString());
        builder.environment()
                .put("MINQING_CITY", Path.of("..", "cities", "shanwei").toString());
        builder.environment().put("MINQING_SAMPLE", "true");
        builder.environment().put("MINQING_SAMPLE_CASES", "0");
        builder.environment().keySet().removeIf(name -> name.startsWith("MINQING_DB_") || name.equals("MINQING_KEYS"));
        return builder;
    }

    Caller signIn(String name) {
        for (var account : ready.path("accounts")) {
            if (account.path("name").asString().equals(name)) {
                var caller = new Caller(ready.path("url").asString());
                assertThat(caller.signIn(name, account.path("password").asString())
                                .status())
                        .as("sign-in of " + name)
                        .isEqualTo(200);
                return caller;
            }
        }
        throw new AssertionError("No sample account " + name);
    }

    /** The server and its database die at once, as in a power cut of the processor alone. */
    void killWithDatabase() throws InterruptedException {
        var postmaster = ProcessHandle.of(postmasters().getFirst()).orElseThrow();
        process.destroyForcibly();
        postmaster.destroyForcibly();
        gone();
    }

    /** Only the server dies; its database does not notice. */
    void killAlone() throws InterruptedException {
        process.destroyForcibly();
        gone();
    }

    private void gone() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /**
     * Every postmaster that works on the folder, whoever started it. A process that one of them has just begun for a
     * connection bears its arguments for a moment, and is none.
     */
    List<Long> postmasters() {
        var cluster = data.resolve("postgres").resolve("cluster").toString();
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            var found = all.filter(one -> one.info()
                            .arguments()
                            .map(List::of)
                            .orElse(List.of())
                            .contains(cluster))
                    .filter(one -> one.info().command().orElse("").endsWith("postgres"))
                    .toList();
            return found.stream()
                    .filter(one -> one.parent().filter(found::contains).isEmpty())
                    .map(ProcessHandle::pid)
                    .toList();
        }
    }

    /** Stops it as an operator does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("The server did not stop");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
