package org.minqing.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real server in a process of its own, with durable settings. */
final class ServerUnderTest implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** So many entries are what a busy second brings. */
    private static final double NEAR = 5_000;

    private final Process process;
    private final Path data;
    private final int port;
    private final Map<String, String> passwords;
    private boolean passing;

    private ServerUnderTest(Process process, Path data, int port, Map<String, String> passwords) {
        this.process = process;
        this.data = data;
        this.port = port;
        this.passwords = passwords;
    }

    /**
     * Starts {@code ./minqing run} in the working folder, on a new data folder that is deleted afterwards, and waits for
     * its ready line.
     *
     * @param environment further settings, such as how many sample cases are made
     */
    static ServerUnderTest start(Map<String, String> environment) throws IOException {
        var server = on(Files.createTempDirectory("minqing-bench"), environment);
        server.passing = true;
        return server;
    }

    /** The same on a folder whose {@code data} was filled before, and which stays. */
    static ServerUnderTest on(Path data, Map<String, String> environment) throws IOException {
        var port = freePort();
        var builder = new ProcessBuilder("./minqing", "run", "--port", Integer.toString(port))
                .redirectError(data.resolve("server.log").toFile());
        builder.environment().put("MINQING_DATA", data.resolve("data").toString());
        builder.environment().put("MINQING_SAMPLE", "true");
        builder.environment().putAll(environment);
        var process = builder.start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("{")
                    && JSON.readTree(line).path("event").asString("").equals("ready")) {
                Thread.ofVirtual().start(() -> out.lines().forEach(ignored -> {}));
                return new ServerUnderTest(process, data, port, passwords(JSON.readTree(line)));
            }
        }
        throw new IOException("The server did not start:\n" + Files.readString(data.resolve("server.log")));
    }

    private static Map<String, String> passwords(JsonNode ready) {
        var passwords = new HashMap<String, String>();
        ready.path("accounts")
                .forEach(account -> passwords.put(
                        account.path("name").asString(),
                        account.path("password").asString()));
        return passwords;
    }

    int port() {
        return port;
    }

    Path data() {
        return data.resolve("data");
    }

    Client signIn(String name) throws IOException {
        var password = passwords.get(name);
        if (password == null) {
            throw new IOException("There is no sample account " + name + " among " + passwords.keySet());
        }
        return Client.signIn(port, name, password);
    }

    /** Waits until the readers of the journal have taken what an import has left them, five minutes at most. */
    void untilReadersHaveCaughtUp() throws IOException, InterruptedException {
        try (var connection = new Connection(port)) {
            for (var left = 300; behind(connection) > NEAR && left > 0; left--) {
                Thread.sleep(1000);
            }
        }
    }

    /** How many entries the slowest of them has before itself; the server counts each five seconds. */
    private static double behind(Connection connection) throws IOException {
        return connection
                .send("GET", "/metrics", List.of(), "", new byte[0])
                .body()
                .lines()
                .filter(line -> line.startsWith("minqing_journal_reader_lag_entries"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .max()
                .orElse(Double.MAX_VALUE);
    }

    /** The process that answers requests. */
    long serverPid() {
        return process.toHandle()
                .descendants()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElse(process.toHandle())
                .pid();
    }

    /** The postmaster, as PostgreSQL itself has written it down. */
    long postmasterPid() throws IOException {
        return Long.parseLong(postmaster(0));
    }

    /** The port of its database on this machine. */
    int postmasterPort() throws IOException {
        return Integer.parseInt(postmaster(3));
    }

    /** A line of {@code postmaster.pid}, from 0. */
    private String postmaster(int line) throws IOException {
        try (Stream<Path> files = Files.walk(data, 4)) {
            var file = files.filter(path -> path.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("No postmaster.pid under " + data));
            return Files.readAllLines(file).get(line).strip();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (passing) {
            Folders.delete(data);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
