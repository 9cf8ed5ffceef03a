package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minqing.access.SampleAccounts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The door: who gets in, how a session is kept, and that nobody can borrow one. */
@LakesideServer
class SessionIT {

    @LocalServerPort
    private int port;

    @Autowired
    private SampleAccounts samples;

    @Autowired
    private JdbcClient database;

    private Caller caller = new Caller("");

    @BeforeEach
    void newCallerAtADoorThatRemembersNobody() {
        database.sql("delete from access.attempt").update();
        caller = newOne();
    }

    @Test
    void everySampleAccountGetsInAndSeesItself() {
        assertThat(samples.all()).hasSize(10);
        for (var account : samples.all()) {
            var one = newOne();
            assertThat(one.signIn(account.name(), account.password()).status()).isEqualTo(200);
            var me = one.get("/api/v1/me").body();
            assertThat(me.path("signInName").asString("")).isEqualTo(account.name());
            assertThat(me.path("name").asString("")).contains("示例");
            assertThat(me.path("posts").size()).isEqualTo(account.post().equals("resident") ? 0 : 1);
            assertThat(me.path("zone").asString("")).isEqualTo("Asia/Shanghai");
        }
    }

    @Test
    void thePostsAreaIsNamedInEveryLanguageOfTheCity() {
        caller.signIn("duty", password("duty"));
        var names = caller.get("/api/v1/me").body().at("/posts/0/areaNames");
        assertThat(names.path("en").asString("")).isEqualTo("East One");
        assertThat(names.path("zh").asString("")).isEqualTo("示例东一镇");
    }

    @Test
    void peopleOfOneOfficeGetInAtTheSameMoment() throws InterruptedException, ExecutionException {
        try (var office = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = samples.all().stream()
                    .map(account -> office.submit(() ->
                            newOne().signIn(account.name(), account.password()).status()))
                    .toList();
            for (var one : tries) {
                assertThat(one.get()).isEqualTo(200);
            }
        }
    }

    @Test
    void aPageLearnsItsTokenAndWhoIsSignedIn() {
        var before = caller.get("/api/v1/session").body();
        assertThat(before.path("signedIn").booleanValue()).isFalse();
        assertThat(before.path("token").stringValue()).isEmpty();
        caller.signIn("duty", password("duty"));
        var after = caller.get("/api/v1/session").body();
        assertThat(after.path("signedIn").booleanValue()).isTrue();
        assertThat(after.path("account").stringValue()).isEqualTo("duty");
        assertThat(after.path("token").stringValue())
                .isEqualTo(caller.header(after.path("header").stringValue()));
    }

