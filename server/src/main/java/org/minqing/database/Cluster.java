package org.minqing.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded PostgreSQL of one data folder: made on the first start, found again when an earlier server died and left
 * it running, stopped with the server. Whoever starts or adopts it holds the lock of the folder.
 */
final class Cluster {

    static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    static final String VERSION = "18.6";
    private static final Duration RECOVERY = Duration.ofHours(1);
    private static final int ATTEMPTS = 10;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Plan plan;
    private final Programs programs;
    private final Passwords passwords;
    private volatile Postmaster postmaster;

    private Cluster(Plan plan, Programs programs, Passwords passwords, Postmaster postmaster) {
        this.plan = plan;
        this.programs = programs;
        this.passwords = passwords;
        this.postmaster = postmaster;
    }

    /** How a cluster is to be run: where, with which programs, and which settings beside the shipped ones. */
    record Plan(Path folder, Path binaries, List<String> settings) {

        static Plan durable(Path data) {
            var folder = data.resolve("postgres");
            return new Plan(folder, folder.resolve("programs-" + VERSION), List.of());
        }

        Path cluster() {
            return folder.resolve("cluster");
        }

        Path passwordFile() {
            return folder.resolve("passwords");
        }
    }

    /** Starts the cluster of the plan, or adopts the one that already runs in its folder. */
    static Cluster start(Plan plan) {
        Folders.createPrivate(plan.folder());
        var programs = new Programs(Binaries.unpackTo(plan.binaries()));
        var passwords = Passwords.keptIn(plan.passwordFile());
        if (!Files.isDirectory(plan.cluster())) {
            initialise(plan, programs, passwords);
        }
        configure(plan);
        programs.handOver(plan.folder());
        var postmaster = adopt(plan, passwords).orElseGet(() -> launch(plan, programs, 0));
        return new Cluster(plan, programs, passwords, postmaster);
    }

    /** The running cluster of a folder whose lock another process holds; that process keeps it. */
    static Optional<Cluster> beside(Plan plan) {
        if (!Files.exists(plan.passwordFile())) {
            return Optional.empty();
        }
        var passwords = Passwords.keptIn(plan.passwordFile());
        return adopt(plan, passwords).map(found -> new Cluster(plan, new Programs(plan.binaries()), passwords, found));
    }

    Login login(String user, String database) {
        return new Login(url(postmaster, database), user, passwords.of(user), "");
    }

    Store.Logins logins(String database) {
        return new Store.Logins(
                login(Roles.OWNER, database), login(Roles.APPLICATION, database), login(Roles.READER, database));
    }

    Passwords passwords() {
        return passwords;
    }

    /** The folder of its files. */
    Path files() {
        return plan.cluster();
    }

    long pid() {
        return postmaster.pid();
    }

    boolean lives() {
        return postmaster.lives();
    }

    /** After it was killed: with what it had, on the port that others know. */
    void startAgain() {
        var dead = postmaster;
        forget(plan, dead);
        postmaster = launch(plan, programs, dead.port());
    }

    /** Waits until it has come to the end of a recovery and takes writes; false when it died on the way. */
    boolean recovers() {
        var deadline = System.nanoTime() + RECOVERY.toNanos();
        while (postmaster.lives() && System.nanoTime() < deadline) {
            try (var connection = connect(postmaster, passwords);
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select not pg_is_in_recovery()")) {
                if (row.next() && row.getBoolean(1)) {
                    return true;
                }
            } catch (SQLException refused) {
                if (!isPassing(refused)) {
                    throw new StartRefused("PostgreSQL does not answer: " + refused.getMessage(), refused);
                }
            }
            pause();
        }
        return false;
    }

    /** Waits until what was begun is finished or broken off, and the files are safe. */
    void stop() {
        stop("fast");
    }

    /** Without care for the files; for clusters that are thrown away. */
    void drop() {
        stop("immediate");
    }

    private void stop(String mode) {
        var result =
                programs.run("pg_ctl", List.of("stop", "-D", plan.cluster().toString(), "-m", mode, "-w", "-t", "120"));
        if (result.failed() && postmaster.lives()) {
            LOG.error("PostgreSQL did not stop: {}", result.words());
            return;
        }
        LOG.info("Stopped PostgreSQL (process {})", postmaster.pid());
    }

