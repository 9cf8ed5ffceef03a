package org.minqing.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** One fast and forgetful PostgreSQL for the tests of this JVM, gone with it. */
public final class TestCluster {

    private static final String PREFIX = "minqing-test-";
    private static final List<String> FORGETFUL = List.of(
            "fsync = off",
            "synchronous_commit = off",
            "full_page_writes = off",
            "shared_buffers = '128MB'",
            "max_wal_size = '256MB'",
            "min_wal_size = '64MB'",
            "max_connections = 300",
            "logging_collector = off",
            "wal_level = 'minimal'",
            "max_wal_senders = 0");

    private final Cluster cluster;

    private TestCluster(Cluster cluster) {
        this.cluster = cluster;
    }

    public static TestCluster start() {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        sweep(temporary);
        var folder = temporary.resolve(PREFIX + ProcessHandle.current().pid());
        var binaries = temporary.resolve("minqing-programs-" + System.getProperty("user.name"));
        var cluster = Cluster.start(new Cluster.Plan(folder, binaries, FORGETFUL));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            cluster.drop();
            Folders.delete(folder);
        }));
        return new TestCluster(cluster);
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

    /** Test JVMs that were killed leave a cluster behind. */
    private static void sweep(Path temporary) {
        try (var folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (var folder : folders) {
                var owner = Long.parseLong(folder.getFileName().toString().substring(PREFIX.length()));
                if (ProcessHandle.of(owner).isEmpty()) {
                    Postmaster.of(folder.resolve("cluster"))
                            .filter(Postmaster::lives)
                            .flatMap(orphan -> ProcessHandle.of(orphan.pid()))
                            .ifPresent(ProcessHandle::destroyForcibly);
                    Folders.delete(folder);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
