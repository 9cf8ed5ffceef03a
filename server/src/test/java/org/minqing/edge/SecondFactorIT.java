package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minqing.access.SampleAccounts;
import org.minqing.access.secret.AppCodes;
import org.minqing.edge.Caller.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The second factor, by an administrator whose password nobody prints and whose role asks for one. */
@LakesideServer
class SecondFactorIT {

    private static final String NAME = "administrator-990100000000000";
    private static final String PASSWORD = "stillwater ferries at dawn";
    private static final String INVITE = "/api/v1/accounts/grid-worker-990101001001001/code";

    @LocalServerPort
    private int port;

    @Autowired
    private SampleAccounts samples;

    @Autowired
    private JdbcClient database;

    private Caller here = new Caller("");

    @BeforeEach
    void somebodyWithAPasswordAndNoFactor() {
        for (var table : List.of("attempt", "code", "recovery_code", "second_factor", "passkey")) {
            database.sql("delete from access." + table).update();
        }
        var administrator = newOne();
        administrator.signIn("administrator", password("administrator"));
        var code = administrator
                .post("/api/v1/accounts/" + NAME + "/code", Map.of())
                .body()
                .path("code")
                .stringValue();
        var set = newOne().post("/api/v1/session/password", Map.of("name", NAME, "code", code, "new", PASSWORD));
        assertThat(set.status()).isEqualTo(204);
        here = newOne();
        here.signIn(NAME, PASSWORD);
    }

    @Test
    void aPostThatAsksForItCannotBeActedInWithout() {
        var refused = here.post(INVITE, Map.of());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("post.second-factor");
        assertThat(refused.body().path("next").stringValue()).isNotEmpty();
        assertThat(here.get("/api/v1/me").status()).isEqualTo(200);
        var factor = here.get("/api/v1/me/second-factor").body();
        assertThat(factor.path("on").booleanValue()).isFalse();
        assertThat(factor.path("needed").booleanValue()).isTrue();

        enrol();
        assertThat(here.post(INVITE, Map.of()).status()).isEqualTo(201);
    }

    @Test
    void theSampleAccountWhosePasswordIsPrintedNeedsNone() {
        var printed = newOne();
        printed.signIn("administrator", password("administrator"));
        assertThat(printed.get("/api/v1/me/second-factor").body().path("needed").booleanValue())
                .isFalse();
        assertThat(printed.post(INVITE, Map.of()).status()).isEqualTo(201);
    }

    @Test
    void itIsAskedForAtTheDoorFromItsFirstCodeOn() {
        here.post("/api/v1/me/second-factor", Map.of("password", PASSWORD));
        assertThat(newOne().signIn(NAME, PASSWORD).status()).isEqualTo(200);
        var secret = enrol();
        assertThat(newOne().signIn(NAME, PASSWORD).code()).isEqualTo("session.code-needed");
        assertThat(newOne().signIn(NAME, "wrong").code()).isEqualTo("session.refused");
        assertThat(signIn(newOne(), "000000").code()).isEqualTo("session.code-refused");
        var elsewhere = newOne();
        assertThat(signIn(elsewhere, next(secret)).status()).isEqualTo(200);
        assertThat(elsewhere.post(INVITE, Map.of()).status()).isEqualTo(201);
    }

    @Test
    void aCodeCountsOnce() {
        var secret = enrol();
        var code = next(secret);
        assertThat(signIn(newOne(), code).status()).isEqualTo(200);
        assertThat(signIn(newOne(), code).code()).isEqualTo("session.code-refused");
        assertThat(stepUp(code).code()).isEqualTo("factor.refused");
    }

    @Test
    void codesAreTriedAFewTimesAndThenWaitedFor() {
        var secret = enrol();
        for (var tries = 0; tries < 5; tries++) {
            assertThat(signIn(newOne(), "000000").code()).isEqualTo("session.code-refused");
            assertThat(stepUp("000000").code()).isEqualTo("factor.refused");
        }
        assertThat(signIn(newOne(), next(secret)).code()).isEqualTo("session.slow-down");
        assertThat(stepUp(next(secret)).code()).isEqualTo("session.slow-down");
    }

    @Test
    void aRecoveryCodeStandsInForALostAppOnce() {
        var recovery = confirm(begin()).body().path("codes");
        assertThat(recovery.size()).isEqualTo(10);
        var code = recovery.get(0).stringValue();
        assertThat(signIn(newOne(), code.toLowerCase(Locale.ROOT).replace("-", " "))
                        .status())
                .isEqualTo(200);
        assertThat(signIn(newOne(), code).code()).isEqualTo("session.code-refused");
        assertThat(here.get("/api/v1/me/second-factor")
                        .body()
                        .path("recoveryCodes")
                        .intValue())
                .isEqualTo(9);
        assertThat(stored("recovery_code")).doesNotContain(recovery.get(1).stringValue());
    }

