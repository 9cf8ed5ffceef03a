package org.minqing.database;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/** One fast and forgetful PostgreSQL for the tests of this JVM, gone with it. */
public final class TestCluster {

    private static final Logger LOG = LoggerFactory.getLogger(TestCluster.class);
    private static final String PREFIX = "minqing-test-";
    private static final Pattern OURS = Pattern.compile(PREFIX + "([0-9]+)-[0-9]+");
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    private static final AtomicInteger STARTED = new AtomicInteger();
    private static final List<String> FORGETFUL = List.of(
            "fsync = off",
            "synchronous_commit = off",
            "scram_iterations = 1",
            "full_page_writes = off",
            "shared_buffers = '128MB'",
            "max_wal_size = '256MB'",
            "min_wal_size = '64MB'",
            "max_connections = 300",
            "logging_collector = off",
            "wal_level = 'minimal'",
            "max_wal_senders = 0");

    private static final Path PROGRAMS = TEMPORARY.resolve("minqing-programs-" + System.getProperty("user.name"));

    private final Cluster cluster;
    private final Path folder;

    private TestCluster(Cluster cluster, Path folder) {
        this.cluster = cluster;
        this.folder = folder;
    }

    /** In a folder of its own, also when an earlier start failed half-way. */
    public static TestCluster start() {
        sweep(TEMPORARY);
        return another();
    }

    /** Another PostgreSQL beside the shared one, for tests of moving a database or of what lies in its files. */
    public static TestCluster another() {
        var folder = TEMPORARY.resolve(PREFIX + ProcessHandle.current().pid() + "-" + STARTED.incrementAndGet());
        var cluster = Cluster.start(new Cluster.Plan(folder, PROGRAMS, FORGETFUL));
        // After the servers that a test left running: they would wait for a database that is gone.
        SpringApplication.getShutdownHandlers().add(() -> {
            cluster.drop();
            Folders.delete(folder);
        });
        var started = new TestCluster(cluster, folder);
        started.hashQuickly();
        return started;
    }

    /** Tests connect thousands of times, and each would derive a key in 4,096 rounds from the password that initdb set. */
    private void hashQuickly() {
        try (var connection = cluster.login(Cluster.SUPERUSER, "postgres").connect();
                var statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + password(Cluster.SUPERUSER) + "'");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Where everything of this PostgreSQL lies: tables, write-ahead log, logs. */
    public Path folder() {
        return folder;
    }

    /** Stops as when an operator stops it under a running server. */
    public void stop() {
        cluster.stop();
    }

    /** Starts again where it was; {@code url} is one that it had. */
    public void startAgain(String url) {
        var port = URI.create(url.substring("jdbc:".length())).getPort();
        var data = folder.resolve("cluster").toString();
        var result = new Programs(PROGRAMS)
                .run("pg_ctl", List.of("start", "-D", data, "-o", "-p " + port, "-w", "-l", data + "/again.log"));
        if (result.failed()) {
            throw new IllegalStateException(result.words());
        }
    }

    /** An empty database with the three roles of Minqing. */
    public void create(String database) {
        try (var connection = cluster.login(Cluster.SUPERUSER, "postgres").connect()) {
            Roles.createWithPasswords(connection, cluster.passwords(), database);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** All migrations of all modules, as in production. */
    public void migrate(String database) {
        Store.migrate(cluster.logins(database).owner());
    }

    /** The store of the server over one of the databases here. */
    public Store store(String database) {
        return Store.over(cluster.logins(database), 8);
    }

    /** The same store for a Spring context, which will close its pools and nothing else. */
    public StoreStart storeStart(String database) {
        return StoreStart.done(store(database));
    }

    /** Where a database is, for drivers and tools. */
    public String url(String database) {
        return cluster.login(Cluster.SUPERUSER, database).url();
    }

    /** The password of a role that this cluster made. */
    public String password(String user) {
        return cluster.passwords().of(user);
    }

    /** Test JVMs that were killed leave a cluster behind. Two may sweep at once, and neither minds. */
    private static void sweep(Path temporary) {
        try (var folders = Files.newDirectoryStream(temporary, "minqing-*")) {
            for (var folder : folders) {
                var name = OURS.matcher(folder.getFileName().toString());
                if (!name.matches()) {
                    continue;
                }
                var owner = Long.parseLong(name.group(1));
                if (ProcessHandle.of(owner).isEmpty()) {
                    Postmaster.of(folder.resolve("cluster"))
                            .filter(Postmaster::lives)
                            .flatMap(orphan -> ProcessHandle.of(orphan.pid()))
                            .ifPresent(ProcessHandle::destroyForcibly);
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
        } catch (IOException sweptByAnother) {
            LOG.info("Left to another test JVM: {}", sweptByAnother.getMessage());
        }
    }
}
