package org.minqing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.Told;
import org.minqing.access.Pseudonyms;
import org.minqing.area.City;
import org.minqing.journal.Chain;
import org.minqing.journal.Draft;
import org.minqing.journal.Entry;
import org.minqing.journal.Head;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.kernel.UuidV7;
import org.minqing.notice.outward.Gateways;
import org.minqing.workforce.Duties;
import tools.jackson.databind.JsonNode;

/** From what happens to a case to the notice on somebody's list, through the reader that runs in the server. */
@Timeout(120)
class NoticeIT {

    private static final long GRID = 441521110220001L;

    /** Of a town where no other test reports anything. */
    private static final long OTHER_GRID = 441521101001001L;

    /** Of a third one, at whose centre nothing but one quarrel is ever reported. */
    private static final long QUIET_GRID = 441523102001001L;

    private final TestServer server = TestServer.shanwei();
    private final Random random = new Random();
    private final Client resident = server.as("resident");
    private final Client duty = server.as("duty");
    private final Client handler = server.as("handler");

    @Test
    void theNewAssigneeAndTheReporterAreToldAndNobodyElse() {
        var id = dispatched("urgent");
        Patience.until(() -> of(handler, id).size() == 1 && count(of(resident, id)) == 2);

        var assigned = of(handler, id).getFirst();
        assertThat(assigned.path("kind").asString()).isEqualTo("assigned");
        assertThat(assigned.at("/text/en").asString()).isEqualTo("A case has come to your post.");
        assertThat(assigned.at("/parameters/state").asString()).isEqualTo("dispatched");
        assertThat(assigned.toString()).doesNotContain("无人应当");
        var moved = of(resident, id);
        assertThat(moved).as("two steps within the window are one notice").hasSize(1);
        assertThat(moved.getFirst().at("/text/zh").asString()).contains("2步");
        assertThat(of(duty, id))
                .as("nothing but the urgent report, where this post has the watch just now")
                .extracting(one -> one.path("kind").asString())
                .isSubsetOf("urgent-report");
        assertThat(of(server.as("outsider"), id)).isEmpty();
        assertThat(server.stranger().get("/notices").status()).isEqualTo(401);
        assertThat(turns(id)).as("the post has had its turn").isEqualTo(1);
    }

    @Test
    void aNoticeIsReadByWhoItIsFor() {
        var id = dispatched("urgent");
        Patience.until(() -> of(handler, id).size() == 1);
        var notice = of(handler, id).getFirst().path("id").asString();
        assertThat(resident.post("/notices/" + notice + "/read", Map.of()).status())
                .isEqualTo(404);
        var read = handler.post("/notices/" + notice + "/read", Map.of());
        assertThat(read.status()).isEqualTo(200);
        assertThat(handler.post("/notices/" + notice + "/read", Map.of()).body())
                .isEqualTo(read.body());
        assertThat(handler.get("/notices?unread=true&limit=200")
                        .body()
                        .path("items")
                        .valueStream())
                .noneMatch(one -> one.path("id").asString().equals(notice));
        assertThat(handler.get("/notices?limit=0").code()).isEqualTo("field.invalid");
    }

