package org.minqing.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;

/** Who stands behind a pseudonym is told to one person for a time, when another of another unit agreed; the reporter reads all of it. */
@Timeout(120)
class RightsIdentityIT {

    private static final String NAME = "示例居民";

    private final Things things = RightsServer.things();
    private final Client resident = things.as("resident");
    private final Client desk = things.as("oversight");
    private final Client above = things.as("reviewer");

    @Test
    void oneAsksAnotherConfirmsAndOnlyWhoAskedIsTold() {
        var id = complain("town-urban");
        var asked = things.id();
        var first = ask(desk, id, asked, "示例：证据须当面核对");
        assertThat(first.status()).as(first.raw().body()).isEqualTo(201);
        assertThat(ask(desk, id, asked, "示例：证据须当面核对").status()).isEqualTo(200);
        assertThat(ask(desk, id, asked, "示例：另一个理由").code()).isEqualTo("command.id-reused");
        assertThat(identity(desk, id).raw().body()).doesNotContain(NAME);

        assertThat(decide(desk, id, asked, "confirm").code()).isEqualTo("identity.same-person");
        var waiting = identity(above, id).body();
        assertThat(waiting.at("/requests/0/reason").asString()).isEqualTo("示例：证据须当面核对");
        assertThat(waiting.at("/requests/0/mayDecide").asBoolean()).isTrue();
        assertThat(decide(above, id, asked, "confirm").status()).isEqualTo(200);
        assertThat(decide(above, id, asked, "refuse").code()).isEqualTo("identity.decided");

        assertThat(identity(desk, id).body().at("/name").asString()).isEqualTo(NAME);
        assertThat(identity(above, id).raw().body()).doesNotContain(NAME);
        assertThat(desk.get("/cases/" + id).raw().body()).doesNotContain(things.account("resident"));
        var told = resident.get("/me/looks").raw().body();
        assertThat(told).contains("@identity-asked", "@identity-decided", "\"@identity\"");
        assertThat(resident.get("/cases/" + id + "/journal").body().findValuesAsString("kind"))
                .contains("case.identity-asked", "case.identity-confirmed");
    }

    @Test
    void withoutAReasonOrAfterARefusalNobodyIsTold() {
        var id = complain("town-peace");
        assertThat(ask(desk, id, things.id(), "  ").code()).isEqualTo("identity.no-reason");
        var asked = things.id();
        assertThat(ask(desk, id, asked, "示例").status()).isEqualTo(201);
        assertThat(decide(above, id, asked, "refuse").status()).isEqualTo(200);
        assertThat(identity(desk, id).body().at("/requests/0/state").asString()).isEqualTo("refused");
        assertThat(identity(desk, id).raw().body()).doesNotContain(NAME);
        assertThat(decide(above, id, things.id(), "confirm").status()).isEqualTo(404);
    }

    @Test
    void whoIsComplainedOfAndWhoeverReportedHaveNoPartInIt() {
        var id = complain("town-urban");
        for (var account : new String[] {"handler", "duty", "outsider", "administrator"}) {
            assertThat(ask(things.as(account), id, things.id(), "示例").status()).isEqualTo(404);
        }
        assertThat(ask(things.as("county"), id, things.id(), "示例").status()).isEqualTo(403);
        assertThat(ask(resident, id, things.id(), "示例").status()).isEqualTo(403);
        assertThat(identity(resident, id).status()).isEqualTo(403);
    }

    private UUID complain(String whom) {
        return things.reported(
                "resident",
                Map.of(
                        "scenario",
                        "unit-complaint",
                        "area",
                        Things.GRID,
                        "fields",
                        Map.of("whom", whom, "conduct", "delay", "matter", "示例：" + whom)));
    }

    private static Answer identity(Client client, UUID id) {
        return client.get("/cases/" + id + "/identity");
    }

    private static Answer ask(Client client, UUID id, UUID request, String reason) {
        return client.put("/cases/" + id + "/identity/" + request, Map.of("reason", reason));
    }

    private Answer decide(Client client, UUID id, UUID request, String deed) {
        return client.post(
                "/cases/" + id + "/identity/" + request + "/commands", Map.of("command", things.id(), "deed", deed));
    }
}
