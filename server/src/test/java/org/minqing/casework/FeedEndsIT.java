package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;

/** An open live feed ends within seconds of what let it in, and no other feed with it. */
@Timeout(120)
class FeedEndsIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 0);

    /** Two seconds of rest, five for what another server knows, and a busy machine; by itself a feed ends after 600. */
    private static final Duration SECONDS = Duration.ofSeconds(15);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void whenItsPersonSignsOut() throws Exception {
        var here = SERVER.as("duty");
        var elsewhere = SERVER.as("duty");
        try (var ended = feed(here, "");
                var kept = feed(elsewhere, "")) {
            assertThat(delete(here, "/session")).isEqualTo(204);
            assertEnds(ended);

            tellsStill(kept);
        }
    }

    @Test
    void whenItsPersonSignsOutEverywhere() throws Exception {
        var here = SERVER.as("duty");
        var elsewhere = SERVER.as("duty");
        try (var one = feed(here, "");
                var other = feed(elsewhere, "");
                var somebodyElses = feed(SERVER.as("county"), "")) {
            assertThat(delete(here, "/me/sessions")).isEqualTo(204);
            assertEnds(one);
            assertEnds(other);
            assertThat(somebodyElses.isOver()).isFalse();
        }
    }

    @Test
    void whenTheSessionEndsOnAnotherServer() throws Exception {
        var client = SERVER.as("peace");
        try (var feed = feed(client, "")) {
            SERVER.database()
                    .owner()
                    .sql("delete from access.session where account = "
                            + "(select id from access.account where sign_in_name = 'peace')")
                    .update();
            assertEnds(feed);
        }
    }

    @Test
    void whenAnAdministratorShutsTheAccountForWhoeverIsIn() throws Exception {
        var stolen = SERVER.as("handler");
        try (var feed = feed(stolen, "")) {
            var code = SERVER.as("administrator").post("/accounts/handler/code", Map.of());
            assertThat(code.status()).as(code.raw().body()).isEqualTo(201);
            var set = SERVER.stranger()
                    .post(
                            "/session/password",
                            Map.of(
                                    "name",
                                    "handler",
                                    "code",
                                    code.body().at("/code").asString(),
                                    "new",
                                    "stillwater ferries at dawn"));
            assertThat(set.status()).as(set.raw().body()).isEqualTo(204);
            assertEnds(feed);
        }
    }

    @Test
    void whenThePostEnds() throws Exception {
        var inspector = SERVER.as("inspector");
        var post = own(inspector);
        try (var feed = feed(inspector, "")) {
            change("update access.post set valid_to = now() where id = '" + post + "'");
            assertEnds(feed);
        } finally {
            change("update access.post set valid_to = null where id = '" + post + "'");
        }
    }

    @Test
    void whenARightForATimeIsTakenBack() throws Exception {
        var duty = SERVER.as("duty");
        var peace = SERVER.as("peace");
        var given = own(duty);
        var delegation = "/delegations/" + Story.id();
        var now = SERVER.bean(InstantSource.class).instant();
        assertThat(duty.put(delegation, wish(own(peace), now)).status()).isEqualTo(200);
        try (var forATime = feed(peace, "?in-post=" + given);
                var ownWork = feed(peace, "")) {
            assertThat(duty.post(delegation + "/recall", Map.of()).status()).isEqualTo(200);
            assertEnds(forATime);
            assertThat(ownWork.isOver()).isFalse();
        }
    }

    private static Map<String, Object> wish(String to, Instant now) {
        return Map.of(
                "to",
                to,
                "reason",
                "away",
                "from",
                now.toString(),
                "until",
                now.plus(Duration.ofDays(1)).toString(),
                "verbs",
                List.of());
    }

    private static void tellsStill(Feed feed) {
        var id = Story.id();
        assertThat(SERVER.as("worker").put("/cases/" + id, Story.report()).status())
                .isEqualTo(201);
        assertThat(feed.tells(id)).isTrue();
        assertThat(feed.isOver()).isFalse();
    }

    private static void assertEnds(Feed feed) {
        var began = System.nanoTime();
        Patience.until(feed::isOver);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SECONDS);
    }

    private static int delete(Client client, String path) {
        return client.send(client.request(path).DELETE()).status();
    }

    private static void change(String sql) {
        SERVER.database().owner().sql(sql).update();
    }

    private static String own(Client client) {
        return client.get("/me").body().at("/posts/0/id").asString();
    }

    private static Feed feed(Client client, String query) throws Exception {
        var answer = client.http().send(client.request("/stream" + query).GET().build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new Feed(answer.body());
    }
}
