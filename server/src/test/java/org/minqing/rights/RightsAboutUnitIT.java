package org.minqing.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;

/**
 * Whoever is complained of neither sees nor handles the complaint. What single addresses tell of it stands in the matrix, where
 * F and G are such complaints; here is what comes to people by itself, and what figures tell.
 */
@Timeout(120)
class RightsAboutUnitIT {

    private static final String COUNTY_DESK = "oversight";
    private static final String CITY_COMMAND_COMPLAINT = "city-command";

    private final TestServer server = RightsServer.shared();
    private final Things things = RightsServer.things();

    @Test
    void aComplaintGoesPastThoseWhomItIsAboutToTheDeskThatTheTableNames() {
        var urban = complain("resident", "town-urban", "delay");
        assertThat(assignee(urban)).isEqualTo(things.post(COUNTY_DESK));

        var desk = complain("resident", "county-oversight", "delay");
        assertThat(assignee(desk)).as("climbs past the desk itself").isNotEqualTo(things.post(COUNTY_DESK));
        assertThat(things.as(COUNTY_DESK).get("/cases/" + desk).status()).isEqualTo(404);
        assertThat(things.as("reviewer").get("/cases/" + desk).status()).isEqualTo(200);
    }

    /** Nobody of the city has it, whichever desk they sit at; an office outside of it does, and answers. */
    @Test
    void aComplaintAboutTheCityItselfGoesToAnOfficeOutsideOfIt() {
        var outside = things.as("outside");
        for (var whom : List.of("city-office", "city-oversight")) {
            var id = complain("resident", whom, "delay");
            assertThat(role(assignee(id))).as(whom).isEqualTo("outside-office");
            assertThat(outside.get("/cases/" + id).status()).as(whom).isEqualTo(200);
            for (var inside :
                    List.of("reviewer", "oversight", "county", "duty", "handler", "worker", "administrator")) {
                assertThat(things.as(inside).get("/cases/" + id).status())
                        .as(whom + " " + inside)
                        .isEqualTo(404);
                assertThat(things.as(inside)
                                .get("/cases?scenario=unit-complaint")
                                .raw()
                                .body())
                        .as(whom + " " + inside)
                        .doesNotContain(id.toString());
            }
            assertThat(step(things.as("reviewer"), id, "accept", 1, Map.of("plan", "示例"))
                            .status())
                    .isEqualTo(404);
            assertThat(step(outside, id, "accept", 1, Map.of("plan", "示例")).status())
                    .isEqualTo(200);
        }
        var city = complain("resident", "city-office", "manner");
        assertThat(things.as("city").get("/cases/" + city).status()).isEqualTo(404);
        var ordinary = complain("resident", "town-urban", "delay");
        assertThat(role(assignee(ordinary))).isEqualTo("oversight-officer");
        assertThat(things.as("outside")
                        .get("/counts?by=state&scenario=general-event")
                        .body())
                .as("and nothing else is its matter")
                .isEmpty();
    }

    private String role(String post) {
        return server.database()
                .owner()
                .sql("select role from access.post where id = cast(:post as uuid)")
                .param("post", post)
                .query(String.class)
                .single();
    }

    @Test
    void whoIsComplainedOfCountsOneCaseLessThanThereIs() {
        complain("resident", CITY_COMMAND_COMPLAINT, "delay");
        var about = stored("about = '" + Things.CITY + "//city-officer'");
        assertThat(about).isPositive();
        Patience.until(() -> counted("reviewer") == stored("true"));
        assertThat(counted("city")).isEqualTo(stored("true") - about);
        assertThat(things.as("city")
                        .get("/cases?scenario=unit-complaint")
                        .body()
                        .at("/total")
                        .asLong())
                .isEqualTo(stored("true") - about);
    }

    @Test
    void theLiveFeedTellsThemOfOthersOnly() throws Exception {
        var city = things.as("city");
        var response = city.http()
                .send(city.request("/stream?area=" + Things.CITY).GET().build(), BodyHandlers.ofInputStream());
        try (var stream = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var hidden = complain("resident", CITY_COMMAND_COMPLAINT, "manner");
            var shown = complain("resident", "town-duty", "manner");
            for (var line = stream.readLine(); !line.contains(shown.toString()); line = stream.readLine()) {
                assertThat(line).doesNotContain(hidden.toString());
            }
        }
    }

    @Test
    void onlyTheReporterAndTheDeskAreToldOfIt() {
        var id = complain("resident", "town-duty", "delay");
        var desk = things.as(COUNTY_DESK);
        assertThat(step(desk, id, "accept", 1, Map.of("plan", "示例")).status()).isEqualTo(200);
        Patience.until(() -> !told(id).isEmpty());
        assertThat(told(id)).containsExactly(things.account("resident"));
        assertThat(things.as("duty").get("/notices").raw().body()).doesNotContain(id.toString());
    }

    @Test
    void whoComplainsOfTheirOwnUnitSeesTheComplaintAsItsReporterAndNotFromTheirSeat() {
        var desk = things.as(COUNTY_DESK);
        var others = complain("resident", "county-oversight", "delay");
        var own = complain(COUNTY_DESK, "county-oversight", "delay");
        assertThat(desk.get("/cases/" + others).status()).isEqualTo(404);
        assertThat(desk.get("/cases/" + own).status()).isEqualTo(200);
        assertThat(desk.get("/cases/" + own + "/actions").body().at("/actions").valueStream())
                .as("what a reporter may do, and nothing of the seat")
                .extracting(offer -> offer.at("/action").asString())
                .containsExactly("add");
        assertThat(step(desk, own, "accept", 1, Map.of("plan", "示例")).code()).isEqualTo("flow.refused");
    }

    private UUID complain(String account, String whom, String conduct) {
        return things.reported(
                account,
                Map.of(
                        "scenario",
                        "unit-complaint",
                        "area",
                        Things.GRID,
                        "fields",
                        Map.of("whom", whom, "conduct", conduct, "matter", "示例：" + whom)));
    }

    private TestServer.Answer step(Client client, UUID id, String action, int version, Map<String, Object> fields) {
        return client.post(
                "/cases/" + id + "/commands",
                Map.of("command", things.id(), "action", action, "version", version, "fields", fields));
    }

    private String assignee(UUID id) {
        return server.database()
                .owner()
                .sql("select assignee::text from casework.case_file where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private long counted(String account) {
        return things.as(account)
                .get("/counts?by=state&scenario=unit-complaint")
                .body()
                .valueStream()
                .mapToLong(count -> count.at("/count").asLong())
                .sum();
    }

    private long stored(String condition) {
        return server.database()
                .owner()
                .sql("select count(*) from casework.case_file where scenario = 'unit-complaint' and " + condition)
                .query(Long.class)
                .single();
    }

    /** Who has a notice about the case: accounts, and posts but for the one that got it. */
    private List<String> told(UUID id) {
        return server.database()
                .owner()
                .sql("""
                        select coalesce(to_account, to_post)::text from notice.notice
                        where subject = :id and to_post is distinct from cast(:desk as uuid)
                        """)
                .param("id", id)
                .param("desk", things.post(COUNTY_DESK))
                .query(String.class)
                .list();
    }
}
