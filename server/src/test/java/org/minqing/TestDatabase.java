package org.minqing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.minqing.database.Store;
import org.minqing.database.StoreStart;
import org.minqing.database.TestCluster;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/**
 * A real PostgreSQL with all migrations run. {@link #shared()} is the same for all tests of the JVM; {@link #fresh()} is
 * an own copy, made in a tenth of a second, for tests that count rows, commit or damage things. Close a fresh one.
 *
 * <p>A Spring test gets a copy of its own with {@code @ContextConfiguration(initializers = TestDatabase.InSpring.class)}: a
 * server opens a store with its keys, which fit no store that another test has written to.
 */
public final class TestDatabase implements AutoCloseable {

    private static final String TEMPLATE = "minqing_template";
    private static final AtomicInteger COPIES = new AtomicInteger();

    private final Shared shared;
    private final String name;
    private final Store store;
    private final Map<String, DataSource> modules = new HashMap<>();

    private TestDatabase(Shared shared, String name) {
        this.shared = shared;
        this.name = name;
        this.store = shared.cluster.store(name);
    }

    /** One for the JVM: for tests that roll back or look at their own rows only. */
    public static TestDatabase shared() {
        return Shared.started().database;
    }

    /** A copy of the migrated database that nobody else sees. */
    public static TestDatabase fresh() {
        return copyOf(TEMPLATE);
    }

    /** A copy of one that was made a template by {@link #template()}. */
    static TestDatabase copyOf(String template) {
        var shared = Shared.started();
        return new TestDatabase(shared, shared.copy(template));
    }

    /** Closes a fresh one and leaves it as what others are copied from, under the name that is answered. */
    String template() {
        store.close();
        shared.leaveAlone(name);
        return name;
    }

    public DataSource appSource() {
        return store.application();
    }

    public DataSource readerSource() {
        return store.reader();
    }

    /** As the role of the migrations; not a pool. */
    public DataSource ownerSource() {
        return source("minqing_owner", shared.cluster.password("minqing_owner"));
    }

    /** As the superuser; for tests that damage what nobody may touch. */
    public DataSource superuserSource() {
        return source("postgres", shared.cluster.password("postgres"));
    }

    /**
     * As a role that may do in the module's schema what application and reader may, and outside of it nothing but call the
     * functions that are granted to them. A read across the wall fails.
     */
    public DataSource asModuleSource(String module) {
        return modules.computeIfAbsent(module, wanted -> {
            var role = new ModuleRole(wanted, name);
            role.create(JdbcClient.create(superuserSource()));
            return source(role.name(), ModuleRole.PASSWORD);
        });
    }

    public JdbcClient app() {
        return JdbcClient.create(appSource());
    }

    public JdbcClient reader() {
        return JdbcClient.create(readerSource());
    }

    /** The kinds of the entries of a stream, in their order. */
    public List<String> kinds(UUID stream) {
        return reader().sql("select kind from journal.entry where stream = :id order by version")
                .param("id", stream)
                .query(String.class)
                .list();
    }

    public JdbcClient owner() {
        return JdbcClient.create(ownerSource());
    }

    public JdbcClient superuser() {
        return JdbcClient.create(superuserSource());
    }

    public JdbcClient asModule(String module) {
        return JdbcClient.create(asModuleSource(module));
    }

    public TransactionTemplate appTransactions() {
        return new TransactionTemplate(new JdbcTransactionManager(appSource()));
    }

    public TransactionTemplate readerTransactions() {
        return new TransactionTemplate(new JdbcTransactionManager(readerSource()));
    }

    /** Where this database is; the user and password go in the two other arguments of the driver. */
    public String url() {
        return shared.cluster.url(name);
    }

    /** The store as a server finds it at its start. */
    public StoreStart start() {
        return shared.cluster.storeStart(name);
    }

    /** Ends a fresh database; the shared one stays. */
    @Override
    public void close() {
        if (this != shared.database) {
            store.close();
            shared.root().sql("drop database " + name + " with (force)").update();
        }
    }

    private DataSource source(String user, String password) {
        var source = new PGSimpleDataSource();
        source.setURL(url());
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /** Gives a Spring test context the shared database. */
    public static final class InSpring implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var shared = Shared.started();
            context.getBeanFactory().registerSingleton("storeStart", shared.cluster.storeStart(shared.copy(TEMPLATE)));
            LightPasswords.in((GenericApplicationContext) context);
        }
    }

    /** The cluster of this JVM, its template and the database that tests share. */
    private static final class Shared {

        /**
         * Started when the first test asks, and asked for again when that failed: a static field would tell the first test why
         * and all the others only that a class is missing.
         */
        private static final SingletonSupplier<Shared> STARTED = SingletonSupplier.of(Shared::new);

        private final TestCluster cluster = TestCluster.start();
        private final TestDatabase database;

        private Shared() {
            cluster.create(TEMPLATE);
            cluster.migrate(TEMPLATE);
            leaveAlone(TEMPLATE);
            database = new TestDatabase(this, copy(TEMPLATE));
        }

        static Shared started() {
            return STARTED.obtain();
        }

        /** A template that somebody is connected to can't be copied, and a pool that was closed may still be connecting. */
        private void leaveAlone(String template) {
            root().sql("alter database " + template + " with allow_connections false")
                    .update();
            root().sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '" + template
                            + "'")
                    .query(Integer.class)
                    .single();
        }

        private String copy(String template) {
            var name = "minqing_test_" + COPIES.incrementAndGet();
            synchronized (COPIES) {
                root().sql("create database " + name + " template " + template
                                + " owner minqing_owner strategy file_copy")
                        .update();
                root().sql("revoke all on database " + name + " from public").update();
                root().sql("grant connect on database " + name + " to minqing_app, minqing_reader")
                        .update();
            }
            return name;
        }

        private JdbcClient root() {
            var source = new PGSimpleDataSource();
            source.setURL(cluster.url("postgres"));
            source.setUser("postgres");
            source.setPassword(cluster.password("postgres"));
            return JdbcClient.create(source);
        }
    }
}
