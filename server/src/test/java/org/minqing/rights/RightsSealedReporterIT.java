package org.minqing.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.casework.CaseErasure;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;

/**
 * Where a scenario seals its reporter, a pseudonym stands for them that is another one in each case, and nobody who works on the
 * cases links two of them; the reporter goes on as before, until it is forgotten whose name it was.
 */
@Timeout(120)
class RightsSealedReporterIT {

    private final TestServer server = RightsServer.shared();
    private final Things things = RightsServer.things();
    private final Client resident = things.as("resident");
    private final Client desk = things.as("oversight");
    private final String account = things.account("resident");

    @Test
    void twoComplaintsOfOnePersonHaveNothingInCommon() {
        var first = complain("town-urban");
        var second = complain("town-duty");
        var names = List.of(namesIn(first), namesIn(second));

        assertThat(names).allSatisfy(own -> assertThat(own).isNotEmpty().doesNotContain(account));
        assertThat(names.getFirst()).doesNotContainAnyElementsOf(names.getLast());
        for (var id : List.of(first, second)) {
            for (var path : List.of("", "/journal", "/actions", "/dispatch", "/deadlines")) {
                assertThat(desk.get("/cases/" + id + path).raw().body()).doesNotContain(account);
            }
        }
        assertThat(entries(first) + entries(second)).doesNotContain(account);
    }

    @Test
    void theReporterActsIsToldAndReadsWhoLooked() {
        var id = complain("town-civil");
        assertThat(step(desk, id, "accept", 1, Map.of("plan", "示例")).status()).isEqualTo(200);
        assertThat(step(desk, id, "conclude", 2, Map.of("finding", "not-upheld", "findings", "示例"))
                        .status())
                .isEqualTo(200);
        assertThat(step(things.as("reviewer"), id, "confirm", 3, Map.of("reply", "示例"))
                        .status())
                .isEqualTo(200);
        Patience.until(() -> isTold(id));
        assertThat(desk.get("/cases/" + id).status()).isEqualTo(200);
        assertThat(resident.get("/me/looks").raw().body()).contains(number(id));

        assertThat(resident.get("/cases/" + id + "/actions")
                        .body()
                        .at("/actions/0/action")
                        .asString())
                .isEqualTo("ask-review");
        assertThat(step(resident, id, "ask-review", 4, Map.of("reason", "示例")).status())
                .isEqualTo(200);
        assertThat(resident.get("/cases?mine=true&q=" + number(id))
                        .body()
                        .at("/items")
                        .size())
                .isEqualTo(1);
        assertThat(entries(id)).doesNotContain(account);
    }

    @Test
    void aReportThatIsSentAgainIsAnsweredTheSame() {
        var id = things.id();
        var body = new HashMap<>(report("town-works"));
        body.put("command", things.id());
        assertThat(resident.put("/cases/" + id, body).status()).isEqualTo(201);
        assertThat(resident.put("/cases/" + id, body).status()).isBetween(200, 201);
        assertThat(things.as("worker").put("/cases/" + id, body).code()).isEqualTo("command.id-reused");
    }

    @Test
    void afterTheErasureNobodyKnowsWhoseNameItWas() {
        var id = complain("town-water");
        server.bean(CaseErasure.class).erase(new CaseId(id), Actor.SYSTEM, "kept-long-enough");

        var row = server.database()
                .owner()
                .sql("select to_jsonb(f)::text from casework.case_file f where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        assertThat(row).contains("flow.pseudonym").doesNotContain(account);
        assertThat(resident.get("/cases/" + id).status()).isEqualTo(404);
        assertThat(desk.get("/cases/" + id).status()).isEqualTo(200);
    }

    private UUID complain(String whom) {
        return things.reported("resident", report(whom));
    }

    private static Map<String, Object> report(String whom) {
        return Map.of(
                "scenario",
                "unit-complaint",
                "area",
                Things.GRID,
                "fields",
                Map.of("whom", whom, "conduct", "delay", "matter", "示例：" + whom));
    }

    private TestServer.Answer step(Client client, UUID id, String action, int version, Map<String, Object> fields) {
        return client.post(
                "/cases/" + id + "/commands",
                Map.of("command", things.id(), "action", action, "version", version, "fields", fields));
    }

    private String number(UUID id) {
        return resident.get("/cases/" + id).body().at("/number").asString();
    }

    /** By whom the desk reads that something was done, before anybody else did anything. */
    private List<String> namesIn(UUID id) {
        return desk.get("/cases/" + id + "/journal").body().findValuesAsString("account");
    }

    /** Whether there is a notice to the resident about the case; at night it waits for the morning. */
    private boolean isTold(UUID id) {
        return server.database()
                .owner()
                .sql(
                        "select exists (select from notice.notice where subject = :id and to_account = cast(:account as uuid))")
                .param("id", id)
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    private String entries(UUID id) {
        return String.join(
                "\n",
                server.database()
                        .owner()
                        .sql("select actor || ' ' || open::text from journal.entry where stream = :id")
                        .param("id", id)
                        .query(String.class)
                        .list());
    }
}
