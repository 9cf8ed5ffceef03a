package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minqing.access.SampleAccounts;
import org.minqing.edge.Caller.Answer;
import org.minqing.journal.Journal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How somebody gets a password, changes it, and sees and ends the own sessions. */
@LakesideServer
class OwnAccountIT {

    private static final String NAME = "village-officer-990101001001000";
    private static final String FIRST = "stillwater ferries at dawn";
    private static final String NEXT = "paper lanterns over the pier";

    @LocalServerPort
    private int port;

    @Autowired
    private SampleAccounts samples;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Journal journal;

    @BeforeEach
    void nobodyIsInvitedAndTheDoorRemembersNobody() {
        database.sql("delete from access.attempt").update();
        database.sql("delete from access.code").update();
        database.sql(
                        "update access.account set password_hash = null, password_set_at = null where sign_in_name = :name")
                .param("name", NAME)
                .update();
    }

    @Test
    void whoIsInvitedSetsAPasswordWithTheCodeAndGetsIn() {
        var invitation = invite(NAME);
        assertThat(invitation.status()).isEqualTo(201);
        assertThat(invitation.body().path("account").asString("")).isEqualTo(NAME);
        assertThat(invitation.body().path("name").asString("")).contains("示例");
        assertThat(newOne().signIn(NAME, FIRST).code()).isEqualTo("session.refused");
        assertThat(set(NAME, code(invitation), FIRST).status()).isEqualTo(204);
        assertThat(newOne().signIn(NAME, FIRST).status()).isEqualTo(200);
    }

    @Test
    void unknownNamesWrongCodesUsedOnesAndOldOnesAreAnsweredAlike() {
        var answers = new HashSet<String>();
        var code = code(invite(NAME));
        set(NAME, code, FIRST);
        answers.add(refused(set(NAME, code, NEXT)));
        answers.add(refused(set("nobody-here", code, NEXT)));
        answers.add(refused(set(NAME, "AAAA-AAAA-AAAA-AAAA-AAAA", NEXT)));
        answers.add(refused(set("duty", code, NEXT)));
        var old = code(invite(NAME));
        database.sql("update access.code set expires_at = now() - interval '1 second'")
                .update();
        answers.add(refused(set(NAME, old, NEXT)));
        var replaced = code(invite(NAME));
        invite(NAME);
        answers.add(refused(set(NAME, replaced, NEXT)));
        assertThat(answers).hasSize(1);
        assertThat(newOne().signIn(NAME, FIRST).status()).isEqualTo(200);
    }

