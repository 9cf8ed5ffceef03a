package org.minqing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.kernel.CityClock;
import org.minqing.kernel.UuidV7;
import tools.jackson.databind.JsonNode;

/** The watch's own alarm at night, over HTTP: it goes up post by post until somebody has heard it. */
@Timeout(240)
class AlarmClimbIT {

    private static final long GRID = 441521110220001L;
    private static final long TOWN = 441521110000000L;
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    /** One more than the city's five minutes. */
    private static final Duration UNHEARD = Duration.ofMinutes(6);

    private static final TestServer SERVER = TestServer.start("shanwei", 0);

    private final Random random = new Random();
    private final Client worker = SERVER.as("worker");
    private final Client duty = SERVER.as("duty");
    private final Client county = SERVER.as("county");
    private final Client city = SERVER.as("city");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    /** Two o'clock of the next night; nobody has acknowledged the watch that began at eight, at any centre. */
    @BeforeEach
    void itIsTwoInTheNight() {
        var tomorrow = now().atZone(SHANGHAI).toLocalDate().plusDays(1);
        moveTo(tomorrow.atTime(2, 0).atZone(SHANGHAI).toInstant());
    }

    @Test
    void withNobodyThereItClimbsUntilSomebodyHasHeardIt() {
        var since = System.nanoTime();
        var id = quarrel();
        Patience.until(() -> !alarms(county, id).isEmpty());
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(AT_ONCE);
        assertThat(kinds(county, id)).containsExactly("duty-alarm true");
        assertThat(alarms(city, id)).as("first it is the county's").isEmpty();

        moveOn(UNHEARD);
        since = System.nanoTime();
        Patience.until(() -> !alarms(city, id).isEmpty());
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(AT_ONCE);
        assertThat(kinds(city, id)).containsExactly("alarm-unheard true");
        assertThat(alarms(city, id).getFirst().at("/text/zh").asString()).contains("无人应答");
        assertThat(LocalTime.ofInstant(now(), SHANGHAI))
                .as("quiet hours hold nothing back")
                .isBefore(LocalTime.of(7, 0));
        assertThat(alarms(city, id).getFirst().at("/read").asString("")).isEmpty();

        hear(city, id);
        moveOn(UNHEARD);
        Patience.until(this::nothingClimbs);
        assertThat(kinds(county, id)).containsExactly("duty-alarm true");
        assertThat(kinds(city, id)).containsExactly("alarm-unheard true");
    }

    @Test
    void whatThePostAboveHasHeardClimbsNoFurther() {
        var id = quarrel();
        Patience.until(() -> !alarms(county, id).isEmpty());
        hear(county, id);

        moveOn(UNHEARD);
        Patience.until(this::nothingClimbs);

        assertThat(alarms(city, id)).isEmpty();
    }

    @Test
    void whereSomebodyIsThereAndDoesNotHearItClimbsAllTheSame() {
        var watch = watch();
        assertThat(watch.post("/duty/" + centre() + "/acknowledge", Map.of("id", id()))
                        .status())
                .isEqualTo(200);
        var unheard = quarrel();
        var takenUp = quarrel();
        Patience.until(() -> kinds(watch, unheard).contains("urgent-report true")
                && kinds(watch, takenUp).contains("urgent-report true"));
        act(SERVER.as("village"), takenUp);

        moveOn(UNHEARD);
        Patience.until(() -> !alarms(county, unheard).isEmpty());
        moveOn(UNHEARD);
        Patience.until(() -> !alarms(city, unheard).isEmpty());

        assertThat(kinds(county, unheard)).containsExactly("alarm-unheard true");
        moveOn(UNHEARD);
        Patience.until(this::nothingClimbs);
        assertThat(kinds(city, unheard)).as("above the city is nobody").containsExactly("alarm-unheard true");
        assertThat(alarms(county, takenUp))
                .as("a post that works on it has heard it")
                .isEmpty();
    }

    @Test
    void whoeverComesToTheCentreMeanwhileEndsIt() {
        var id = quarrel();
        Patience.until(() -> !alarms(county, id).isEmpty());

        assertThat(watch().post("/duty/" + centre() + "/acknowledge", Map.of("id", id()))
                        .status())
                .isEqualTo(200);

        Patience.until(this::nothingClimbs);
        moveOn(UNHEARD);
        assertThat(alarms(city, id)).isEmpty();
    }