    @Test
    void theCookieIsClosedToScriptsAndOtherSites() {
        var answer = caller.signIn("worker", password("worker"));
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .startsWith("minqing_session=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=")
                .doesNotContain("Secure", "Domain");
        assertThat(answer.header("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void signingInAgainEndsTheSessionBefore() {
        caller.signIn("worker", password("worker"));
        var old = newOne().with("Cookie", caller.header("Cookie"));
        assertThat(old.get("/api/v1/me").status()).isEqualTo(200);
        var token = caller.header("Cookie");
        caller.signIn("worker", password("worker"));
        assertThat(caller.header("Cookie")).isNotEqualTo(token);
        assertThat(old.get("/api/v1/me").code()).isEqualTo("session.none");
    }

    @Test
    void signingOutEndsTheSession() {
        caller.signIn("worker", password("worker"));
        var answer = caller.delete("/api/v1/session");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(answer.header("Clear-Site-Data")).contains("\"cache\"");
        assertThat(caller.get("/api/v1/me").code()).isEqualTo("session.none");
    }

    @Test
    void aRequestWithoutOrWithAForeignFormTokenChangesNothing() {
        caller.signIn("worker", password("worker"));
        var other = newOne();
        other.signIn("duty", password("duty"));
        var foreign = other.header("X-Minqing-Token");
        assertThat(caller.without("X-Minqing-Token").delete("/api/v1/session").code())
                .isEqualTo("session.forged");
        assertThat(caller.with("X-Minqing-Token", foreign)
                        .delete("/api/v1/session")
                        .code())
                .isEqualTo("session.forged");
        assertThat(caller.with("X-Minqing-Token", "").delete("/api/v1/session").code())
                .isEqualTo("session.forged");
        assertThat(caller.get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void anotherSiteCanNeitherActNorSignSomebodyIn() {
        var body = Map.of("name", "worker", "password", password("worker"));
        assertThat(caller.with("Sec-Fetch-Site", "cross-site")
                        .post("/api/v1/session", body)
                        .code())
                .isEqualTo("session.forged");
        assertThat(newOne().with("Origin", "https://elsewhere.example")
                        .post("/api/v1/session", body)
                        .code())
                .isEqualTo("session.forged");
        assertThat(newOne().with("Origin", "http://localhost:" + port)
                        .post("/api/v1/session", body)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void inventedAndDamagedCookiesAreNoSession() {
        for (var value : new String[] {"", "x", "a".repeat(43), "a".repeat(5_000), "../../etc/passwd", "' or 1=1 --"}) {
            var answer = newOne().with("Cookie", "minqing_session=" + value).get("/api/v1/me");
            assertThat(answer.status()).as(value).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("session.none");
        }
    }

    @Test
    void anUnknownNameAnUninvitedAccountAndAWrongPasswordAreAnsweredAlike() {
        var answers = new HashSet<String>();
        for (var name : new String[] {"duty", "nobody-" + port, "grid-worker-990101001001002"}) {
            var answer = newOne().signIn(name, "wrong");
            assertThat(answer.status()).isEqualTo(401);
            answers.add(answer.raw().body());
        }
        assertThat(answers).hasSize(1);
    }

    @Test
    void aNameIsLockedAfterSomeTriesWhetherItExistsOrNot() {
        for (var name : new String[] {"county", "ghost-" + port}) {
            for (var tries = 0; tries < 5; tries++) {
                assertThat(newOne().signIn(name, "wrong").code()).isEqualTo("session.refused");
            }
            var locked = newOne().signIn(name, name.equals("county") ? password("county") : "wrong");
            assertThat(locked.status()).isEqualTo(429);
            assertThat(locked.code()).isEqualTo("session.slow-down");
            assertThat(Integer.parseInt(locked.header("Retry-After").orElseThrow()))
                    .isBetween(1, 900);
        }
    }

    @Test
    void aPostThatIsNotHeldCannotBeActedIn() {
        caller.signIn("administrator", password("administrator"));
        var post = caller.get("/api/v1/me").body().at("/posts/0/id").stringValue();
        var move = Map.of("to", "2026-01-01T00:00:00Z");
        assertThat(caller.with("X-Minqing-Post", post)
                        .post("/api/v1/test/clock", move)
                        .status())
                .isEqualTo(200);
        for (var wrong : new String[] {"00000000-0000-8000-8000-000000000000", "mine"}) {
            assertThat(caller.with("X-Minqing-Post", wrong)
                            .post("/api/v1/test/clock", move)
                            .code())
                    .isEqualTo("post.not-held");
        }
    }

    @Test
    void onlyTheAdministratorMovesTimeAndNotWithoutSayingWhere() {
        caller.signIn("city", password("city"));
        assertThat(caller.post("/api/v1/test/clock", Map.of("to", "2026-01-01T00:00:00Z"))
                        .code())
                .isEqualTo("access.denied");
        var administrator = newOne();
        administrator.signIn("administrator", password("administrator"));
        assertThat(administrator.post("/api/v1/test/clock", Map.of()).code()).isEqualTo("field.invalid");
        assertThat(administrator
                        .post("/api/v1/test/clock", Map.of("to", "9999-01-01T00:00:00Z"))
                        .code())
                .isEqualTo("field.invalid");
    }

    private Caller newOne() {
        return new Caller("http://localhost:" + port);
    }

    private String password(String name) {
        return Caller.printed(samples, name);
    }
}
