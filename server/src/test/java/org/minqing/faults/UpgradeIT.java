package org.minqing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.database.KeptData;
import org.minqing.database.ReleasedMigrations;
import org.minqing.database.TestCluster;
import org.minqing.journal.OutsideJournal;
import org.minqing.kernel.UuidV7;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server of today over what a city of an earlier release had. */
class UpgradeIT {

    private static final String DATABASE = "released";
    /** What of a case no release may answer otherwise than the one before. */
    private static final List<String> ALWAYS =
            List.of("id", "number", "scenario", "state", "version", "area", "areaName", "reportedAt", "endedAt");

    /** Readers that have not taken the last entry yet. */
    private static final String BEHIND = """
            select count(*) from journal.position p where (p.incarnation, p.xid, p.seq) < (
                select e.incarnation, e.xid, e.seq from journal.entry e order by e.incarnation desc, e.xid desc, e.seq desc limit 1)
            """;

    /** How many cases stand where, as the reader of the counts has it. */
    private static final String COUNTS = """
            select concat_ws(' ', area, scenario, class, department, state, day, origin, about, count) as told
            from insight.case_count where count <> 0 order by told
            """;

    /** Thrown away, the reader of today makes it anew from each entry that the release wrote. */
    private static final String UNCOUNTED = """
            delete from journal.position where reader = 'insight.case-counts';
            delete from insight.case_count;
            delete from insight.case_total;
            delete from insight.case_day;
            delete from insight.case_month;
            """;

    @TempDir
    private Path data;

    @TempDir
    private Path migrations;

    static Stream<Path> releases() throws IOException {
        try (var found = Files.list(KeptRelease.at("any").getParent())) {
            return found.toList().stream();
        }
    }

    /** The cases that somebody sees, as far as releases agree about them, each with what was done in it. */
    static JsonNode casesSeenBy(Client officer) {
        var cases = JsonMapper.shared().createArrayNode();
        var page = officer.get("/cases?limit=200").body();
        assertThat(page.path("next").asString("")).as("one page is enough").isEmpty();
        for (var row : page.path("items")) {
            var one = officer.get("/cases/" + row.path("id").asString()).body();
            var kept = cases.addObject();
            ALWAYS.stream().filter(one::has).forEach(name -> kept.set(name, one.path(name)));
            var done = kept.putArray("done");
            var lines = officer.get("/cases/" + row.path("id").asString() + "/journal")
                    .body();
            for (var line : lines.isArray() ? lines : lines.path("items")) {
                done.add(line.path("action"));
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("releases")
    void whatItHadIsThereUnchangedAndWorkGoesOn(Path release) throws Exception {
        var kept = KeptRelease.read(release);
        var cluster = TestCluster.another();
        migrated(cluster, kept);
        var counted = counted(cluster);
        JdbcClient.create(source(cluster, "postgres")).sql(UNCOUNTED).update();
        kept.putFiles(data);

        try (var server = TestServer.over(
                cluster.storeStart(DATABASE), KeptRelease.CITY, Map.of("MINQING_DATA", data.toString()))) {
            assertThat(casesSeenBy(server.as("city")))
                    .hasToString(kept.answers().at("/cases").toString());
            assertThat(counted).isNotEmpty();
            Patience.until(() -> counted(cluster).equals(counted));
            wordsAndPhotosAreRead(server.as("resident"), kept.answers());
            goesOn(server.as("duty"), kept.answers().at("/told").asString());
            readersComeToTheEnd(cluster);
            assertThat(OutsideJournal.faults(
                            source(cluster, "minqing_reader"), data.resolve("keys"), data.resolve("seals")))
                    .isEmpty();
        }
        cluster.stop();
    }

    private void migrated(TestCluster cluster, KeptRelease kept) throws Exception {
        cluster.create(DATABASE);
        var names = kept.answers()
                .at("/migrations")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        ReleasedMigrations.run(source(cluster, "minqing_owner"), names, migrations);
        KeptData.put(kept.rows(), source(cluster, "postgres"));
        cluster.migrate(DATABASE);
    }

    private static void wordsAndPhotosAreRead(Client resident, JsonNode answers) {
        var told = "/cases/" + answers.at("/told").asString();
        assertThat(resident.get(told).body().at("/fields/description").asString())
                .isEqualTo(answers.at("/words").asString());
        assertThat(resident.get(told + "/attachments/" + answers.at("/photo").asString())
                        .status())
                .isEqualTo(200);
        assertThat(resident.get("/cases/" + answers.at("/erased").asString())
                        .body()
                        .at("/fields/description")
                        .isMissingNode())
                .as("what was destroyed stays destroyed")
                .isTrue();
    }

    /** By the version of the scenario with which the case began, which is the release's. */
    private static void goesOn(Client duty, String id) {
        var before = duty.get("/cases/" + id).body();
        var command = Map.of(
                "command", UuidV7.at(InstantSource.system().instant(), RandomGenerator.getDefault()),
                "action", "accept",
                "version", before.path("version").asInt(),
                "fields", Map.of(),
                "observedAt", Instant.now(Clock.systemUTC()).toString());
        var answer = duty.post("/cases/" + id + "/commands", command);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private static void readersComeToTheEnd(TestCluster cluster) {
        var reader = JdbcClient.create(source(cluster, "minqing_reader"));
        Patience.until(() -> reader.sql(BEHIND).query(Integer.class).single() == 0);
    }

    private static List<String> counted(TestCluster cluster) {
        return JdbcClient.create(source(cluster, "minqing_reader"))
                .sql(COUNTS)
                .query(String.class)
                .list();
    }

    private static DataSource source(TestCluster cluster, String user) {
        var source = new PGSimpleDataSource();
        source.setURL(cluster.url(DATABASE));
        source.setUser(user);
        source.setPassword(cluster.password(user));
        return source;
    }
}
