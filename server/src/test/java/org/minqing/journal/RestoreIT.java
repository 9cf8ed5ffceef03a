package org.minqing.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.TestDatabase;
import org.minqing.database.TestCluster;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The journal moved by a logical copy into an empty cluster, where transaction ids begin again. */
class RestoreIT {

    private static final List<String> TABLES =
            List.of("incarnation", "entry", "data_key", "position", "stopped", "seal");

    private final UUID old = UUID.randomUUID();
    private final UUID fresh = UUID.randomUUID();
    private final TakingReader half = new TakingReader("half");

    @TempDir
    private Path folder;

    @Test
    void readersGoOnInAnotherClusterWithoutLosingOrRepeating() throws Exception {
        try (var before = TestDatabase.fresh()) {
            burnTransactionIds(before.app(), 3_000);
            append(before.app(), old, 0, 5);
            read(before.readerSource(), 1);
            assertThat(half.taken).isEqualTo(Map.of(old, List.of(1, 2, 3)));

            var after = moved(before);
            append(JdbcClient.create(source(after, "minqing_app")), old, 5, 7);
            append(JdbcClient.create(source(after, "minqing_app")), fresh, 0, 2);
            var reader = source(after, "minqing_reader");

            assertThat(xid(reader, fresh)).as("transaction ids are lower here").isLessThan(xid(reader, old));
            read(reader, 10);
            assertThat(half.taken).isEqualTo(Map.of(old, List.of(1, 2, 3, 4, 5, 6, 7), fresh, List.of(1, 2)));
            assertThat(JdbcClient.create(reader)
                            .sql("select id from journal.incarnation order by id")
                            .query(Integer.class)
                            .list())
                    .hasSize(2)
                    .startsWith(1)
                    .isSorted();
        }
    }

    @Test
    void liveFeedsAndSealsGoOnInAnotherCluster() throws Exception {
        try (var before = TestDatabase.fresh()) {
            burnTransactionIds(before.app(), 3_000);
            append(before.app(), old, 0, 5);
            seal(before.readerSource());
            var resume = new Stretches(before.reader()).end();

            var after = moved(before);
            append(JdbcClient.create(source(after, "minqing_app")), old, 5, 7);
            append(JdbcClient.create(source(after, "minqing_app")), fresh, 0, 2);
            var reader = source(after, "minqing_reader");

            var stretch = new Stretches(JdbcClient.create(reader)).after(resume, 10, Set.of());
            assertThat(stretch.stretch().entries()).hasSize(4);
            seal(reader);
            assertThat(new Verifier(reader, keys(), copies()).verify())
                    .isEqualTo(new Verification(2, 9, 2, 0, List.of()));
        }
    }

    private void read(DataSource reader, int steps) {
        var jdbc = JdbcClient.create(reader);
        var reading = new Reading(jdbc, transactions(reader), new Stretches(jdbc), 3);
        reading.enrol("half");
        for (var i = 0; i < steps; i++) {
            reading.step(half);
        }
    }

    private void seal(DataSource reader) {
        new Seals(JdbcClient.create(reader), transactions(reader), keys(), copies(), InstantSource.fixed(Sample.NOON))
                .seal();
    }

    private SealKeys keys() {
        return new SealKeys(new KeysFolder(folder.resolve("keys")));
    }

    private SealCopies copies() {
        return new SealCopies(folder.resolve("seals"));
    }

    /** The database in a cluster of its own, opened there as a server would, twice. */
    private TestCluster moved(TestDatabase database) throws SQLException, IOException {
        var cluster = TestCluster.another();
        cluster.create("moved");
        cluster.migrate("moved");
        move(database.superuserSource(), source(cluster, "postgres"));
        var application = source(cluster, "minqing_app");
        var parts = new TestJournal(JdbcClient.create(application), transactions(application), folder.resolve("keys"));
        parts.opening().open();
        parts.opening().open();
        return cluster;
    }

    private static void append(JdbcClient application, UUID stream, int from, int to) {
        for (var entry : Sample.stream(stream, to).subList(from, to)) {
            TestJournal.append(application, List.of(entry), List.of(), stream);
        }
    }

    private static void burnTransactionIds(JdbcClient application, int count) {
        for (var i = 0; i < count; i++) {
            application
                    .sql("select pg_current_xact_id()::text")
                    .query(String.class)
                    .single();
        }
    }

    /** What a logical dump and restore does with the data, through the driver. */
    private static void move(DataSource from, DataSource to) throws SQLException, IOException {
        try (var here = from.getConnection();
                var there = to.getConnection();
                var prepare = there.createStatement()) {
            prepare.execute("set session_replication_role = replica");
            for (var table : TABLES) {
                prepare.execute("delete from journal." + table);
                var data = new ByteArrayOutputStream();
                here.unwrap(PGConnection.class).getCopyAPI().copyOut("copy journal." + table + " to stdout", data);
                there.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy journal." + table + " from stdin", new ByteArrayInputStream(data.toByteArray()));
            }
            prepare.execute("select setval('journal.entry_seq', (select max(seq) from journal.entry))");
        }
    }

    private static long xid(DataSource reader, UUID stream) {
        return JdbcClient.create(reader)
                .sql("select xid::text from journal.entry where stream = :stream and version = 1")
                .param("stream", stream)
                .query((row, number) -> Long.parseLong(row.getString(1)))
                .single();
    }

    private static TransactionTemplate transactions(DataSource source) {
        return new TransactionTemplate(new JdbcTransactionManager(source));
    }

    private static PGSimpleDataSource source(TestCluster cluster, String user) {
        var source = new PGSimpleDataSource();
        source.setURL(cluster.url("moved"));
        source.setUser(user);
        source.setPassword(cluster.password(user));
        return source;
    }
}
