package org.minqing.casework.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.TestServer.Answer;
import org.minqing.TestServer.Client;
import org.minqing.casework.CaseErasure;
import org.minqing.casework.GuestCode;
import org.minqing.casework.TakenReports;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;

/** Whoever holds the code takes a report without an account to their own; those who handle it read what they read before. */
class TakenReportIT {

    private final TestServer server = TestServer.shanwei();
    private final Client guest = server.stranger();
    private final Client resident = server.as("resident");
    private final String code = Guests.code();
    private final UUID id = Guests.id();
    private final String number = report();

    @Test
    void theReportIsOnesOwnThenAndTheCodeOpensNothingMore() {
        assertThat(resident.get("/cases/" + id).status()).isEqualTo(404);
        var before = seenByDuty();
        var taken = take(resident);
        assertThat(taken.status()).as(taken.raw().body()).isEqualTo(200);
        assertThat(taken.body().at("/case").asString()).isEqualTo(id.toString());
        assertThat(resident.get("/cases/" + id).body().at("/fields/description").asString())
                .isEqualTo("示例：路灯不亮。");
        assertThat(resident.get("/cases?mine=true&limit=50").raw().body()).contains(id.toString());
        assertThat(seenByDuty()).as("the handler reads what was there before").isEqualTo(before);
        assertThat(take(resident).body()).as("the same once more").isEqualTo(taken.body());
        assertThat(guest.post("/public/reports/follow-up", key()).status()).isEqualTo(404);
        var guestOf = GuestCode.typed(code).orElseThrow().actor();
        var another = Actor.of(new AccountId(UUID.randomUUID()));
        assertThatThrownBy(() -> server.bean(TakenReports.class).take(guestOf, number, another))
                .as("nobody takes it a second time")
                .hasMessageContaining("not-found");
    }

    @Test
    void whatOneDoesThenIsEnteredUnderTheNameOfBefore() {
        var reported = actors().getFirst();
        take(resident);
        var added = act(resident, "add", 1, Map.of("addition", "示例：天黑以后看不见路。"));
        assertThat(added.status()).as(added.raw().body()).isEqualTo(200);
        assertThat(actors()).hasSize(2).containsOnly(reported);
        seenByDuty();
        act(server.as("duty"), "reject", added.body().at("/version").asInt(), Map.of("reason", "示例：不属本镇。"));
        assertThat(resident.get("/cases/" + id + "/actions").raw().body())
                .as("it is taken up again with the account")
                .contains("reopen");
        assertThat(resident.get("/me/looks?case=" + id).body().path("total").asInt())
                .as("who opened it is told, but not one's own looks")
                .isPositive();
        var looks = server.database()
                .owner()
                .sql("select count(*) from audit.look where subject = :id and account = :reported and not own")
                .param("id", id)
                .param("reported", UUID.fromString(reported))
                .query(Long.class)
                .single();
        assertThat(looks).isZero();
    }

    @Test
    void whoHoldsAPostTakesNoneAndAWrongCodeIsANumberThatDoesNotExist() {
        assertThat(take(server.as("duty")).code()).isEqualTo("guest.in-office");
        assertThat(server.stranger().post("/me/reports", key()).status()).isEqualTo(401);
        assertThat(resident.post("/me/reports", Map.of("number", number, "code", Guests.code()))
                        .status())
                .isEqualTo(404);
        assertThat(resident.post("/me/reports", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void whoTookItIsForgottenWithWhatWasWritten() {
        var reported = actors().getFirst();
        take(resident);
        server.bean(CaseErasure.class).erase(new CaseId(id), Actor.SYSTEM, "retention.test");
        var row = server.database()
                .owner()
                .sql("select reporter::text || coalesce(named::text, '') from casework.case_file where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        assertThat(row).isEqualTo(reported);
    }

    private List<String> actors() {
        return server.database()
                .owner()
                .sql("select actor::text from journal.entry where stream = :id order by version")
                .param("id", id)
                .query(String.class)
                .list();
    }

    private String seenByDuty() {
        var duty = server.as("duty");
        return duty.get("/cases/" + id).raw().body()
                + duty.get("/cases/" + id + "/journal").raw().body()
                + duty.get("/cases/" + id + "/actions").raw().body();
    }

    private Answer take(Client client) {
        return client.post("/me/reports", key());
    }

    private Answer act(Client client, String action, int version, Map<String, Object> fields) {
        return client.post(
                "/cases/" + id + "/commands",
                Map.of("command", Guests.id(), "action", action, "version", version, "fields", fields));
    }

    private Map<String, String> key() {
        return Guests.key(number, code);
    }

    private String report() {
        return guest.post("/public/reports", Guests.report(id, code))
                .body()
                .at("/number")
                .asString();
    }
}
