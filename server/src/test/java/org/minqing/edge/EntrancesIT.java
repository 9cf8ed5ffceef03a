package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.audit.LookVerifier;
import org.minqing.journal.Round;
import org.minqing.journal.Verifier;
import org.minqing.kernel.Settings;
import tools.jackson.databind.JsonNode;

/** Who came in, and how often somebody was refused: for oneself line by line, for those who oversee in sum. */
class EntrancesIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 0);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aSignInIsEnteredBeforeItsSessionIsHandedOutWithItsWayAndNoAddress() {
        var desk = SERVER.as("inspector");

        assertThat(entrances(desk)).first().satisfies(line -> {
            assertThat(line.at("/kind").asString()).isEqualTo("entrance.signed-in");
            assertThat(line.at("/way").asString()).isEqualTo("password");
            assertThat(line.at("/times").asLong()).isEqualTo(1);
        });
        assertThat(rows("true"))
                .noneMatch(row -> row.contains("127.0.0.1") || row.contains("0:0:0:0") || row.contains("::1"));
    }

    @Test
    void aFloodOfGuessesIsOneRowForItsAccountAndTheOwnerReadsIt() {
        var desk = SERVER.as("village");
        round("entrances");
        var before = rows("kind = 'entrance.refused'").size();

        guess("village", 4);
        guess("nobody.of.this.name", 3);
        guess("nor.this.one", 3);
        assertThat(rows("kind = 'entrance.refused'"))
                .as("nothing is written while somebody guesses")
                .hasSize(before);
        round("entrances");

        assertThat(rows("kind = 'entrance.refused'"))
                .as("one of the account, one of nobody")
                .hasSize(before + 2);
        assertThat(entrances(desk)).first().satisfies(line -> {
            assertThat(line.at("/kind").asString()).isEqualTo("entrance.refused");
            assertThat(line.at("/times").asLong()).isEqualTo(4);
        });
        round("entrances");
        assertThat(rows("kind = 'entrance.refused'"))
                .as("what is written is not written again")
                .hasSize(before + 2);
    }

    @Test
    void whatIsRefusedWithinIsCountedToo() {
        var handler = SERVER.as("handler");
        for (var time = 0; time < 3; time++) {
            assertThat(handler.get("/cases/" + UUID.randomUUID()).status()).isEqualTo(404);
        }
        assertThat(handler.get("/oversight/entrances").status()).isEqualTo(403);
        assertThat(handler.get("/no-such-address").status()).isEqualTo(404);
        round("entrances");

        assertThat(entrances(handler)).first().satisfies(line -> {
            assertThat(line.at("/kind").asString()).isEqualTo("request.refused");
            assertThat(line.at("/times").asLong()).isEqualTo(4);
        });
    }

    @Test
    void whoeverOverseesReadsSumsOfDaysAndNobodysName() {
        guess("another.unknown", 2);
        round("entrances");

        var told = SERVER.as("city").get("/oversight/entrances");

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body().findValuesAsString("kind")).contains("entrance.signed-in", "entrance.refused");
        assertThat(told.body()
                        .valueStream()
                        .filter(day -> !day.at("/known").asBoolean())
                        .filter(day -> day.at("/kind").asString().equals("entrance.refused")))
                .singleElement()
                .satisfies(day -> assertThat(day.at("/times").asLong()).isGreaterThanOrEqualTo(2));
        assertThat(told.body()
                        .valueStream()
                        .flatMap(day -> day.propertyNames().stream())
                        .distinct())
                .containsExactlyInAnyOrder("day", "kind", "known", "times");
    }

    @Test
    void theyAreSealedWithTheLooksAndAChangedOneIsFound() {
        SERVER.as("worker");
        round("looks");
        var verifier = LookVerifier.over(
                SERVER.database().readerSource(),
                Verifier.over(SERVER.database().readerSource(), SERVER.bean(Settings.class)));
        assertThat(verifier.verify().faults()).isEmpty();

        var root = SERVER.database().superuser();
        root.sql("alter table audit.listing disable trigger listing_stays").update();
        var one = root.sql("select id from audit.listing where kind = 'entrance.signed-in' order by at limit 1")
                .query(UUID.class)
                .single();
        root.sql("update audit.listing set account = gen_random_uuid() where id = :id")
                .param("id", one)
                .update();

        assertThat(verifier.verify().faults()).singleElement().asString().contains("CHANGED");
        root.sql("delete from audit.listing where id = :id").param("id", one).update();
        assertThat(verifier.verify().faults()).singleElement().asString().contains("REMOVED");
    }

    private static void guess(String name, int times) {
        for (var time = 0; time < times; time++) {
            var answer = SERVER.stranger().post("/session", Map.of("name", name, "password", "示例 wrong " + time));
            assertThat(answer.code()).isEqualTo("session.refused");
        }
    }

    private static void round(String name) {
        SERVER.beans(Round.class).stream()
                .filter(round -> round.name().equals(name))
                .forEach(round -> round.work().run());
    }

    private static List<JsonNode> entrances(Client client) {
        return client.get("/me/entrances").body().valueStream().toList();
    }

    private static List<String> rows(String condition) {
        return SERVER.database()
                .superuser()
                .sql("select l::text from audit.listing l where " + condition)
                .query(String.class)
                .list();
    }
}
