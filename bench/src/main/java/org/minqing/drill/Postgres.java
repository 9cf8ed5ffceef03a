package org.minqing.drill;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** A PostgreSQL of the operator's own, as several servers share it; it can be stopped, killed, copied and promoted. */
final class Postgres implements AutoCloseable {

    private static final List<String> PREFIX =
            "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();

    private static final String HERE = "127.0.0.1";

    private final Path programs;
    private final Path cluster;
    private final int port;
    private final String host;
    private final List<String> within;

    private Postgres(Path programs, Path cluster, int port, String host, List<String> within) {
        this.programs = programs;
        this.cluster = cluster;
        this.port = port;
        this.host = host;
        this.within = within;
    }

    /** A new one with an empty database, durable as in a real city. */
    static Postgres make(Path folder) throws IOException, InterruptedException, SQLException {
        return make(folder, HERE, List.of());
    }

    /** The same at the far end of cables; the drill itself asks it over the first one. */
    static Postgres behind(Cables cables, Path folder) throws IOException, InterruptedException, SQLException {
        return make(folder, cables.first().address(), cables.within());
    }

    private static Postgres make(Path folder, String host, List<String> within)
            throws IOException, InterruptedException, SQLException {
        var programs = folder.resolve("programs");
        unpack(programs);
        var made = new Postgres(programs, folder.resolve("cluster"), Node.freePort(), host, within);
        made.run("initdb", "-D", made.cluster.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C");
        if (!host.equals(HERE)) {
            Files.writeString(
                    made.cluster.resolve("pg_hba.conf"),
                    "host all all samenet trust\nhost replication all samenet trust\n",
                    StandardOpenOption.APPEND);
        }
        made.configure("shared_buffers = '128MB'", "max_connections = 120", "max_wal_size = '1GB'");
        made.start();
        try (var session = made.connect("postgres");
                var statement = session.createStatement()) {
            statement.execute("create database minqing");
        }
        return made;
    }

    private void configure(String... settings) throws IOException {
        var lines = new ArrayList<>(List.of(
                "listen_addresses = '" + (host.equals(HERE) ? HERE : "*") + "'",
                "unix_socket_directories = ''",
                "port = " + port));
        lines.addAll(Arrays.asList(settings));
        Files.write(cluster.resolve("postgresql.conf"), lines);
    }

    /** A streaming replica without whose word the primary acknowledges nothing, by the low-level way of copying. */
    Postgres replica(Path folder) throws IOException, InterruptedException, SQLException {
        var copy = new Postgres(programs, folder, Node.freePort(), host, within);
        try (var session = connect("postgres");
                var statement = session.createStatement()) {
            statement.execute("select pg_backup_start('drill', true)");
            copyTo(folder);
            try (var row = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                row.next();
                Files.writeString(folder.resolve("backup_label"), row.getString(1));
            }
        }
        Files.createFile(folder.resolve("standby.signal"));
        copy.configure(
                "shared_buffers = '128MB'",
                "max_connections = 120",
                // Where the primary was away, nothing is acknowledged until this one has come back to it.
                "wal_retrieve_retry_interval = '500ms'",
                "primary_conninfo = 'host=" + host + " port=" + port + " user=postgres application_name=second'");
        copy.start();
        try (var session = connect("postgres");
                var statement = session.createStatement()) {
            statement.execute("alter system set synchronous_standby_names = 'second'");
            statement.execute("select pg_reload_conf()");
        }
        return copy;
    }

    private void copyTo(Path folder) throws IOException {
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        List<Path> files;
        try (Stream<Path> tree = Files.walk(cluster)) {
            files = tree.toList();
        }
        for (var file : files) {
            var name = cluster.relativize(file).toString();
            if (name.isEmpty() || name.equals("postmaster.pid") || name.equals("postmaster.opts")) {
                continue;
            }
            try {
                Files.copy(file, folder.resolve(name), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            } catch (NoSuchFileException gone) {
                // Files come and go while it works; the write-ahead log brings what is missing.
            }
        }
    }

    void promote() throws IOException, InterruptedException {
        run("pg_ctl", "promote", "-D", cluster.toString(), "-w");
    }

    void start() throws IOException, InterruptedException {
        run(
                "pg_ctl",
                "start",
                "-D",
                cluster.toString(),
                "-l",
                cluster.resolve("start.log").toString(),
                "-w");
    }

    void kill() throws IOException {
        var pid = Long.parseLong(
                Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    int port() {
        return port;
    }

    String url() {
        return "jdbc:postgresql://" + address() + "/minqing";
    }

    /** Host and port. */
    String address() {
        return host + ":" + port;
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + address() + "/" + database, "postgres", "");
    }

    @Override
    public void close() throws IOException {
        try {
            run("pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(within);
        command.addAll(PREFIX);
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(Arrays.asList(arguments));
        var words = programs.resolveSibling("programs.log").toFile();
        var ended = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(words))
                .start()
                .waitFor();
        if (ended != 0) {
            throw new IOException(program + " " + arguments[0] + " ended with " + ended + "; see " + words);
        }
    }

    private static void unpack(Path target) throws IOException {
        var mac = System.getProperty("os.name").startsWith("Mac");
        var arm = System.getProperty("os.arch").equals("aarch64");
        var name = "/postgres-" + (mac ? "darwin" : "linux") + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
        try (var archive = Postgres.class.getResourceAsStream(name)) {
            if (archive == null) {
                throw new IOException("No PostgreSQL for this machine: " + name);
            }
            var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)));
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                    continue;
                }
                Files.copy(tar, file);
                var program = (entry.getMode() & 0b001_000_000) != 0;
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
