package org.minqing.drill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** The program as it was built, in a process of its own that can be stopped, killed, frozen and started again. */
final class Node implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long PATIENCE_SECONDS = 90;

    private final Path root;
    private final Path folder;
    private final Map<String, String> environment;
    private final int port;
    private final Map<String, String> passwords = new HashMap<>();
    private Process process;

    /** How a command ended and what it printed for machines. */
    record Ending(int code, String machine) {}

    private Node(Path root, Path folder, Map<String, String> environment, int port) throws IOException {
        this.root = root;
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.port = port;
        this.process = launched();
    }

    /** Starts it and waits for its ready line. What it has to say to people is added to a file in the folder. */
    static Node start(Path root, Path folder, Map<String, String> environment) throws IOException {
        return new Node(root, folder, environment, freePort());
    }

    /** Once more, on the same port, after it was stopped or killed. */
    void startAgain() throws IOException {
        process = launched();
    }

    private Process launched() throws IOException {
        var started = command(root, environment, List.of("run", "--port", Integer.toString(port)))
                .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        var out = new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            var said = JSON.readTree(line);
            if (said.path("event").asString("").equals("ready")) {
                said.path("accounts")
                        .forEach(account -> passwords.put(
                                account.path("name").asString(),
                                account.path("password").asString()));
                Thread.ofVirtual().start(() -> out.lines().forEach(ignored -> {}));
                return started;
            }
        }
        throw new IOException("The server did not start; see " + log());
    }

    private Path log() {
        return folder.resolve("server-" + environment.getOrDefault("MINQING_NODE", "one") + ".log");
    }

    /** A command line of the program, on the class cache that the build has made. */
    static ProcessBuilder command(Path root, Map<String, String> environment, List<String> arguments) {
        var app = root.resolve("server/target/app");
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:TieredStopAtLevel=1",
                "-XX:AOTCache=" + app.resolve("minqing.aot"),
                "-Xlog:disable",
                "-XX:+UseParallelGC",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                app.resolve("minqing.jar").toString()));
        line.addAll(arguments);
        var builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(name -> name.startsWith("MINQING_"));
        builder.environment().putAll(environment);
        return builder;
    }

    static Ending run(Path root, Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        var out = Files.createTempFile(folder, "command", ".out");
        var ended = command(root, environment, arguments)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("commands.log").toFile()))
                .start();
        return new Ending(ended.waitFor(), Files.readString(out));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    String password(String account) {
        return passwords.getOrDefault(account, "");
    }

    long pid() {
        return process.pid();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void wake() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(pid())).start().waitFor();
    }

    /** Tells it to stop, and does not wait for that. */
    void leave() {
        process.destroy();
    }

    /** Stops it as an operator does. */
    @Override
    public void close() throws IOException {
        leave();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("The server did not stop");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