    @Test
    void theSecretIsInTheStoreOnlySealed() {
        var secret = begin();
        confirm(secret);
        assertThat(database.sql("select octet_length(secret) from access.second_factor")
                        .query(Integer.class)
                        .single())
                .as("format, nonce, twenty bytes and the tag")
                .isEqualTo(1 + 12 + 20 + 16);
        assertThat(stored("second_factor")).doesNotContain(HexFormat.of().formatHex(secret), AppCodes.text(secret));
    }

    @Test
    void whoDoesNotKnowThePasswordNeitherSetsItUpNorTakesItAway() {
        assertThat(here.post("/api/v1/me/second-factor", Map.of("password", "wrong"))
                        .code())
                .isEqualTo("password.wrong");
        var secret = enrol();
        assertThat(here.post("/api/v1/me/second-factor", Map.of("password", PASSWORD))
                        .code())
                .isEqualTo("factor.there");
        assertThat(remove("wrong", next(secret)).code()).isEqualTo("password.wrong");
        assertThat(remove(PASSWORD, "000000").code()).isEqualTo("factor.refused");
        assertThat(remove(PASSWORD, next(secret)).status()).isEqualTo(204);
        assertThat(newOne().signIn(NAME, PASSWORD).status()).isEqualTo(200);
        assertThat(stored("recovery_code")).isEmpty();
    }

    @Test
    void twoPersonsTakeAwayALostOne() {
        enrol();
        var id = database.sql("select id from access.second_factor")
                .query(UUID.class)
                .single();
        var administrator = newOne();
        administrator.signIn("administrator", password("administrator"));
        var duty = newOne();
        duty.signIn("duty", password("duty"));
        var city = newOne();
        city.signIn("city", password("city"));
        var reset = "/api/v1/factor-resets/" + UUID.randomUUID();
        var wish = Map.of("account", NAME, "reason", "lost");
        assertThat(duty.put(reset, wish).code()).isEqualTo("access.denied");
        assertThat(administrator.put(reset, wish).status()).isEqualTo(200);
        assertThat(city.post(reset + "/confirm", Map.of()).status()).isEqualTo(200);
        assertThat(administrator
                        .put("/api/v1/factor-resets/" + UUID.randomUUID(), wish)
                        .code())
                .isEqualTo("not-found");
        assertThat(database.sql("select count(*) from journal.wrapped_keys(:id)")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .as("its key is destroyed")
                .isZero();
        assertThat(database.sql("""
                                select e.kind from access.account a cross join lateral journal.entries_of(a.id, 0) e
                                where a.sign_in_name = :name order by e.version desc limit 1
                                """).param("name", NAME).query(String.class).single())
                .isEqualTo("account.factor-removed");
        assertThat(newOne().signIn(NAME, PASSWORD).status()).isEqualTo(200);
    }

    /** Sets it up in the session at hand with the code of the step before, so that further codes are left for a test. */
    private byte[] enrol() {
        var secret = begin();
        assertThat(confirm(secret).status()).isEqualTo(200);
        return secret;
    }

    private byte[] begin() {
        var begun = here.post("/api/v1/me/second-factor", Map.of("password", PASSWORD));
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.body().path("uri").stringValue())
                .startsWith("otpauth://totp/")
                .contains("secret=" + begun.body().path("secret").stringValue());
        return Base32.bytes(begun.body().path("secret").stringValue());
    }

    private Answer confirm(byte[] secret) {
        var before =
                new AppCodes().code(secret, InstantSource.system().instant().minusSeconds(30));
        return here.put("/api/v1/me/second-factor", Map.of("code", before));
    }

    private Answer remove(String password, String code) {
        return here.send(
                "DELETE",
                "/api/v1/me/second-factor",
                "{\"password\":\"%s\",\"code\":\"%s\"}".formatted(password, code),
                "application/json");
    }

    private Answer stepUp(String code) {
        return here.post("/api/v1/session/step-up", Map.of("code", code));
    }

    private static Answer signIn(Caller caller, String code) {
        var answer = caller.post("/api/v1/session", Map.of("name", NAME, "password", PASSWORD, "code", code));
        answer.header("Set-Cookie").ifPresent(cookie -> caller.with("Cookie", cookie.split(";", 2)[0]));
        if (answer.status() == 200) {
            caller.with("X-Minqing-Token", answer.body().path("token").stringValue());
        }
        return answer;
    }

    private static String next(byte[] secret) {
        return new AppCodes().code(secret, InstantSource.system().instant());
    }

    private String stored(String table) {
        return String.join(
                "\n",
                database.sql("select t::text from access." + table + " t")
                        .query(String.class)
                        .list());
    }

    private Caller newOne() {
        return new Caller("http://localhost:" + port);
    }

    private String password(String name) {
        return Caller.printed(samples, name);
    }
}