    @Test
    void aPostAtWhichNobodyIsThereCostsNoTime() {
        var today = now().atZone(SHANGHAI).toLocalDate().toString();
        var post = county.get("/me").body().at("/posts/0/id").asString();
        var away = county.post(
                "/leaves", Map.of("id", id(), "post", post, "from", today, "to", today, "gap", "sample-gap"));
        assertThat(away.status()).as(away.raw().body()).isEqualTo(201);

        var id = quarrel();

        Patience.until(() -> !alarms(city, id).isEmpty());
        assertThat(alarms(county, id)).as("who is on leave sleeps").isEmpty();
        moveOn(UNHEARD);
        Patience.until(this::nothingClimbs);
    }

    @Test
    void ofTwoNodesThatLookAtOnceOneTells() throws InterruptedException {
        var id = quarrel();
        Patience.until(() -> !alarms(county, id).isEmpty());
        var later = now().plus(UNHEARD);
        var climb = SERVER.bean(AlarmClimb.class);

        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            var looks = nodes.invokeAll(List.<Callable<Integer>>of(() -> climb.climb(later), () -> climb.climb(later)));
            assertThat(looks.stream().mapToInt(look -> look.resultNow()).sum()).isEqualTo(1);
        }

        assertThat(rows(id)).containsExactly("alarm-unheard 1");
        moveOn(UNHEARD.multipliedBy(3));
        Patience.until(this::nothingClimbs);
    }

    private UUID quarrel() {
        var id = id();
        var reported = worker.put(
                "/cases/" + id,
                Map.of(
                        "command",
                        id(),
                        "scenario",
                        "dispute",
                        "area",
                        GRID,
                        "observedAt",
                        now().toString(),
                        "fields",
                        Map.of(
                                "kind", "land-boundary",
                                "hot", true,
                                "people", 9,
                                "matter", "示例：施工方与村民争执，正在激化。",
                                "first-side", "示例甲",
                                "second-side", "示例乙",
                                "intake-way", "found-by-grid")));
        assertThat(reported.status()).as(reported.raw().body()).isEqualTo(201);
        return id;
    }

    private void act(Client who, UUID id) {
        var fields = Map.of("contact-way", "at-the-place", "calmed", true, "contact-note", "示例：双方情绪已稳定。");
        var command = Map.of(
                "command",
                id(),
                "action",
                "make-contact",
                "version",
                duty.get("/cases/" + id).body().at("/version").asInt(),
                "fields",
                fields,
                "observedAt",
                now().toString());
        var taken = who.post("/cases/" + id + "/commands", command);
        assertThat(taken.status()).as(taken.raw().body()).isEqualTo(200);
    }

    /** What somebody is told of a quarrel at which somebody must wake up; alarms of a centre name the case. */
    private static List<JsonNode> alarms(Client who, UUID id) {
        return who.get("/notices?limit=200")
                .body()
                .at("/items")
                .valueStream()
                .filter(one -> Alarm.KINDS.contains(one.at("/kind").asString()))
                .filter(one -> id.toString().equals(one.at("/subject").asString())
                        || id.toString().equals(one.at("/parameters/case").asString()))
                .toList();
    }

    private static List<String> kinds(Client who, UUID id) {
        return alarms(who, id).stream()
                .map(one -> one.at("/kind").asString() + " " + one.at("/urgent").asBoolean())
                .toList();
    }

    private static void hear(Client who, UUID id) {
        var read = who.post("/notices/" + alarms(who, id).getFirst().at("/id").asString() + "/read", Map.of());
        assertThat(read.status()).isEqualTo(200);
    }

    /** Whose turn it is at the town's centre. */
    private Client watch() {
        var post = duty.get("/duty?area=" + TOWN).body().at("/0/post").asString();
        var own = duty.get("/me").body().at("/posts/0/id").asString();
        return post.equals(own) ? duty : SERVER.as("inspector");
    }

    private String centre() {
        return duty.get("/duty?area=" + TOWN).body().at("/0/centre").asString();
    }

    private boolean nothingClimbs() {
        return SERVER.database()
                .reader()
                .sql("select not exists (select from notice.alarm)")
                .query(Boolean.class)
                .single();
    }

    private static List<String> rows(UUID id) {
        return SERVER.database()
                .reader()
                .sql("""
                        select kind || ' ' || count from notice.notice
                        where kind = 'alarm-unheard' and parameters ->> 'case' = :id
                        """)
                .param("id", id.toString())
                .query(String.class)
                .list();
    }

    private UUID id() {
        return UuidV7.at(InstantSource.system().instant(), random);
    }

    private static Instant now() {
        return SERVER.bean(CityClock.class).instant();
    }

    private static void moveOn(Duration by) {
        moveTo(now().plus(by));
    }

    private static void moveTo(Instant to) {
        var moved = SERVER.as("administrator").post("/test/clock", Map.of("to", to.toString()));
        assertThat(moved.status()).as(moved.raw().body()).isEqualTo(200);
    }
}
