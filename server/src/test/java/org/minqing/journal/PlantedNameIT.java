package org.minqing.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.TestDatabase;
import org.minqing.casework.Planted;
import org.minqing.database.TestCluster;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A name planted in sealed text is looked for in every file that the database wrote: tables, log ahead, server log. */
class PlantedNameIT {

    private static final String NAME = "示例 QXZPLANTED 欧阳";

    @TempDir
    private Path keys;

    @Test
    void isNowhereInTheFilesAndCannotBeOpenedAfterErasure() {
        var cluster = TestCluster.another();
        cluster.create("planted");
        cluster.migrate("planted");
        var source = source(cluster, "minqing_app");
        var parts = new TestJournal(
                JdbcClient.create(source), new TransactionTemplate(new JdbcTransactionManager(source)), keys);
        var superuser = JdbcClient.create(source(cluster, "postgres"));
        var stream = UUID.randomUUID();
        var key = parts.sealing.create(stream, "contact");
        var part = parts.sealing.seal(key, 1, NAME.getBytes(UTF_8));
        parts.journal.append(Chain.link(Head.NONE, Sample.draft(stream, 1, List.of(part))), List.of(key));
        superuser.sql("checkpoint").update();

        assertThat(Planted.inFolder(cluster.folder(), part.ciphertext()))
                .as("the search finds what is there")
                .isNotEmpty();
        assertThat(traces(cluster.folder())).isEmpty();

        parts.journal.erase(stream, "contact", Sample.WORKER, "time-over");
        superuser.sql("checkpoint").update();

        assertThat(traces(cluster.folder())).isEmpty();
        assertThat(Planted.inFolder(cluster.folder(), key.secret().getEncoded()))
                .isEmpty();
        assertThat(parts.journal.keys(stream)).isEmpty();
        assertThat(parts.journal.entries(stream)).hasSize(2).allMatch(Chain::holds);
    }

    @Test
    void leavesNothingToOpenTheRemainsInTheFilesWithOnceTheWrappingKeyIsGone() {
        try (var database = TestDatabase.fresh()) {
            var parts = new TestJournal(database, keys);
            var stream = UUID.randomUUID();
            var key = parts.sealing.create(stream, "contact");
            parts.journal.append(Sample.after(Head.NONE, stream), List.of(key));
            var wrapping = Objects.requireNonNull(parts.keys.all().get(1)).getEncoded();
            parts.journal.erase(stream, "contact", Sample.WORKER, "time-over");

            parts.keys.advance();
            parts.keys.destroy(1);

            assertThat(Planted.inFolder(keys, wrapping)).isEmpty();
            assertThat(Planted.inFolder(keys, Base64.getEncoder().encode(wrapping)))
                    .isEmpty();
        }
    }

    private static List<String> traces(Path folder) {
        return Stream.of(NAME, "QXZPLANTED")
                .flatMap(word -> Planted.inFolder(folder, word).stream())
                .toList();
    }

    private static PGSimpleDataSource source(TestCluster cluster, String user) {
        var source = new PGSimpleDataSource();
        source.setURL(cluster.url("planted"));
        source.setUser(user);
        source.setPassword(cluster.password(user));
        return source;
    }
}