    /** Makes the cluster beside its place and moves it there when it is whole, so that a cut leaves no half of one. */
    private static void initialise(Plan plan, Programs programs, Passwords passwords) {
        var half = plan.folder().resolve("cluster.new");
        var word = plan.folder().resolve("word");
        try {
            Folders.delete(half);
            Files.writeString(word, passwords.of(SUPERUSER));
            programs.handOver(plan.folder());
            var result = programs.run(
                    "initdb",
                    List.of(
                            "-D",
                            half.toString(),
                            "-U",
                            SUPERUSER,
                            "--pwfile=" + word,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C",
                            "--no-instructions"));
            if (result.failed()) {
                throw new StartRefused("The embedded PostgreSQL could not be made: " + result.words());
            }
            Files.writeString(
                    half.resolve("postgresql.conf"),
                    "\ninclude 'minqing.conf'\ninclude_if_exists 'local.conf'\n",
                    StandardOpenOption.APPEND);
            Files.move(half, plan.cluster(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            Folders.delete(word);
        }
    }

    /** Written at each start, so that a new version brings its settings; the operator's own are in local.conf. */
    private static void configure(Plan plan) {
        try (InputStream shipped = Cluster.class.getResourceAsStream("/database/postgresql.conf")) {
            if (shipped == null) {
                throw new IllegalStateException("The settings of PostgreSQL are missing in this build");
            }
            var lines = new ArrayList<String>();
            lines.add(new String(shipped.readAllBytes(), StandardCharsets.UTF_8));
            lines.addAll(plan.settings());
            Files.write(plan.cluster().resolve("minqing.conf"), lines);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<Postmaster> adopt(Plan plan, Passwords passwords) {
        var deadline = System.nanoTime() + RECOVERY.toNanos();
        while (System.nanoTime() < deadline) {
            var found = Postmaster.of(plan.cluster());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            if (!found.get().lives()) {
                forget(plan, found.get());
                return Optional.empty();
            }
            if (answersAsOurs(found.get(), plan, passwords)) {
                LOG.info(
                        "Adopted the PostgreSQL (process {}) that runs in {}",
                        found.get().pid(),
                        plan.cluster());
                return found;
            }
            pause();
        }
        throw new StartRefused("A PostgreSQL runs in " + plan.cluster() + " but does not answer.");
    }

    /** False while it starts up, recovers or shuts down; refuses when it is not ours. */
    private static boolean answersAsOurs(Postmaster found, Plan plan, Passwords passwords) {
        try (var connection = connect(found, passwords);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show data_directory")) {
            if (rows.next() && Files.isSameFile(Path.of(rows.getString(1)), plan.cluster())) {
                return true;
            }
            throw new StartRefused(
                    "The PostgreSQL on port " + found.port() + " does not serve " + plan.cluster() + ".");
        } catch (SQLException refused) {
            if (isPassing(refused)) {
                return false;
            }
            throw new StartRefused(
                    "The PostgreSQL that runs in " + plan.cluster() + " does not take our password.", refused);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isPassing(SQLException refused) {
        var state = String.valueOf(refused.getSQLState());
        return state.startsWith("57P") || state.startsWith("08");
    }

    /** A number that now belongs to another program would make PostgreSQL refuse to start. */
    private static void forget(Plan plan, Postmaster dead) {
        if (ProcessHandle.of(dead.pid()).isEmpty()) {
            return;
        }
        try {
            Files.deleteIfExists(Postmaster.file(plan.cluster()));
            LOG.info("Removed a postmaster.pid whose number {} now belongs to another program", dead.pid());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** On the port, or with 0 on a free one. Tries again when it was taken meanwhile, or when processes of a killed PostgreSQL are not yet gone. */
    private static Postmaster launch(Plan plan, Programs programs, int port) {
        var words = "";
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var result = programs.run(
                    "pg_ctl",
                    List.of(
                            "start",
                            "-D",
                            plan.cluster().toString(),
                            "-l",
                            plan.cluster().resolve("start.log").toString(),
                            "-o",
                            "-p " + (port == 0 ? freePort() : port),
                            "-w",
                            "-t",
                            Long.toString(RECOVERY.toSeconds())),
                    RECOVERY.plusMinutes(1));
            var started = Postmaster.of(plan.cluster()).filter(Postmaster::lives);
            if (!result.failed() && started.isPresent()) {
                LOG.info(
                        "Started PostgreSQL (process {}, port {})",
                        started.get().pid(),
                        started.get().port());
                return started.get();
            }
            words = result.words();
            pause();
        }
        throw new StartRefused("The embedded PostgreSQL does not start. " + words + "\n" + lastWords(plan));
    }

    private static String lastWords(Plan plan) {
        try {
            var lines = Files.readAllLines(plan.cluster().resolve("start.log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException none) {
            return "";
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Connection connect(Postmaster found, Passwords passwords) throws SQLException {
        return DriverManager.getConnection(url(found, SUPERUSER), SUPERUSER, passwords.of(SUPERUSER));
    }

    private static String url(Postmaster postmaster, String database) {
        return "jdbc:postgresql://127.0.0.1:" + postmaster.port() + "/" + database;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while PostgreSQL was starting.", interrupted);
        }
    }
}
