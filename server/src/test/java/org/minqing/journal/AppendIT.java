package org.minqing.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.TestDatabase;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.ProblemException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

class AppendIT {

    private static final TestDatabase DATABASE = TestDatabase.shared();

    @TempDir
    private Path keys;

    private TestJournal parts;
    private Journal journal;
    private final UUID stream = UUID.randomUUID();
    private final JdbcClient application = DATABASE.app();

    @BeforeEach
    void open() {
        parts = new TestJournal(DATABASE, keys);
        journal = parts.journal;
    }

    @Test
    void givesBackEveryFieldAsItWasEntered() {
        var key = parts.sealing.create(stream, "case-2y");
        var part = parts.sealing.seal(key, 1, "示例".getBytes(UTF_8));
        var entry = Chain.link(Head.NONE, Sample.draft(stream, 1, List.of(part)));

        journal.append(entry, List.of(key));

        var kept = journal.entries(stream).getFirst();
        assertThat(kept).usingRecursiveComparison().ignoringFields("position").isEqualTo(entry);
        assertThat(kept.position()).isPresent();
        assertThat(Chain.holds(kept)).isTrue();
        assertThat(journal.head(stream)).isEqualTo(entry.head());
        var opened = parts.sealing.open(
                Objects.requireNonNull(journal.keys(stream).get("case-2y")),
                1,
                kept.draft().sealed().getFirst());
        assertThat(new String(opened, UTF_8)).isEqualTo("示例");
    }

    @Test
    void appendsManyStreamsAndManyVersionsInOneStatement() {
        var other = UUID.randomUUID();
        var refused = UUID.randomUUID();
        var entries = new ArrayList<>(Sample.stream(stream, 5));
        entries.addAll(Sample.stream(other, 3).reversed());
        entries.addAll(Sample.stream(refused, 2));

        var appended = TestJournal.append(application, entries, List.of(), stream, other);

        assertThat(appended).isEqualTo(8);
        assertThat(journal.entries(stream)).hasSize(5).allMatch(Chain::holds);
        assertThat(journal.entriesSince(other, 1))
                .extracting(e -> e.draft().version())
                .containsExactly(2, 3);
        assertThat(journal.entries(refused)).isEmpty();
    }

    @Test
    void refusesWhatDoesNotLinkToTheStoredHead() {
        var entries = Sample.stream(stream, 3);
        TestJournal.append(application, entries.subList(0, 1), List.of(), stream);
        var forked = Chain.link(new Head(1, new byte[32]), Sample.draft(stream, 2, List.of()));

        assertThatThrownBy(() -> TestJournal.append(application, entries.subList(2, 3), List.of(), stream))
                .isInstanceOf(ConcurrencyFailureException.class);
        assertThatThrownBy(() -> TestJournal.append(application, List.of(forked), List.of(), stream))
                .isInstanceOf(ConcurrencyFailureException.class);
        assertThatThrownBy(() -> journal.append(forked, List.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem()).isEqualTo(JournalProblem.CHANGED));
        assertThat(journal.entries(stream)).hasSize(1);
    }

    @Test
    void refusesOneCommandTwiceInAStream() {
        var first = Sample.stream(stream, 1).getFirst();
        journal.append(first, List.of());
        var draft = Sample.draft(stream, 2, List.of());
        var again = new Draft(
                stream,
                2,
                draft.kind(),
                1,
                first.draft().command(),
                draft.digest(),
                draft.actor(),
                draft.observedAt(),
                draft.recordedAt(),
                draft.open(),
                List.of());

        assertThatThrownBy(() ->
                        TestJournal.append(application, List.of(Chain.link(first.head(), again)), List.of(), stream))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void answersARepeatedCommandFromItsEntry() {
        var entry = Sample.stream(stream, 1).getFirst();
        journal.append(entry, List.of());

        var versions = application
                .sql("select version, actor, digest, open, recorded, kind from journal.command_of(:stream, :command)")
                .param("stream", stream)
                .param("command", new CommandId(new UUID(stream.getLeastSignificantBits(), 1)).value())
                .query((row, number) -> row.getInt("version") + row.getString("kind"))
                .list();

        assertThat(versions).containsExactly("1case.reported");
    }

    @Test
    void refusesASecondKeyForAPlaceThatHasOne() {
        var entries = Sample.stream(stream, 2);
        journal.append(entries.getFirst(), List.of(parts.sealing.create(stream, "contact")));
        var second = List.of(parts.sealing.create(stream, "contact"));

        assertThatThrownBy(() -> TestJournal.append(application, entries.subList(1, 2), second, stream))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(journal.entries(stream)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from journal.entry",
                "select count(*) from journal.data_key",
                "insert into journal.entry (stream) values (gen_random_uuid())",
                "update journal.entry set open = '{}'",
                "delete from journal.entry",
                "truncate journal.entry",
                "delete from journal.data_key",
                "insert into journal.incarnation values (9, 'x', '1')"
            })
    void letsTheApplicationTouchNoTable(String sql) {
        assertThatThrownBy(() -> application.sql(sql).query().listOfRows())
                .hasStackTraceContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update journal.entry set open = '{}'", "delete from journal.entry", "truncate journal.entry"})
    void letsNobodyChangeAnEntry(String sql) {
        assertThatThrownBy(() -> DATABASE.reader().sql(sql).update()).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> DATABASE.owner().sql(sql).update()).hasStackTraceContaining("only ever added");
    }

    @Test
    void letsTheReaderAppendAndForgetNothing() {
        var reader = DATABASE.reader();
        assertThatThrownBy(() -> TestJournal.append(reader, Sample.stream(stream, 1), List.of(), stream))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> reader.sql("select * from journal.forget_keys(null, null, null)")
                        .query()
                        .listOfRows())
                .hasStackTraceContaining("permission denied");
    }
}
