package org.minqing.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.access.Lakeside;
import org.minqing.access.SampleAccounts;
import org.minqing.area.CityFolder;
import org.minqing.area.Faults;
import org.minqing.edge.Caller;
import org.minqing.edge.LakesideServer;
import org.minqing.journal.Journal;
import org.minqing.kernel.UuidV7;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Who is reminded when time runs out, with the test clock. */
@LakesideServer
@Timeout(120)
class DirectiveRemindersIT {

    private static final long TOWN = 990101001000000L;
    private static final long VILLAGE = 990101001001000L;

    @LocalServerPort
    private int port;

    @Autowired
    private SampleAccounts samples;

    @Autowired
    private Journal journal;

    @Autowired
    private JdbcClient database;

    @Autowired
    private InstantSource clock;

    @Autowired
    private DirectivePart part;

    private final Random random = new Random();

    @BeforeEach
    void forgetTries() {
        database.sql("delete from access.attempt").update();
    }

    @Test
    void thoseWhoHaveNotAnsweredAreRemindedAndThenThoseAboveThem() {
        var id = given();
        var due = Instant.parse(
                as("city").get("/api/v1/directives/" + id).body().path("due").asString());
        move(due.minus(Duration.ofHours(1)));
        assertThat(steps(id)).containsExactly("warn");
        assertThat(told(id)).contains(post("village")).doesNotContain(post("city"));
        move(due.plusSeconds(1));
        assertThat(steps(id)).containsExactly("warn", "due");
        assertThat(told(id)).contains(post("village")).contains(post("city"));
        move(due.plus(Duration.ofDays(10)));
        assertThat(steps(id)).containsExactly("warn", "due", "escalate");
        assertThat(told(id))
                .as("the town above the village, and the giver for the town")
                .contains(post("duty"))
                .contains(post("county"))
                .doesNotContain(post("village"));
        assertThat(as("city")
                        .get("/api/v1/directives/" + id)
                        .body()
                        .at("/tally/overdue")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void afterAStopOnlyTheLatestStepIsSaidAndWhoeverAnsweredIsLeftInPeace() {
        var id = given();
        var village = as("village");
        var answer = Map.of("command", id(), "deed", "answer", "area", VILLAGE, "version", 1, "outcome", "done");
        assertThat(village.post("/api/v1/directives/" + id + "/commands", answer)
                        .status())
                .isEqualTo(200);
        move(clock.instant().plus(Duration.ofDays(30)));
        assertThat(steps(id)).containsExactly("escalate");
        assertThat(lines(id).getLast()).contains("\"areas\":1");

        var closed = given();
        var close = Map.of("command", id(), "deed", "close", "version", 1);
        assertThat(as("city")
                        .post("/api/v1/directives/" + closed + "/commands", close)
                        .status())
                .isEqualTo(200);
        move(clock.instant().plus(Duration.ofDays(30)));
        assertThat(steps(closed)).isEmpty();
    }

    @Test
    void aCityThatWantsItSaysItAtHalfTheTime(@TempDir Path folder) throws IOException {
        FileSystemUtils.copyRecursively(Lakeside.path(), folder);
        Files.writeString(folder.resolve("tasks.yaml"), "reminders: {warn-at-percent: 50}\n");
        part.load(CityFolder.open(folder, new Faults()).orElseThrow());
        try {
            var id = given();
            move(clock.instant().plus(Duration.ofHours(23)));
            assertThat(steps(id)).isEmpty();
            move(clock.instant().plus(Duration.ofHours(2)));
            assertThat(steps(id)).as("of two days, one").containsExactly("warn");
        } finally {
            part.load(Lakeside.folder());
        }
    }

    private UUID given() {
        var id = id();
        var answer = as("city")
                .put(
                        "/api/v1/directives/" + id,
                        Map.of(
                                "title",
                                "示例：检查",
                                "text",
                                "示例：请检查。",
                                "to",
                                Map.of("areas", List.of(TOWN, VILLAGE)),
                                "limit",
                                Map.of("amount", 2, "unit", "days")));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return id;
    }

    private List<String> lines(UUID id) {
        return journal.entries(id).stream()
                .filter(entry -> entry.draft().kind().equals("directive.reminded"))
                .map(entry -> entry.draft().open())
                .toList();
    }

    /** Whom the last reminder told. */
    private String told(UUID id) {
        var line = lines(id).getLast();
        return line.substring(line.indexOf("\"tell\""));
    }

    private List<String> steps(UUID id) {
        return lines(id).stream()
                .map(line -> line.replaceAll(".*\"step\":\"([a-z]+)\".*", "$1"))
                .toList();
    }

    private void move(Instant to) {
        assertThat(as("administrator")
                        .post("/api/v1/test/clock", Map.of("to", to.toString()))
                        .status())
                .isEqualTo(200);
    }

    private String post(String name) {
        return as(name).get("/api/v1/me").body().at("/posts/0/id").asString();
    }

    private Caller as(String name) {
        database.sql("delete from access.attempt").update();
        var account = samples.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        var caller = new Caller("http://localhost:" + port);
        assertThat(caller.signIn(account.name(), account.password()).status()).isEqualTo(200);
        return caller;
    }

    private UUID id() {
        return UuidV7.at(InstantSource.system().instant(), random);
    }
}
