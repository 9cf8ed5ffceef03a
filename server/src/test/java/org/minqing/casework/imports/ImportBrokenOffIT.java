package org.minqing.casework.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.TestServer;
import org.minqing.journal.Verifier;
import org.minqing.kernel.Settings;

/** An import that ends in its middle, however it ends, is begun again with the same file: each row is there exactly once. */
class ImportBrokenOffIT {

    private static final int ROWS = 2_000;

    private final TestServer server = TestServer.start("boston", 0);

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        var rows = IntStream.range(0, ROWS)
                .mapToObj(number -> "r" + number + ",2015-03-01T10:00:00,"
                        + (number % 3 == 0 ? "" : "2015-03-02T11:30:00")
                        + ",done,Lamp,Lights,Street Light Outages,Back Bay,50 Hereford St,42.349,-71.0856,Twitter\n")
                .collect(Collectors.joining());
        file = Files.writeString(folder.resolve("rows.csv"), ImportIT.HEADER + rows);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aStoreThatRefusesInTheMiddle() {
        run("""
                create function full_disk() returns trigger language plpgsql as $$ begin
                    if (select count(*) from casework.case_file) > %d then raise exception 'no room'; end if;
                    return null;
                end $$
                """.formatted(ROWS / 2));
        run(
                "create trigger full_disk after insert on casework.case_file for each statement execute function full_disk()");
        assertThatThrownBy(this::imported).hasMessageContaining("no room");
        var there = cases();
        assertThat(there).isBetween(1L, (long) ROWS - 1);
        run("drop function full_disk() cascade");

        var rest = imported();

        assertThat(rest.skipped()).isEqualTo(there);
        assertThat(rest.accepted()).isEqualTo(ROWS - there);
        eachRowIsThereOnce();
    }

    @Test
    void aSourceThatBreaksOffInTheMiddle() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(Files.readString(file).getBytes(StandardCharsets.UTF_8));
        }
        var whole = file;
        file = folder.resolve("rows.csv.gz");
        Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() * 2 / 3));
        assertThatThrownBy(this::imported).isInstanceOf(RuntimeException.class);
        var there = cases();
        assertThat(there).isBetween(1L, (long) ROWS - 1);
        file = whole;

        var rest = imported();

        assertThat(rest.skipped()).isEqualTo(there);
        assertThat(rest.accepted()).isEqualTo(ROWS - there);
        eachRowIsThereOnce();
    }

    /** Two people begin the same import, or one whose first run still goes on elsewhere. */
    @Test
    void twoRunsAtOnce() throws Exception {
        var other = Thread.ofVirtual().start(this::imported);
        var mine = imported();
        other.join();

        assertThat(mine.accepted() + mine.skipped()).isEqualTo(ROWS);
        eachRowIsThereOnce();
    }

    private void eachRowIsThereOnce() {
        assertThat(cases()).isEqualTo(ROWS);
        assertThat(count("casework.case_file where ended_at is null")).isEqualTo((ROWS + 2) / 3);
        assertThat(count("journal.entry where stream in (select id from casework.case_file)"))
                .as("a report, and an ending where there is one")
                .isEqualTo(2L * ROWS - (ROWS + 2) / 3);
        assertThat(imported().skipped()).isEqualTo(ROWS);
        var verifier = Verifier.over(server.database().readerSource(), server.bean(Settings.class));
        assertThat(verifier.verify().faults()).isEmpty();
    }

    private ImportReport imported() {
        return server.bean(Imports.class).run(ImportIT.mapping(), file, rejects());
    }

    private Path rejects() {
        return folder.resolve("rejects-" + Thread.currentThread().threadId() + ".jsonl");
    }

    private long cases() {
        return count("casework.case_file");
    }

    private long count(String what) {
        return server.database()
                .superuser()
                .sql("select count(*) from " + what)
                .query(Long.class)
                .single();
    }

    private void run(String statement) {
        server.database().superuser().sql(statement).update();
    }
}