    @Test
    void whatTheReporterAddsIsToldToThePostThatHasTheCase() {
        var id = dispatched("ordinary");
        Patience.until(() -> of(handler, id).size() == 1);

        act(resident, id, "add", 3, Map.of("addition", "示例：无人应当在通知里读到这句话"));

        Patience.until(() -> of(handler, id).size() == 2);
        assertThat(of(handler, id))
                .filteredOn(one -> one.path("kind").asString().equals("added"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.at("/text/zh").asString()).isEqualTo("上报人对您办理的事件有补充。");
                    assertThat(one.at("/parameters/state").asString()).isEqualTo("dispatched");
                    assertThat(one.toString()).doesNotContain("无人应当");
                });
        assertThat(duty.get("/cases/" + id).body().path("state").asString()).isEqualTo("dispatched");
        assertThat(of(resident, id))
                .extracting(one -> one.path("kind").asString())
                .containsOnly("moved");
    }

    @Test
    void whatIsReadAgainFromTheBeginningTellsNobodyTwice() {
        var id = dispatched("urgent");
        Patience.until(() -> count(of(resident, id)) == 2 && of(handler, id).size() == 1);
        var before = rows();
        server.database()
                .superuser()
                .sql("update journal.position set incarnation = 0, xid = '0', seq = 0 where reader = 'notice.cases'")
                .update();
        Patience.until(this::hasCaughtUp);
        assertThat(rows()).isEqualTo(before);
        assertThat(count(of(resident, id))).isEqualTo(2);
    }

    @Test
    void somebodyWhoRunsTheSystemSeesWhatWasLaidAsideAndNobodyElseDoes() {
        assertThat(server.as("administrator").get("/notices/dead-letters").status())
                .isEqualTo(200);
        assertThat(duty.get("/notices/dead-letters").status()).isBetween(403, 404);
    }

    @Test
    void whereNobodyIsOnDutyTheCentreAboveIsAlarmedOnceInAWindow() {
        var afternoon = Instant.parse("2026-10-12T07:00:00Z");
        var reader = new NoticeReader(() -> NoticeRules.DEFAULT, ways(), known(afternoon));
        var connection = server.database().reader();
        reader.take(List.of(reported(afternoon), reported(afternoon)), connection);
        reader.take(List.of(reported(afternoon.plusSeconds(60))), connection);
        reader.take(List.of(reported(afternoon.minus(Duration.ofHours(2)))), connection);
        assertThat(connection
                        .sql(
                                "select count from notice.notice where kind = 'duty-alarm' and at = :at and to_post is not null")
                        .param("at", Timestamp.from(afternoon))
                        .query(Integer.class)
                        .list())
                .containsExactly(2);
    }

    /** Shortly after the watch has begun, whoever is to come still counts as there. */
    @Test
    void aHotQuarrelSoundsAtTheDeskWhereSomebodyIsThereAndAnOrdinaryOneDoesNot() {
        var evening = watchBegins().plus(Duration.ofMinutes(5));
        var rules = new NoticeRules(
                NoticeRules.DEFAULT.quiet(),
                NoticeRules.DEFAULT.window(),
                NoticeRules.DEFAULT.retries(),
                Map.of("hot", Set.of("true")),
                NoticeRules.DEFAULT.unsafe(),
                NoticeRules.DEFAULT.unheard());
        var there = server.bean(Duties.class).present(new AreaCode(OTHER_GRID), evening);
        var connection = server.database().reader();
        var hot = reported(OTHER_GRID, evening, "dispute", ",\"attributes\":{\"hot\":true}");
        var calm = reported(OTHER_GRID, evening, "dispute", ",\"attributes\":{\"hot\":false}");

        at(evening, rules).take(List.of(hot, calm), connection);

        assertThat(there).isPresent();
        assertThat(told(hot.draft().stream()))
                .containsExactly("urgent-report " + there.get().post() + " true");
        assertThat(told(calm.draft().stream())).isEmpty();
    }

    @Test
    void atTwoInTheNightWithNobodySignedInAHotQuarrelClimbs() {
        var night = Instant.parse("2026-10-14T18:00:00Z");
        var duties = server.bean(Duties.class);
        var connection = server.database().reader();
        var hot = reported(QUIET_GRID, night, "dispute", ",\"attributes\":{\"hot\":true}");

        at(night, NoticeRules.DEFAULT).take(List.of(hot), connection);

        var area = new AreaCode(QUIET_GRID);
        assertThat(duties.present(area, night)).isEmpty();
        var above = duties.alarm(area, night).orElseThrow();
        assertThat(above.tell()).isNotEmpty();
        assertThat(connection
                        .sql("select to_post from notice.notice where kind = 'duty-alarm' and urgent and at = :at")
                        .param("at", Timestamp.from(night))
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(
                        above.tell().stream().map(PostId::value).toList());
    }

    private Instant watchBegins() {
        return Instant.parse("2026-10-13T12:00:00Z");
    }

    private NoticeReader.Known known(Instant now) {
        return new NoticeReader.Known(
                server.bean(Duties.class),
                server.bean(Pseudonyms.class),
                server.bean(City.class),
                InstantSource.fixed(now));
    }

    private NoticeReader at(Instant now, NoticeRules rules) {
        return new NoticeReader(() -> rules, ways(), known(now));
    }

    private static NoticeReader.Ways ways() {
        return new NoticeReader.Ways(List.of(new InAppChannel()), new Outward(Gateways.NONE));
    }

    private List<String> told(UUID subject) {
        return server.database()
                .reader()
                .sql("select kind || ' ' || to_post || ' ' || urgent from notice.notice where subject = :id")
                .param("id", subject)
                .query(String.class)
                .list();
    }

    @Test
    void eachStepOfAClockIsToldOnceToEverybodyWhomItNames() {
        var noon = Instant.parse("2026-10-13T04:00:00Z");
        var id = UUID.randomUUID();
        var reporter = UUID.randomUUID();
        var posts = List.of(UUID.randomUUID(), UUID.randomUUID());
        var warned = reminded(id, 2, noon, new Said("warn", reporter, posts.subList(0, 1), false));
        var due = reminded(id, 3, noon.plusSeconds(60), new Said("due", reporter, posts, true));
        var reader = new NoticeReader(() -> NoticeRules.DEFAULT, ways(), known(noon));
        var connection = server.database().reader();

        reader.take(List.of(warned, due), connection);
        reader.take(List.of(warned, due), connection);

        assertThat(connection.sql("""
                        select kind || ' ' || coalesce(to_post, to_account) || ' ' || urgent || ' ' || count
                               || ' ' || (parameters ->> 'clock')
                        from notice.notice where subject = :id
                        """).param("id", id).query(String.class).list())
                .containsExactlyInAnyOrder(
                        "clock-warn " + posts.get(0) + " false 1 handle",
                        "clock-due " + posts.get(0) + " true 1 handle",
                        "clock-due " + posts.get(1) + " true 1 handle",
                        "clock-due " + reporter + " true 1 handle");
    }

    @Test
    void everyStepOfAClockHasItsWordsInBothLanguages() {
        for (var step : List.of("warn", "due", "escalate")) {
            var words = new NoticeWords().of(Following.CLOCK + step, 1);
            assertThat(words.get("zh")).matches("\\p{IsHan}.*");
            assertThat(words.get("en")).matches("[A-Z][a-z ;]+\\.").isNotEqualTo(words.get("zh"));
        }
    }

    /** What a clock said, of whose report, to whom. */
    private record Said(String step, UUID reporter, List<UUID> told, boolean reporterToo) {}

    private static Entry reminded(UUID id, int version, Instant at, Said said) {
        var posts = said.told().stream().map("\"%s\""::formatted).collect(Collectors.joining(","));
        var open = """
                {"area":%d,"class":"general","reporter":"%s","scenario":"general-event","state":"dispatched","reminder":
                 {"clock":"handle","due":"2026-10-13T04:01:00Z","reporter":%s,"step":"%s","told":[%s]}}""".formatted(GRID, said.reporter(), said.reporterToo(), said.step(), posts);
        var draft =
                new Draft(id, version, "case.reminded", 1, null, new byte[0], Actor.SYSTEM, at, at, open, List.of());
        return Chain.link(new Head(version - 1, new byte[32]), draft);
    }

    private Entry reported(Instant at) {
        return reported(OTHER_GRID, at, "general-event", "");
    }

    private Entry reported(long grid, Instant at, String scenario, String more) {
        var reporter = UUID.randomUUID();
        var open = "{\"area\":%d,\"class\":\"general\",\"reporter\":\"%s\",\"scenario\":\"%s\",\"to\":\"reported\"%s}"
                .formatted(grid, reporter, scenario, more);
        var draft = new Draft(
                UUID.randomUUID(),
                1,
                "case.reported",
                1,
                null,
                new byte[0],
                Actor.of(new AccountId(reporter)),
                at,
                at,
                open,
                List.of());
        return Chain.link(Head.NONE, draft);
    }

    /** A case with the handler of the town: reported by a resident, accepted and dispatched by the duty officer. */
    private UUID dispatched(String severity) {
        var id = UuidV7.at(InstantSource.system().instant(), random);
        var report = new HashMap<String, Object>();
        report.put("command", UuidV7.at(InstantSource.system().instant(), random));
        report.put("scenario", "general-event");
        report.put("area", GRID);
        report.put("fields", Map.of("kind", "exposed-waste", "severity", severity, "description", "示例：无人应当在通知里读到这句话"));
        report.put("observedAt", InstantSource.system().instant().toString());
        assertThat(resident.put("/cases/" + id, report).status()).isEqualTo(201);
        act(id, "accept", 1);
        act(id, "dispatch", 2);
        return id;
    }

    private void act(UUID id, String action, int version) {
        act(duty, id, action, version, Map.of());
    }

    private void act(Client who, UUID id, String action, int version, Map<String, Object> fields) {
        var answer = who.post(
                "/cases/" + id + "/commands",
                Map.of(
                        "command", UuidV7.at(InstantSource.system().instant(), random),
                        "action", action,
                        "version", version,
                        "fields", fields,
                        "observedAt", InstantSource.system().instant().toString()));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private List<JsonNode> of(Client client, UUID subject) {
        return Told.of(server, client, subject);
    }

    private static int count(List<JsonNode> notices) {
        return notices.stream().mapToInt(one -> one.path("count").asInt()).sum();
    }

    private long turns(UUID id) {
        return server.database()
                .reader()
                .sql("""
                        select count(*) from workforce.turn t join notice.subject s on s.assignee = t.post
                        where s.subject = :id
                        """)
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private List<Long> rows() {
        return server.database()
                .reader()
                .sql("select count(*) from notice.notice union all select sum(count) from notice.notice"
                        + " union all select count(*) from notice.delivery")
                .query(Long.class)
                .list();
    }

    private boolean hasCaughtUp() {
        return server.database().reader().sql("""
                        select not exists (
                            select from journal.entry e
                            where (e.incarnation, e.xid, e.seq) > (p.incarnation, p.xid, p.seq))
                        from journal.position p where p.reader = 'notice.cases'
                        """).query(Boolean.class).single();
    }
}