    @Test
    void aCodeLastsForThreeDaysAndIsKeptAsAHash() {
        var invitation = invite(NAME);
        var hours = database.sql("select extract(epoch from expires_at - now()) / 3600 from access.code")
                .query(Double.class)
                .single();
        assertThat(hours).isBetween(71.9, 72.0);
        assertThat(database.sql("select count(*) from access.code c where c::text like :code")
                        .param("code", "%" + code(invitation) + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(invitation.header("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void aPasswordThatCannotBeTakenLeavesTheCodeUnused() {
        var code = code(invite(NAME));
        var refused = set(NAME, code, "short");
        assertThat(refused.code()).isEqualTo("password.refused");
        assertThat(refused.body().at("/errors/0/path").asString("")).isEqualTo("/new");
        assertThat(refused.body().at("/errors/0/code").asString("")).isEqualTo("password.too-short");
        assertThat(set(NAME, code, NAME).body().at("/errors/0/code").asString(""))
                .isEqualTo("password.guessable");
        assertThat(set(NAME, code, FIRST).status()).isEqualTo(204);
    }

    @Test
    void codesAreTriedAFewTimesAndThenWaitedFor() {
        for (var tries = 0; tries < 5; tries++) {
            assertThat(set("ghost-" + port, "AAAA-AAAA-AAAA-AAAA-AAAA", NEXT).code())
                    .isEqualTo("code.refused");
        }
        assertThat(set("ghost-" + port, "AAAA-AAAA-AAAA-AAAA-AAAA", NEXT).code())
                .isEqualTo("session.slow-down");
    }

    @Test
    void theAdministratorsDeedIsAnEntryThatHoldsNoSecret() {
        var code = code(invite(NAME));
        set(NAME, code, FIRST);
        invite(NAME);
        var account = database.sql("select id from access.account where sign_in_name = :name")
                .param("name", NAME)
                .query(UUID.class)
                .single();
        var administrator = signedIn("administrator").get("/api/v1/me").body();
        var entries = journal.entries(account);
        var last = entries.subList(entries.size() - 2, entries.size());
        assertThat(last).extracting(entry -> entry.draft().kind()).containsExactly("account.invited", "account.reset");
        assertThat(last).allSatisfy(entry -> {
            assertThat(entry.draft().actor().account().toString())
                    .isEqualTo(administrator.path("account").asString(""));
            assertThat(entry.draft().actor().post().orElseThrow().toString())
                    .isEqualTo(administrator.at("/posts/0/id").asString(""));
            assertThat(entry.draft().open()).doesNotContain(code).matches("\\{\"until\":\"[^\"]+\"}");
        });
    }

    @Test
    void onlyAnAdministratorInvites() {
        for (var name : List.of("city", "duty", "resident")) {
            assertThat(signedIn(name)
                            .post("/api/v1/accounts/" + NAME + "/code", Map.of())
                            .code())
                    .isEqualTo("access.denied");
        }
        assertThat(newOne().post("/api/v1/accounts/" + NAME + "/code", Map.of()).code())
                .isEqualTo("session.none");
        assertThat(invite("nobody-here").code()).isEqualTo("not-found");
    }

    @Test
    void anAdministratorFindsAccountsByAPartOfAName() {
        var administrator = signedIn("administrator");
        var found = administrator
                .search("/api/v1/accounts", "Village-Officer-99010100100")
                .body();
        assertThat(found.valueStream().map(one -> one.path("account").asString("")))
                .contains(NAME)
                .allMatch(name -> name.startsWith("village-officer-"));
        assertThat(found.get(0).path("invited").booleanValue()).isFalse();
        set(NAME, code(invite(NAME)), FIRST);
        assertThat(administrator
                        .search("/api/v1/accounts", NAME)
                        .body()
                        .at("/0/invited")
                        .booleanValue())
                .isTrue();
        assertThat(administrator.search("/api/v1/accounts", "v").body().size()).isZero();
        assertThat(administrator.search("/api/v1/accounts", "-").body().size()).isZero();
        assertThat(administrator
                        .search("/api/v1/accounts", "grid-worker")
                        .body()
                        .size())
                .isLessThanOrEqualTo(20);
        for (var name : List.of("city", "resident")) {
            assertThat(signedIn(name).search("/api/v1/accounts", NAME).code()).isEqualTo("access.denied");
        }
    }

    @Test
    void changingThePasswordEndsTheOtherSessionsAndKeepsThisOne() {
        set(NAME, code(invite(NAME)), FIRST);
        var here = newOne();
        var elsewhere = newOne();
        here.signIn(NAME, FIRST);
        elsewhere.signIn(NAME, FIRST);
        assertThat(change(here, FIRST, NEXT).status()).isEqualTo(204);
        assertThat(here.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/v1/me").code()).isEqualTo("session.none");
        assertThat(newOne().signIn(NAME, FIRST).code()).isEqualTo("session.refused");
        assertThat(newOne().signIn(NAME, NEXT).status()).isEqualTo(200);
    }

    @Test
    void whoDoesNotKnowThePresentPasswordChangesNothing() {
        set(NAME, code(invite(NAME)), FIRST);
        var here = newOne();
        here.signIn(NAME, FIRST);
        assertThat(change(here, "not this one at all", NEXT).code()).isEqualTo("password.wrong");
        assertThat(change(here, FIRST, "123456789012345").code()).isEqualTo("password.refused");
        assertThat(here.put("/api/v1/me/password", Map.of("current", FIRST))
                        .body()
                        .at("/errors/0/path")
                        .asString(""))
                .isEqualTo("/new");
        for (var tries = 0; tries < 5; tries++) {
            change(here, "not this one at all", NEXT);
        }
        assertThat(change(here, FIRST, NEXT).code()).isEqualTo("session.slow-down");
        assertThat(newOne().signIn(NAME, FIRST).status()).isEqualTo(200);
    }

    @Test
    void aResetEndsEverySession() {
        set(NAME, code(invite(NAME)), FIRST);
        var here = newOne();
        here.signIn(NAME, FIRST);
        set(NAME, code(invite(NAME)), NEXT);
        assertThat(here.get("/api/v1/me").code()).isEqualTo("session.none");
    }

    @Test
    void onesOwnSessionsAreListedAndOneOfThemIsEnded() {
        signedIn("county").delete("/api/v1/me/sessions");
        var desk = newOne().with("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0 Safari/537.36");
        desk.signIn("county", password("county"));
        var phone = newOne().with("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Safari/604.1");
        phone.signIn("county", password("county"));
        var listed = desk.get("/api/v1/me/sessions").body();
        assertThat(listed.size()).isEqualTo(2);
        var mine = listed.valueStream()
                .filter(one -> one.path("current").asBoolean())
                .toList();
        var other = listed.valueStream()
                .filter(one -> !one.path("current").asBoolean())
                .toList();
        assertThat(mine).singleElement().satisfies(one -> {
            assertThat(one.path("device").asString("")).isEqualTo("Chrome · Linux");
            assertThat(one.propertyNames()).containsExactlyInAnyOrder("id", "begunAt", "seenAt", "current", "device");
        });
        assertThat(other.getFirst().path("device").asString("")).isEqualTo("Safari · iPhone");
        var id = other.getFirst().path("id").asString("");

        assertThat(signedIn("duty").delete("/api/v1/me/sessions/" + id).code()).isEqualTo("not-found");
        assertThat(phone.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(desk.delete("/api/v1/me/sessions/" + id).status()).isEqualTo(204);
        assertThat(phone.get("/api/v1/me").code()).isEqualTo("session.none");
        assertThat(desk.delete("/api/v1/me/sessions/" + id).code()).isEqualTo("not-found");
    }

    @Test
    void signingOutEverywhereEndsThisSessionToo() {
        var here = signedIn("inspector");
        var elsewhere = signedIn("inspector");
        var answer = here.delete("/api/v1/me/sessions");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        for (var one : Arrays.asList(here, elsewhere)) {
            assertThat(one.get("/api/v1/me").code()).isEqualTo("session.none");
        }
    }

    @Test
    void aSessionThatIsOverIsNotListed() {
        signedIn("handler").delete("/api/v1/me/sessions");
        var here = signedIn("handler");
        var idle = signedIn("handler");
        database.sql("update access.session set seen_at = :long where id = cast(:id as uuid)")
                .param("long", Timestamp.from(Instant.EPOCH))
                .param("id", current(idle))
                .update();
        assertThat(here.get("/api/v1/me/sessions").body().size()).isEqualTo(1);
    }

    private static String current(Caller caller) {
        return caller.get("/api/v1/me/sessions")
                .body()
                .valueStream()
                .filter(one -> one.path("current").asBoolean())
                .map(one -> one.path("id").asString(""))
                .findFirst()
                .orElseThrow();
    }

    private Answer invite(String name) {
        return signedIn("administrator").post("/api/v1/accounts/" + name + "/code", Map.of());
    }

    private static String code(Answer invitation) {
        return invitation.body().path("code").stringValue();
    }

    private Answer set(String name, String code, String next) {
        return newOne().post("/api/v1/session/password", Map.of("name", name, "code", code, "new", next));
    }

    private static Answer change(Caller caller, String current, String next) {
        return caller.put("/api/v1/me/password", Map.of("current", current, "new", next));
    }

    private static String refused(Answer answer) {
        assertThat(answer.code()).isEqualTo("code.refused");
        return answer.raw().body();
    }

    private Caller signedIn(String name) {
        var caller = newOne();
        caller.signIn(name, password(name));
        return caller;
    }

    private Caller newOne() {
        return new Caller("http://localhost:" + port);
    }

    private String password(String name) {
        return Caller.printed(samples, name);
    }
}
