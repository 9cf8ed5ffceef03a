package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.access.SampleAccounts;
import org.minqing.edge.Caller.Answer;
import org.minqing.kernel.UuidV7;

/** Somebody acts for another person: with consent, for what was named, until it ends; the person reads each act. */
class HelpIT {

    private static final String HEADER = "X-Minqing-Helping";
    private static final Random RANDOM = new Random();

    private final TestServer server = TestServer.shanwei();
    private final Caller person = resident();
    private final Caller helper = resident();
    private final UUID helping = id();
    private final Instant until =
            InstantSource.system().instant().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);

    @BeforeEach
    void theDoorRemembersNobody() {
        server.database().owner().sql("delete from access.attempt").update();
    }

    @Test
    void whoeverHelpsReportsAndFollowsAsThePersonWhoReadsEachAct() {
        consent(List.of("follow", "report"));
        assertThat(helper.get("/api/v1/me/helping").body().at("/0/state").asString())
                .isEqualTo("running");
        var reported = id();
        assertThat(helping(helper).put("/api/v1/cases/" + reported, report()).status())
                .isEqualTo(201);
        assertThat(helper.get("/api/v1/cases/" + reported).status()).isEqualTo(200);
        assertThat(helper.get("/api/v1/cases/" + reported).status())
                .as("reading it again is the same act")
                .isEqualTo(200);
        helper.without(HEADER);
        assertThat(helper.get("/api/v1/cases/" + reported).status())
                .as("without the consent it is not theirs")
                .isEqualTo(404);
        assertThat(person.get("/api/v1/cases/" + reported).status()).isEqualTo(200);
        var read = person.get("/api/v1/me/helpers").body();
        assertThat(read.at("/0/acts")).hasSize(2);
        assertThat(read.at("/0/acts/1/what").asString()).isEqualTo("report");
        assertThat(read.at("/0/acts/1/changes").asBoolean()).isTrue();
        assertThat(read.at("/0/acts/0/thing").asString()).isEqualTo(reported.toString());
        assertThat(read.at("/0/who").asString()).contains("****");
    }

    @Test
    void whatWasNotConsentedToIsRefusedAndSoIsWhatNeedsThePerson() {
        consent(List.of("follow"));
        helping(helper);
        for (var refused : List.of(
                helper.put("/api/v1/cases/" + id(), report()),
                helper.get("/api/v1/me/looks"),
                helper.get("/api/v1/me/sessions"),
                helper.get("/api/v1/me/helpers"),
                helper.post("/api/v1/me/desk-code", Map.of()),
                helper.get("/api/v1/me"))) {
            assertThat(refused.code()).isEqualTo("helping.not-covered");
        }
        assertThat(person.get("/api/v1/me/helpers").body().at("/0/acts"))
                .as("what was refused is no act")
                .isEmpty();
    }

    @Test
    void whoLookedIsReadOnlyWhereTheConsentNamesItAndTheDeskHasSeenThePerson() {
        consent(List.of("looks"));
        assertThat(helping(helper).get("/api/v1/me/looks").code()).isEqualTo("account.unconfirmed");
    }

    @Test
    void thePersonEndsItAtOnceAndNobodyElseUsesIt() {
        consent(List.of("follow"));
        assertThat(helping(resident()).get("/api/v1/cases?mine=true").code())
                .as("another account")
                .isEqualTo("helping.over");
        assertThat(helping(helper).get("/api/v1/cases?mine=true").status()).isEqualTo(200);
        for (var time = 0; time < 2; time++) {
            assertThat(person.post("/api/v1/me/helpers/" + helping + "/end", Map.of())
                            .status())
                    .isEqualTo(204);
        }
        assertThat(helper.get("/api/v1/cases?mine=true").code()).isEqualTo("helping.over");
        assertThat(person.get("/api/v1/me/helpers").body().at("/0/state").asString())
                .isEqualTo("over");
        assertThat(person.post("/api/v1/me/helping/" + helping + "/end", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void itEndsOnItsDay() {
        consent(List.of("follow"));
        server.database()
                .owner()
                .sql(
                        "update access.helper set made_at = now() - interval '2 days', until = now() - interval '1 day' where id = :id")
                .param("id", helping)
                .update();
        assertThat(helping(helper).get("/api/v1/cases?mine=true").code()).isEqualTo("helping.over");
    }

    @Test
    void aCodeWorksOnceAndNeitherForOneselfNorForWhoeverHoldsAPost() {
        var code = offer(List.of("follow")).body().at("/code").asString();
        assertThat(take(person, code).code()).isEqualTo("helping.refused");
        assertThat(take(as("village"), code).code()).isEqualTo("helping.in-office");
        assertThat(as("village")
                        .put("/api/v1/me/helpers/" + id(), wish(List.of("follow")))
                        .code())
                .isEqualTo("helping.in-office");
        assertThat(take(helper, code).status()).isEqualTo(200);
        assertThat(take(resident(), code).code()).isEqualTo("helping.refused");
        assertThat(offer(List.of("follow")).code()).as("it was taken").isEqualTo("helping.there");
        assertThat(person.put("/api/v1/me/helpers/" + id(), Map.of("may", List.of("all"), "until", until))
                        .code())
                .isEqualTo("helping.invalid");
    }

    @Test
    void somebodyWithoutATelephoneConsentsAtTheDeskAndReadsAndEndsItThere() {
        var desk = as("village");
        var code =
                helper.post("/api/v1/me/desk-code", Map.of()).body().at("/code").asString();
        var body = Map.of(
                "code", code, "how", "household-book", "may", List.of("follow", "report", "looks"), "until", until);
        assertThat(as("duty").put("/api/v1/helpers/" + helping, body).code()).isEqualTo("access.denied");
        var entered = desk.put("/api/v1/helpers/" + helping, body);
        assertThat(entered.status()).as(entered.raw().body()).isEqualTo(200);
        assertThat(desk.put("/api/v1/helpers/" + helping, body).status())
                .as("sent again")
                .isEqualTo(200);
        assertThat(entered.raw().body()).as("the desk learns no number").doesNotContain("****");

        var reported = id();
        assertThat(helping(helper).put("/api/v1/cases/" + reported, report()).status())
                .isEqualTo(201);
        assertThat(helper.get("/api/v1/me/looks").status())
                .as("the desk has seen the person")
                .isEqualTo(200);
        var listed = desk.get("/api/v1/helpers").body().at("/0");
        assertThat(listed.at("/acts")).hasSize(2);
        assertThat(listed.at("/atDesk").asBoolean()).isTrue();
        assertThat(desk.post("/api/v1/helpers/" + helping + "/end", Map.of()).status())
                .isEqualTo(204);
        assertThat(helper.get("/api/v1/cases/" + reported).code()).isEqualTo("helping.over");
    }

    private void consent(List<String> may) {
        assertThat(take(helper, offer(may).body().at("/code").asString()).status())
                .isEqualTo(200);
    }

    private Answer offer(List<String> may) {
        return person.put("/api/v1/me/helpers/" + helping, wish(may));
    }

    private Map<String, Object> wish(List<String> may) {
        return Map.of("may", may, "until", until);
    }

    private static Answer take(Caller who, String code) {
        return who.post("/api/v1/me/helping", Map.of("code", code));
    }

    private Caller helping(Caller who) {
        return who.with(HEADER, helping.toString());
    }

    private Map<String, Object> report() {
        return Map.of(
                "command",
                id(),
                "scenario",
                "general-event",
                "area",
                441521110220001L,
                "fields",
                Map.of("kind", "street-light", "severity", "ordinary", "description", "示例：路灯不亮。"),
                "observedAt",
                InstantSource.system().instant());
    }

    private Caller resident() {
        server.database().owner().sql("delete from access.telephone_ask").update();
        var port = server.address("").getPort();
        var telephone = new TelephoneCaller(port, server.data(), "139%08d".formatted(RANDOM.nextInt(100_000_000)));
        assertThat(telephone.ask().status()).isEqualTo(204);
        assertThat(telephone.enter(telephone.code()).status()).isEqualTo(204);
        return telephone.caller();
    }

    private Caller as(String name) {
        var caller = new Caller("http://localhost:" + server.address("").getPort());
        var samples = server.bean(SampleAccounts.class);
        assertThat(caller.signIn(name, Caller.printed(samples, name)).status()).isEqualTo(200);
        return caller;
    }

    private static UUID id() {
        return UuidV7.at(InstantSource.system().instant(), RANDOM);
    }
}
