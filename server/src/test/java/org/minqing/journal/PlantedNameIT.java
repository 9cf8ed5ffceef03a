package org.minqing.journal;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.TestDatabase;
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
    void isNowhereInTheFilesAndCannotBeOpenedAfterErasure() throws IOException {
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

        assertThat(filesWith(cluster.folder(), part.ciphertext()))
                .as("the search finds what is there")
                .isNotEmpty();
        assertThat(traces(cluster.folder())).isEmpty();

        parts.journal.erase(stream, "contact", Sample.WORKER, "time-over");
        superuser.sql("checkpoint").update();

        assertThat(traces(cluster.folder())).isEmpty();
        assertThat(filesWith(cluster.folder(), key.secret().getEncoded())).isEmpty();
        assertThat(parts.journal.keys(stream)).isEmpty();
        assertThat(parts.journal.entries(stream)).hasSize(2).allMatch(Chain::holds);
    }

    @Test
    void leavesNothingToOpenTheRemainsInTheFilesWithOnceTheWrappingKeyIsGone() throws IOException {
        try (var database = TestDatabase.fresh()) {
            var parts = new TestJournal(database, keys);
            var stream = UUID.randomUUID();
            var key = parts.sealing.create(stream, "contact");
            parts.journal.append(Sample.after(Head.NONE, stream), List.of(key));
            var wrapping = Objects.requireNonNull(parts.keys.all().get(1)).getEncoded();
            parts.journal.erase(stream, "contact", Sample.WORKER, "time-over");

            parts.keys.advance();
            parts.keys.destroy(1);

            assertThat(filesWith(keys, wrapping)).isEmpty();
            assertThat(filesWith(keys, Base64.getEncoder().encode(wrapping))).isEmpty();
        }
    }

    /** Files that hold the name in one of the ways in which a program may have written it. */
    private static List<Path> traces(Path folder) throws IOException {
        var found = new ArrayList<Path>();
        for (var charset : List.of(UTF_8, UTF_16LE, Charset.forName("GB18030"))) {
            found.addAll(filesWith(folder, NAME.getBytes(charset)));
        }
        found.addAll(
                filesWith(folder, HexFormat.of().formatHex(NAME.getBytes(UTF_8)).getBytes(UTF_8)));
        found.addAll(filesWith(folder, "QXZPLANTED".getBytes(UTF_8)));
        return found;
    }

    private static List<Path> filesWith(Path folder, byte[] wanted) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, wanted))
                    .toList();
        }
    }

    private static boolean contains(Path file, byte[] wanted) {
        try {
            var bytes = Files.readAllBytes(file);
            for (var i = 0; i <= bytes.length - wanted.length; i++) {
                if (bytes[i] == wanted[0] && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                    return true;
                }
            }
            return false;
        } catch (IOException gone) {
            return false;
        }
    }

    private static PGSimpleDataSource source(TestCluster cluster, String user) {
        var source = new PGSimpleDataSource();
        source.setURL(cluster.url("planted"));
        source.setUser(user);
        source.setPassword(cluster.password(user));
        return source;
    }
}
