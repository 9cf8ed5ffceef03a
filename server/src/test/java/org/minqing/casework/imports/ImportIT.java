package org.minqing.casework.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.TestServer;
import org.minqing.area.Fault;
import org.minqing.journal.Journal;
import org.minqing.journal.Verifier;
import org.minqing.kernel.Settings;
import tools.jackson.databind.json.JsonMapper;

class ImportIT {

    static final String HEADER =
            "case_enquiry_id,open_dt,closed_dt,closure_reason,case_title,reason,type,neighborhood,location_street_name,"
                    + "latitude,longitude,source\n";

    @SuppressWarnings("NullAway.Init") // Started before the first test.
    private static TestServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = TestServer.start("boston", 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void rowsBecomeCasesThatAreOverOrOpenAndSayThatTheyAreImported() throws IOException {
        var report = imported(
                "a1,2015-03-01T10:00:00,2015-03-02T11:30:00,\"Case Closed\nwith a second line\",Lamp,Lights,Street Light Outages,"
                        + "Back Bay,50 Hereford St,42.349,-71.0856,Self Service\n"
                        + "a2,2015-03-01T10:00:00,,,Anything,Else,No Such Type,Roxbury,,42.3594,-71.0587,Twitter\n");

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(cases("origin = 'imported' and state = 'filed' and verified_by is null and handled_by = '{}' "
                        + "and attributes ->> 'type' = 'street-light-outages'"))
                .isEqualTo(1);
        assertThat(cases("state = 'reported' and place is null and area_now = 250700015000000 "
                        + "and attributes ->> 'type' = 'other' and attributes ->> 'source' = 'other-source'"))
                .isEqualTo(1);
        var lamp = row("attributes ->> 'type' = 'street-light-outages'");
        assertThat(lamp.reported()).isEqualTo(Instant.parse("2015-03-01T15:00:00Z"));
        assertThat(lamp.ended()).isEqualTo(Instant.parse("2015-03-02T16:30:00Z"));
        var closing = server.bean(Journal.class).entries(lamp.id()).getLast().draft();
        assertThat(closing.open())
                .contains(
                        "\"flow.not-recorded-at-source\":[\"accept\",\"dispatch\",\"receive\",\"start\",\"feed-back\",\"verify\",\"rate\"]",
                        "\"origin\":\"imported\"")
                .doesNotContain("second line");
        assertThat(closing.observedAt()).isEqualTo(Instant.parse("2015-03-02T16:30:00Z"));
    }

    @Test
    void theSameFileAgainChangesNothing() throws IOException {
        var rows = "b1,2015-04-01T10:00:00,,,Lamp,Lights,Street Light Outages,Back Bay,,42.349,-71.0856,Twitter\n"
                + "b2,2015-04-01T10:00:00,2015-04-01T10:00:00,,Lamp,Lights,Street Light Outages,Back Bay,,42.349,-71.0856,Twitter\n";
        imported(rows);
        var entries = entries();

        var again = imported(rows);

        assertThat(again.accepted()).isZero();
        assertThat(again.skipped()).isEqualTo(2);
        assertThat(entries()).isEqualTo(entries);
    }

    @Test
    void rowsThatCannotBeCasesAreListedWithTheReason() throws IOException {
        var report = imported(
                "c1,2015-03-02T10:00:00,2015-03-01T10:00:00,,T,R,Electrical,Back Bay,,42.349,-71.0856,Twitter\n"
                        + "c2,2015-03-02T10:00:00,,,T,R,Electrical,Boston,,42.3594,-71.0587,Twitter\n"
                        + "c3,2015-03-02T10:00:00,,,T,R,Electrical,,,10.0,10.0,Twitter\n"
                        + "c4,yesterday,,,T,R,Electrical,Back Bay,,42.349,-71.0856,Twitter\n"
                        + "c5,2015-03-02T10:00:00,,,T,R,Electrical,Back Bay,,north,-71.0856,Twitter\n"
                        + ",2015-03-02T10:00:00,,,T,R,Electrical,Back Bay,,42.349,-71.0856,Twitter\n"
                        + "c6,2015-03-02T10:00:00,,,T,R,Electrical,Back Bay," + "x".repeat(301)
                        + ",42.349,-71.0856,Twitter\n"
                        + "c7,2015-03-02T10:00:00,,,T,R,Electrical,Back Bay,,42.349,-71.0856,Twitter\n"
                        + "c7,2015-03-02T10:00:00,,,T,R,Electrical,Back Bay,,42.349,-71.0856,Twitter\n"
                        + "c8,2999-03-02T10:00:00,,,T,R,Electrical,Back Bay,,42.349,-71.0856,Twitter\n");

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.rejected()).isEqualTo(9);
        var rejects = Path.of(report.rejects());
        assertThat(Files.readString(rejects).lines().map(ImportIT::reject))
                .containsExactlyInAnyOrder(
                        new Reject(1, "c1", "import.ends-before-it-begins", "closed_dt"),
                        new Reject(2, "c2", "import.no-place", "neighborhood"),
                        new Reject(3, "c3", "import.outside-city", "neighborhood"),
                        new Reject(4, "c4", "import.time", "open_dt"),
                        new Reject(5, "c5", "import.place", "longitude"),
                        new Reject(6, "", "import.no-reference", "case_enquiry_id"),
                        new Reject(7, "c6", "field.too-long", "fields.address"),
                        new Reject(9, "c7", "import.reference-twice", ""),
                        new Reject(10, "c8", "field.in-the-future", "observedAt"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rejects)))
                .as("for its owner only")
                .isEqualTo("rw-------");
        assertThat(imported("").rejected()).isZero();
        assertThat(Files.readString(rejects)).as("written anew by every run").isEmpty();
    }

    private static Reject reject(String line) {
        return new JsonMapper().readValue(line, Reject.class);
    }

    @Test
    void theShippedSampleIsImportedAndItsJournalIsWhole() {
        var shipped = Path.of("..", "cities", "boston", "sample", "requests-2015.csv");

        var report = server.bean(Imports.class).run(mapping(), shipped, folder.resolve("rejects.jsonl"));

        assertThat(report.read()).isBetween(4_500L, 5_000L);
        assertThat(report.accepted() + report.rejected()).isEqualTo(report.read());
        assertThat(report.accepted()).isGreaterThan(4_000);
        var verifier = Verifier.over(server.database().readerSource(), server.bean(Settings.class));
        assertThat(verifier.verify().faults()).isEmpty();
    }

    @Test
    void aMappingThatDoesNotFitIsRefusedWithAllItsFaults() throws IOException {
        var broken = mapping()
                .replace("scenario: service-request", "scenario: no-such")
                .replace("zone: America/New_York", "zone: Moon/Tranquility")
                .replace("datum: WGS84", "datum: FLAT\n  colour: red");

        assertThatThrownBy(() -> server.bean(Imports.class).run(broken, file(""), folder.resolve("r")))
                .isInstanceOfSatisfying(
                        Imports.MappingFaults.class,
                        wrong -> assertThat(wrong.faults())
                                .extracting(Fault::code)
                                .contains("mapping.scenario", "mapping.zone", "mapping.datum", "mapping.key"));
        var reports = mapping()
                .replace("source: boston-311", "source: boston-311\nas: reports")
                .replace("otherwise: other-source", "otherwise: other-source\n    dates: [no day]");
        assertThatThrownBy(() -> server.bean(Imports.class).run(reports, file(""), folder.resolve("r")))
                .isInstanceOfSatisfying(
                        Imports.MappingFaults.class,
                        wrong -> assertThat(wrong.faults())
                                .extracting(Fault::code)
                                .containsExactlyInAnyOrder("mapping.as", "mapping.dates"));
        var otherColumn = mapping().replace("column: closure_reason", "column: no_such");
        var row = file("d1,2015-03-02T10:00:00,,,T,R,Electrical,Back Bay,,42.349,-71.0856,Twitter\n");
        assertThatThrownBy(() -> server.bean(Imports.class).run(otherColumn, row, folder.resolve("r")))
                .isInstanceOfSatisfying(
                        Imports.MappingFaults.class,
                        wrong -> assertThat(wrong.faults())
                                .extracting(Fault::code, Fault::path)
                                .containsExactly(tuple("mapping.column", "no_such")));
    }

    private ImportReport imported(String rows) throws IOException {
        return server.bean(Imports.class).run(mapping(), file(rows), folder.resolve("rejects.jsonl"));
    }

    private Path file(String rows) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "rows", ".csv"), HEADER + rows);
    }

    static String mapping() {
        try {
            return Files.readString(Path.of("..", "cities", "boston", "import", "boston-311.yaml"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private record Row(UUID id, Instant reported, Instant ended) {}

    private static Row row(String condition) {
        return server.database()
                .superuser()
                .sql("select id, reported_at, ended_at from casework.case_file where " + condition + " limit 1")
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                        row.getObject("ended_at", OffsetDateTime.class).toInstant()))
                .single();
    }

    private static long cases(String condition) {
        return count("casework.case_file where " + condition);
    }

    private static List<Long> entries() {
        return List.of(count("journal.entry"), count("casework.case_file"), count("journal.data_key"));
    }

    private static long count(String what) {
        return server.database()
                .superuser()
                .sql("select count(*) from " + what)
                .query(Long.class)
                .single();
    }
}
