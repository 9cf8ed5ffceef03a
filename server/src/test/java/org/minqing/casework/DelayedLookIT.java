package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.kernel.CityClock;
import tools.jackson.databind.JsonNode;

/** Who looked may be told later, by a code to an end, on the word of somebody else; then it is told with a note. */
@Timeout(180)
class DelayedLookIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 0);

    private final Client resident = SERVER.as("resident");
    private final Client duty = SERVER.as("duty");
    private final Client worker = SERVER.as("worker");
    private final Client county = SERVER.as("county");
    private final CityClock clock = SERVER.bean(CityClock.class);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void theLineAppearsWithItsNoteWhenTheDelayIsOver() {
        var id = reported();
        duty.get("/cases/" + id);
        worker.get("/cases/" + id);
        var end = clock.instant().plus(Duration.ofDays(10));

        var given = county.post("/oversight/delays", delay(id, post(duty), "criminal-inquiry", end));

        assertThat(given.status()).as(given.raw().body()).isEqualTo(201);
        duty.get("/cases/" + id + "/journal");
        assertThat(looks(id))
                .extracting(look -> look.at("/by/role/en").asString())
                .containsOnly("Grid worker");
        var seen = county.get("/oversight/delays").body().at("/0");
        assertThat(seen.at("/id").asString()).isEqualTo(id.toString());
        assertThat(seen.at("/looker/role/en").asString()).isEqualTo("Duty officer");
        assertThat(seen.at("/by/role/en").asString()).isEqualTo("County officer");
        assertThat(seen.at("/over").asBoolean(true)).isFalse();
        assertThat(SERVER.as("city").get("/oversight/delays").body()).isNotEmpty();

        clock.moveTo(end.plusSeconds(1));

        assertThat(looks(id)).anySatisfy(look -> {
            assertThat(look.at("/by/role/en").asString()).isEqualTo("Duty officer");
            assertThat(look.at("/delayed").asBoolean()).isTrue();
        });
        assertThat(looks(id))
                .filteredOn(look -> look.at("/by/role/en").asString().equals("Grid worker"))
                .allMatch(look -> !look.at("/delayed").asBoolean());
        assertThat(county.get("/oversight/delays").body().at("/0/over").asBoolean())
                .isTrue();
        duty.get("/cases/" + id);
        assertThat(looks(id).iterator().next().at("/delayed").asBoolean())
                .as("a look after the end")
                .isFalse();
    }

    @Test
    void oneDelayAfterAnotherKeepsNoLookBackForLongerThanTheCodeAllows() {
        var id = reported();
        duty.get("/cases/" + id);
        var seen = clock.instant();
        county.post("/oversight/delays", delay(id, post(duty), "criminal-inquiry", seen.plus(Duration.ofDays(80))));
        clock.moveTo(seen.plus(Duration.ofDays(79)));
        county.post(
                "/oversight/delays",
                delay(id, post(duty), "criminal-inquiry", clock.instant().plus(Duration.ofDays(80))));
        assertThat(looks(id)).isEmpty();

        clock.moveTo(seen.plus(Duration.ofDays(91)));

        assertThat(looks(id)).hasSize(1);
    }

    @Test
    void nobodyDelaysTheOwnLooksOrWithoutTheRightTheCodeAndAnEnd() {
        var id = reported();
        var end = clock.instant().plus(Duration.ofDays(5));
        assertThat(county.post("/oversight/delays", delay(id, post(county), "criminal-inquiry", end))
                        .code())
                .isEqualTo("oversight.own-delay");
        for (var account : new String[] {"duty", "worker", "resident", "administrator"}) {
            assertThat(SERVER.as(account)
                            .post("/oversight/delays", delay(id, post(duty), "criminal-inquiry", end))
                            .status())
                    .as(account)
                    .isEqualTo(403);
            assertThat(SERVER.as(account).get("/oversight/delays").status()).isEqualTo(403);
        }
        assertThat(county.post("/oversight/delays", delay(id, post(duty), "because", end))
                        .body()
                        .at("/errors/0/path")
                        .asString())
                .isEqualTo("code");
        for (var wrong : new Instant[] {clock.instant(), clock.instant().plus(Duration.ofDays(91))}) {
            assertThat(county.post("/oversight/delays", delay(id, post(duty), "criminal-inquiry", wrong))
                            .body()
                            .at("/errors/0/path")
                            .asString())
                    .isEqualTo("until");
        }
        assertThat(county.post("/oversight/delays", Map.of()).status()).isEqualTo(422);
    }

    private UUID reported() {
        var id = Story.id();
        assertThat(resident.put("/cases/" + id, Story.report()).status()).isEqualTo(201);
        return id;
    }

    private static Map<String, Object> delay(UUID id, String post, String code, Instant until) {
        return Map.of("id", id, "post", post, "code", code, "until", until.toString());
    }

    private static String post(Client client) {
        return client.get("/me").body().at("/posts/0/id").asString();
    }

    private JsonNode looks(UUID id) {
        return resident.get("/me/looks?case=" + id).body().at("/items");
    }
}
