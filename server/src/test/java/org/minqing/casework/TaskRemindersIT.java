package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minqing.TestDatabase;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.deadline.timer.CatchUp;
import org.minqing.kernel.CityClock;
import tools.jackson.databind.JsonNode;

/** The limit of a task of its own, on two nodes with one database: who is reminded when, and who had it how long. */
class TaskRemindersIT {

    private static final Map<String, Object> SHARE = Map.of("share-done", "示例：已设警戒。");

    private static TestDatabase database;
    private static TestServer other;
    private static TestServer server;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        other = TestServer.over(database.start(), "shanwei");
        server = TestServer.over(database.start(), "shanwei");
    }

    @AfterAll
    static void stop() {
        server.close();
        other.close();
        database.close();
    }

    @Test
    void whoHasNotAnsweredIsRemindedOnceByWhicheverNodeAndThenThoseAboveAreTold() throws Exception {
        var id = asked("works", "safety");
        var due = Instant.parse(task(id, 2).at("/due").asString());
        assertThat(ChangedCity.onTask(as("works"), id, 1, "answer", SHARE).status())
                .isEqualTo(200);

        bothMoveTo(due.minus(Duration.ofMinutes(1)));
        assertThat(said(id)).singleElement().satisfies(warned -> {
            assertThat(warned.at("/reminder/step").asString()).isEqualTo("warn");
            assertThat(warned.at("/reminder/task").asInt()).isEqualTo(2);
            assertThat(warned.at("/reminder/clock").asString()).isEqualTo("share");
            assertThat(told(warned)).containsExactly(post("safety"));
        });
        bothMoveTo(due.plusSeconds(1));
        assertThat(told(said(id).getLast())).containsExactly(post("safety"), post("handler"));
        bothMoveTo(due.plus(Duration.ofDays(5)));

        assertThat(said(id))
                .extracting(entry -> entry.at("/reminder/step").asString())
                .containsExactly("warn", "due", "escalate");
        assertThat(told(said(id).getLast())).containsExactly(post("safety"), post("handler"), post("duty"));
        assertThat(as("handler").get("/cases/" + id).body().at("/version").asInt())
                .as("a reminder is an entry and makes no page old")
                .isGreaterThan(6);
        heldBy(id);
        assertThat(ChangedCity.onTask(as("safety"), id, 2, "answer", SHARE).status())
                .as("late is better than never")
                .isEqualTo(200);
    }

    @Test
    void aTaskThatIsOverIsNotRemindedOf() throws Exception {
        var id = asked("works", "safety", "peace");
        var due = Instant.parse(task(id, 1).at("/due").asString());
        var reason = Map.<String, Object>of("reason", "示例");
        assertThat(ChangedCity.onTask(as("works"), id, 1, "decline", reason).status())
                .isEqualTo(200);
        assertThat(ChangedCity.onTask(as("handler"), id, 2, "withdraw", reason).status())
                .isEqualTo(200);
        assertThat(Story.act(as("handler"), id, "go-on-alone", 6, reason).status())
                .isEqualTo(200);

        bothMoveTo(due.plus(Duration.ofDays(5)));

        assertThat(said(id)).isEmpty();
        assertThat(database.superuser()
                        .sql("select count(*) from deadline.timer where subject = :id and name = 'tasks'")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** The explanation: every minute of a task is with the post that was asked, overdue ones too. */
    private static void heldBy(UUID id) {
        var clocks = as("handler").get("/cases/" + id + "/deadlines").body().at("/clocks");
        var tasks = clocks.valueStream().filter(clock -> clock.has("task")).toList();
        assertThat(tasks).extracting(clock -> clock.at("/task").asInt()).containsExactly(1, 2);
        var answered = tasks.getFirst();
        assertThat(answered.has("ended")).isTrue();
        assertThat(answered.at("/limit").asString()).isEqualTo("3 working days");
        assertThat(answered.at("/names/en").asString()).isEqualTo("A department's share");
        assertThat(answered.at("/source/zh").asString()).isNotBlank();
        assertThat(answered.at("/held")).singleElement().satisfies(share -> {
            assertThat(share.at("/post").asString()).isEqualTo(post("works"));
            assertThat(share.at("/overdueMinutes").asInt()).isZero();
        });
        var late = tasks.getLast();
        assertThat(late.has("ended")).isFalse();
        assertThat(late.at("/due").asString()).isEqualTo(task(id, 2).at("/due").asString());
        assertThat(late.at("/counted").asInt()).isEqualTo(3);
        assertThat(late.at("/lines")).isNotEmpty();
        assertThat(late.at("/held")).singleElement().satisfies(share -> {
            assertThat(share.at("/post").asString()).isEqualTo(post("safety"));
            assertThat(share.at("/overdueMinutes").asInt()).isBetween(5 * 24 * 60, 5 * 24 * 60 + 5);
        });
    }

    private static UUID asked(String... departments) {
        var id = Story.id();
        as("worker").put("/cases/" + id, Story.report());
        Story.act(as("duty"), id, "accept", 1, Map.of());
        Story.act(as("duty"), id, "dispatch", 2, Map.of());
        Story.act(as("handler"), id, "receive", 3, Map.of());
        Story.act(as("handler"), id, "start", 4, Map.of());
        var asked = List.of(departments).stream()
                .map(department -> Map.of("of", department))
                .toList();
        var answer = Story.act(as("handler"), id, "ask-jointly", 5, Map.of("asked", asked, "request", "示例"));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return id;
    }

    /** Both nodes find at the same moment what is due. */
    private static void bothMoveTo(Instant time) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(List.<Callable<Boolean>>of(moved(server, time), moved(other, time)))) {
                assertThat(done.get()).isTrue();
            }
        }
    }

    private static Callable<Boolean> moved(TestServer node, Instant time) {
        return () -> {
            node.bean(CityClock.class).moveTo(time);
            return node.bean(CatchUp.class).run();
        };
    }

    /** Sessions do not outlive a moved clock. */
    private static Client as(String name) {
        return server.as(name);
    }

    private static JsonNode task(UUID id, int number) {
        return as("handler").get("/cases/" + id).body().at("/tasks/" + (number - 1));
    }

    /** What was said of the limits of tasks. */
    private static List<JsonNode> said(UUID id) {
        return as("handler")
                .get("/cases/" + id + "/journal")
                .body()
                .valueStream()
                .filter(entry -> entry.at("/reminder").has("task"))
                .toList();
    }

    private static List<String> told(JsonNode entry) {
        return entry.at("/reminder/told")
                .valueStream()
                .map(post -> post.asString())
                .toList();
    }

    private static String post(String name) {
        return as(name).get("/me").body().at("/posts/0/id").asString();
    }
}
