package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.audit.LookRules;

/** Whoever opens too many cases is shown nothing more, the level above is told, and somebody else lets them go on. */
@Timeout(120)
class StoppedReadingIT {

    private static final int MOST = 3;

    private final TestServer server = TestServer.shanwei();
    private final LookRules rules = server.bean(LookRules.class);
    private final Client resident = server.as("resident");
    private final Client village = server.as("village");
    private final Client county = server.as("county");

    @BeforeEach
    void allowFew() {
        rules.begin(new LookRules.Rules(MOST, 24));
    }

    @AfterEach
    void allowAsMany() {
        rules.begin(LookRules.Rules.DEFAULT);
    }

    @Test
    void nothingIsHandedOutTheCountyIsToldAndLetsThemGoOn() {
        var last = openUntilStopped();

        var refused = village.get("/cases/" + last);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("reading.stopped");
        assertThat(refused.body().at("/detail").asString()).isNotBlank();
        assertThat(refused.raw().body()).doesNotContain("路口堆了一地垃圾");
        assertThat(village.get("/cases/" + last + "/journal").status()).isEqualTo(429);
        assertThat(village.get("/cases?limit=1").status()).as("a list of codes").isEqualTo(200);
        assertThat(resident.get("/me/looks?case=" + last).body().at("/items")).isEmpty();

        var stop = county.get("/oversight/stops").body().at("/0");
        assertThat(stop.at("/looker/role/en").asString()).isEqualTo("Village officer");
        assertThat(stop.at("/most").asInt()).isEqualTo(MOST);
        var id = stop.at("/id").asString();
        Patience.until(() -> county.get("/notices").body().toString().contains(id));
        assertThat(server.as("duty").get("/notices").body().toString()).doesNotContain(id);

        liftsOnlyWhoWatches(id);
        assertThat(village.get("/cases/" + last).status()).isEqualTo(200);
    }

    private void liftsOnlyWhoWatches(String id) {
        var path = "/oversight/stops/" + id + "/lift";
        var body = Map.of("reason", "示例：台风期间集中核对");
        for (var account : new String[] {"village", "duty", "outsider", "resident", "administrator"}) {
            assertThat(server.as(account).post(path, body).status()).as(account).isEqualTo(403);
        }
        assertThat(server.as("duty").get("/oversight/stops").status()).isEqualTo(403);
        assertThat(county.post(path, Map.of("reason", " ")).code()).isEqualTo("field.invalid");
        assertThat(county.post("/oversight/stops/" + UUID.randomUUID() + "/lift", body)
                        .status())
                .isEqualTo(404);
        var lifted = county.post(path, body).body();
        assertThat(lifted.at("/lifted/reason").asString()).isEqualTo("示例：台风期间集中核对");
        assertThat(lifted.at("/lifted/by/role/en").asString()).isEqualTo("County officer");
    }

    /** The first case that is not shown any more. */
    private UUID openUntilStopped() {
        var opened = new ArrayList<UUID>();
        while (opened.size() <= MOST) {
            var id = Story.id();
            assertThat(resident.put("/cases/" + id, Story.report()).status()).isEqualTo(201);
            var answer = village.get("/cases/" + id);
            if (answer.status() == 429) {
                return id;
            }
            assertThat(answer.status()).isEqualTo(200);
            opened.add(id);
        }
        throw new AssertionError("more than " + MOST + " were opened");
    }
}
