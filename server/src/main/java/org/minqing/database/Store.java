package org.minqing.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of this city, open and migrated, with one pool for each role. Closing it closes the pools, and stops the
 * embedded PostgreSQL when this process is the one that runs it.
 */
public final class Store implements AutoCloseable {

    static final String DATABASE = "minqing";

    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final int READERS = 6;
    private static final String WRITES_ARE_SHORT = "set transaction_timeout = '30s'";
    private static final String READER_SETTINGS = "set idle_in_transaction_session_timeout = '60s'";

    private final Logins logins;
    private final Ending ending;
    private final @Nullable Cluster owned;
    private final HikariDataSource application;
    private final HikariDataSource reader;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** How each role is reached. */
    record Logins(Login owner, Login application, Login reader) {}

    /** What is to be done last. */
    @FunctionalInterface
    interface Ending {
        void end();
    }

    private Store(Logins logins, int connections, @Nullable Cluster owned, Ending ending) {
        this.logins = logins;
        this.ending = ending;
        this.owned = owned;
        this.application = logins.application().pool("application", connections, WRITES_ARE_SHORT);
        this.reader = logins.reader().pool("reader", READERS, READER_SETTINGS);
    }

    /**
     * Opens the store for a server or for a command. With the embedded PostgreSQL the caller becomes the owner of the data
     * folder; throws {@link StartRefused} when somebody else is.
     */
    public static Store open(Settings settings) {
        return opening(settings).get();
    }

    /** Takes the folder now, and the rest later. */
    static Supplier<Store> opening(Settings settings) {
        var external = settings.external();
        if (external != null) {
            return () -> external(settings, external);
        }
        var lock = FolderLock.take(settings.data());
        return () -> embedded(settings, lock);
    }

    /**
     * Opens the store for a command that may run beside a server: on the server's PostgreSQL when one owns the folder, on
     * its own otherwise.
     */
    public static Store openBeside(Settings settings) {
        return openingBeside(settings).get();
    }

    /** The same, with the folder taken now if nobody has it, and the rest later. */
    static Supplier<Store> openingBeside(Settings settings) {
        var external = settings.external();
        if (external != null) {
            return () -> external(settings, external);
        }
        var lock = FolderLock.attempt(settings.data());
        return () -> lock.isPresent() ? embedded(settings, lock.get()) : guest(settings);
    }

    /** A store over a database that somebody else made and migrated and will end. */
    static Store over(Logins logins, int connections) {
        return over(logins, connections, () -> {});
    }

    /** The same, and what is to be done when it is closed. */
    static Store over(Logins logins, int connections, Ending ending) {
        return new Store(logins, connections, null, ending);
    }

    /** The embedded PostgreSQL, when this process is the one that runs it. */
    Optional<Cluster> owned() {
        return Optional.ofNullable(owned);
    }

    /** Connections of the application role. */
    public DataSource application() {
        return application;
    }

    /** Connections of the reader role. */
    public DataSource reader() {
        return reader;
    }

    /** How much of the pools is in use, for the metrics. */
    public HikariDataSource[] pools() {
        return new HikariDataSource[] {application, reader};
    }

    /** A second time does nothing. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        application.close();
        reader.close();
        ending.end();
    }

    private static Store embedded(Settings settings, FolderLock lock) {
        @Nullable Cluster cluster = null;
        try {
            Recovery.refuseUnfinished(settings.data());
            cluster = Cluster.start(Cluster.Plan.durable(settings.data()));
            var logins = prepare(cluster);
            var running = cluster;
            var watch = PostmasterWatch.over(running);
            return new Store(logins, settings.connections(), running, () -> {
                watch.close();
                running.stop();
                lock.close();
            });
        } catch (RuntimeException failure) {
            if (cluster != null) {
                cluster.stop();
            }
            lock.close();
            throw failure;
        }
    }

    /** Roles, database and migrations, as far as they are missing. */
    static Logins prepare(Cluster cluster) {
        var root = cluster.login(Cluster.SUPERUSER, "postgres");
        try (var connection = root.connect()) {
            Roles.createWithPasswords(connection, cluster.passwords(), DATABASE);
        } catch (SQLException failure) {
            throw new IllegalStateException("The roles of the database could not be made", failure);
        }
        var logins = cluster.logins(DATABASE);
        migrate(logins.owner());
        return logins;
    }

    private static Store guest(Settings settings) {
        var cluster = Cluster.beside(Cluster.Plan.durable(settings.data()))
                .orElseThrow(() -> new StartRefused("Another process owns the data folder " + settings.data()
                        + " but its PostgreSQL does not run yet; try again in a moment."));
        return over(cluster.logins(DATABASE), settings.connections());
    }

    private static Store external(Settings settings, Settings.ExternalDatabase external) {
        var user = new Login(external.url(), external.user(), external.password(), "");
        try (var connection = user.connect()) {
            Roles.createForMember(connection);
        } catch (SQLException refused) {
            throw new StartRefused("No connection to MINQING_DB_URL: " + refused.getMessage(), refused);
        }
        if (LineToStore.of(settings) == LineToStore.UNVERIFIED) {
            LOG.warn(
                    "Nothing makes sure that the line to the database is encrypted and who answers on it: set "
                            + "sslmode=verify-full and sslrootcert in MINQING_DB_URL. Until then the public list of settings says so.");
        }
        var logins = new Logins(user.as(Roles.OWNER), user.as(Roles.APPLICATION), user.as(Roles.READER));
        migrate(logins.owner());
        return over(logins, settings.connections());
    }

    static void migrate(Login owner) {
        try (var connection = owner.connect()) {
            if (Migrations.areApplied(connection)) {
                return;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("Which migrations were applied could not be read", failure);
        }
        try (var pool = owner.pool("owner", 2, "set lock_timeout = '60s'")) {
            Migrations.run(pool);
        }
    }

    @Override
    public String toString() {
        return "Store[" + logins.application().url() + "]";
    }
}
