package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minqing.Patience;
import org.minqing.access.SampleAccounts;
import org.minqing.edge.Caller.Answer;
import org.minqing.edge.SoftKey.Looks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Passkeys, by an administrator whose password nobody prints and whose role asks for a second factor. */
@LakesideServer
class PasskeyIT {

    private static final String NAME = "administrator-990100000000000";
    private static final String PASSWORD = "stillwater ferries at dawn";
    private static final String INVITE = "/api/v1/accounts/grid-worker-990101001001001/code";
    private static final String MINE = "/api/v1/me/passkeys";
    private static final String DOOR = "/api/v1/session/passkey";
    private static final String AGAIN = "/api/v1/session/step-up/";

    @LocalServerPort
    private int port;

    @Autowired
    private SampleAccounts samples;

    @Autowired
    private JdbcClient database;

    private Caller here = new Caller("");
    private SoftKey key = new SoftKey("");

    @BeforeEach
    void somebodyWithAPasswordAndADevice() {
        for (var table : List.of("attempt", "code", "recovery_code", "second_factor", "passkey", "passkey_challenge")) {
            database.sql("delete from access." + table).update();
        }
        var code = administrator()
                .post("/api/v1/accounts/" + NAME + "/code", Map.of())
                .body()
                .path("code")
                .stringValue();
        newOne().post("/api/v1/session/password", Map.of("name", NAME, "code", code, "new", PASSWORD));
        here = newOne().with("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0");
        assertThat(here.signIn(NAME, PASSWORD).status()).isEqualTo(200);
        key = new SoftKey(origin());
    }

    @Test
    void aPasskeyIsAddedNamedListedAndTakenAway() {
        assertThat(here.post(INVITE, Map.of()).code()).isEqualTo("post.second-factor");
        var made = add(key, "  我的手机 ");
        assertThat(made.status()).isEqualTo(201);
        assertThat(here.post(INVITE, Map.of()).status())
                .as("its person was here just now")
                .isEqualTo(201);
        var id = made.body().path("id").stringValue();
        assertThat(here.put(MINE + "/" + id, Map.of("name", "办公室电脑")).status()).isEqualTo(204);
        assertThat(here.put(MINE + "/" + id, Map.of("name", "多".repeat(61))).code())
                .isEqualTo("passkey.invalid");
        var listed = here.get(MINE).body();
        assertThat(listed.size()).isEqualTo(1);
        assertThat(listed.at("/0/name").stringValue()).isEqualTo("办公室电脑");
        assertThat(here.get("/api/v1/me/second-factor").body().path("passkeys").intValue())
                .isEqualTo(1);

        var other = administrator();
        assertThat(remove(other, id, password("administrator")).code()).isEqualTo("not-found");
        assertThat(other.put(MINE + "/" + id, Map.of("name", "别人的")).code()).isEqualTo("not-found");
        assertThat(remove(here, id, "wrong").code()).isEqualTo("password.wrong");
        assertThat(remove(here, id, PASSWORD).status()).isEqualTo(204);
        assertThat(here.get(MINE).body().size()).isZero();
        assertThat(signIn(newOne(), key).code()).isEqualTo("session.passkey-refused");
        assertThat(told()).endsWith("account.passkey-added", "account.passkey-removed");
        Patience.until(() -> noticed().containsAll(List.of("passkey-added", "passkey-removed")));
        assertThat(here.get("/api/v1/notices").body().at("/items"))
                .filteredOn(notice -> notice.at("/kind").stringValue().startsWith("passkey-"))
                .as("on which kind of device")
                .allSatisfy(notice ->
                        assertThat(notice.at("/parameters/device").asString("")).isEqualTo("Firefox · Linux"));
        assertThat(other.get("/api/v1/notices").body().toString())
                .as("nobody else is told")
                .doesNotContain("passkey-");
    }

    @Test
    void itSignsInAloneAndIsBothFactors() {
        add(key, "手机");
        var elsewhere = newOne();
        assertThat(signIn(elsewhere, key.counting(1)).status()).isEqualTo(204);
        assertThat(elsewhere.get("/api/v1/me").body().path("signInName").stringValue())
                .isEqualTo(NAME);
        assertThat(elsewhere.post(INVITE, Map.of()).status()).isEqualTo(201);
        assertThat(here.get(MINE).body().at("/0/usedAt").stringValue())
                .isGreaterThan(here.get(MINE).body().at("/0/createdAt").stringValue());
        assertThat(signIn(newOne(), key.counting(2)).status()).isEqualTo(204);
    }

    @Test
    void aSessionOfThePasswordBecomesOneOfBothByShowingIt() {
        add(key, "手机");
        var elsewhere = newOne();
        elsewhere.signIn(NAME, PASSWORD);
        assertThat(elsewhere.post(INVITE, Map.of()).code()).isEqualTo("post.second-factor");
        var question = elsewhere.post(AGAIN + "challenge", Map.of()).body();
        assertThat(question.path("credentials").size()).isEqualTo(1);
        var stranger = new SoftKey(origin());
        assertThat(elsewhere
                        .post(AGAIN + "passkey", stranger.shown(challenge(question)))
                        .code())
                .isEqualTo("passkey.refused");
        question = elsewhere.post(AGAIN + "challenge", Map.of()).body();
        var shown = key.counting(1).shown(challenge(question));
        shown.remove("user");
        assertThat(elsewhere.post(AGAIN + "passkey", shown).status()).isEqualTo(204);
        assertThat(elsewhere.post(AGAIN + "passkey", shown).code()).isEqualTo("passkey.refused");
        assertThat(elsewhere.post(INVITE, Map.of()).status()).isEqualTo(201);
    }

    @Test
    void somebodyElsesPasskeyShowsNothingInThisSession() {
        add(key, "手机");
        var other = administrator();
        var question = other.post(AGAIN + "challenge", Map.of()).body();
        assertThat(other.post(AGAIN + "passkey", key.counting(1).shown(challenge(question)))
                        .code())
                .isEqualTo("passkey.refused");
    }

    @Test
    void whateverIsWrongTheAnswerAtTheDoorIsOne() {
        add(key, "手机");
        key.counting(1);
        var wrong = new LinkedHashMap<String, SoftKey>();
        wrong.put("a page of another origin", key.before(new Looks("https://localhost.example", "localhost", true)));
        wrong.put("another port", key.before(new Looks("http://localhost:1", "localhost", true)));
        wrong.put("another site", key.before(new Looks(origin(), "localhost.example", true)));
        wrong.put("touched by somebody", key.before(new Looks(origin(), "localhost", false)));
        wrong.put("unknown to us", new SoftKey(origin()));
        wrong.put("another key", key.forged());
        wrong.put(
                "another account",
                key.before(new Looks(origin(), "localhost", true)).of(SoftKey.NOBODY));
        var answers = new HashSet<String>();
        wrong.forEach((what, one) -> {
            var answer = signIn(newOne(), one);
            assertThat(answer.status()).as(what).isEqualTo(401);
            answers.add(answer.raw().body());
        });
        answers.add(newOne().post(DOOR, key.shown("A".repeat(43))).raw().body());
        var nameless = newOne();
        var shown = key.shown(question(nameless));
        shown.remove("user");
        answers.add(nameless.post(DOOR, shown).raw().body());
        assertThat(answers).hasSize(1);
        assertThat(answers.iterator().next()).contains("session.passkey-refused");
        assertThat(told()).doesNotContain("account.passkey-counted-back");
        assertThat(signIn(newOne(), key).status()).as("none of it did harm").isEqualTo(204);
    }

    @Test
    void aQuestionIsAnsweredOnceInTimeAndByWhoWasAsked() {
        add(key, "手机");
        var one = newOne();
        var shown = key.counting(1).shown(question(one));
        assertThat(newOne().post(DOOR, shown).code())
                .as("caught on its way, in another browser")
                .isEqualTo("session.passkey-refused");
        assertThat(one.post(DOOR, shown).status()).isEqualTo(204);
        assertThat(one.without("Cookie").post(DOOR, shown).code()).isEqualTo("session.passkey-refused");

        var late = newOne();
        var lateShown = key.counting(2).shown(question(late));
        database.sql("update access.passkey_challenge set expires_at = now()").update();
        assertThat(late.post(DOOR, lateShown).code()).isEqualTo("session.passkey-refused");
        var stepUp = here.post(AGAIN + "challenge", Map.of()).body();
        assertThat(newOne().with("Cookie", here.header("Cookie").replace("session=", "try="))
                        .post(DOOR, key.shown(challenge(stepUp)))
                        .code())
                .as("a question for something else")
                .isEqualTo("session.passkey-refused");
    }

    @Test
    void aDeviceThatCountsBackIsRefusedAndItIsEntered() {
        add(key.counting(7), "钥匙");
        assertThat(signIn(newOne(), key.counting(9)).status()).isEqualTo(204);
        assertThat(signIn(newOne(), key.counting(9)).code()).isEqualTo("session.passkey-refused");
        assertThat(signIn(newOne(), key.counting(3)).code()).isEqualTo("session.passkey-refused");
        assertThat(told()).endsWith("account.passkey-counted-back", "account.passkey-counted-back");
        assertThat(signIn(newOne(), key.counting(10)).status()).isEqualTo(204);
    }

    @Test
    void whatWasNotMadeHereNowAndByItsPersonIsNotKept() {
        var wrong = List.of(
                new Looks("https://elsewhere.example", "localhost", true),
                new Looks(origin(), "elsewhere.example", true),
                new Looks(origin(), "localhost", false));
        for (var looks : wrong) {
            assertThat(add(key.before(looks), "x").code()).as(looks.toString()).isEqualTo("passkey.refused");
        }
        var order = order(PASSWORD).body();
        var made = key.made(challenge(order), order.path("user").stringValue(), "手机");
        var other = newOne();
        other.signIn(NAME, PASSWORD);
        assertThat(other.post(MINE, made).code())
                .as("ordered by another session")
                .isEqualTo("passkey.refused");
        assertThat(here.post(MINE, made).status()).isEqualTo(201);
        assertThat(here.post(MINE, made).code()).isEqualTo("passkey.refused");
        assertThat(add(key, "再一次").code()).as("kept already").isEqualTo("passkey.refused");
        assertThat(here.post(MINE, Map.of("name", "x", "clientData", "***", "attestation", "AA"))
                        .code())
                .isEqualTo("passkey.invalid");
        assertThat(here.get(MINE).body().size()).isEqualTo(1);
    }

    @Test
    void thePasswordAloneAddsNothingBesideAPasskey() {
        assertThat(order("wrong").code()).isEqualTo("password.wrong");
        add(key, "手机");
        var thief = newOne();
        thief.signIn(NAME, PASSWORD);
        var body = Map.of("password", PASSWORD);
        assertThat(thief.post(MINE + "/challenge", body).code()).isEqualTo("factor.again");
        assertThat(thief.post("/api/v1/me/second-factor", body).code()).isEqualTo("factor.again");
        var id = here.get(MINE).body().at("/0/id").stringValue();
        assertThat(remove(thief, id, PASSWORD).code()).isEqualTo("factor.again");
        assertThat(here.post("/api/v1/me/second-factor", body).status()).isEqualTo(201);
    }

    @Test
    void anAccountHasTenAtMost() {
        assertThat(add(key, "手机").status()).isEqualTo(201);
        database.sql("""
                        insert into access.passkey (id, account, credential, public_key, sign_count, name, created_at)
                        select gen_random_uuid(), id, int4send(n), '', 0, 'n', now()
                        from access.account cross join generate_series(1, 9) n where sign_in_name = :name
                        """).param("name", NAME).update();
        assertThat(order(PASSWORD).code()).isEqualTo("passkey.too-many");
    }

    @Test
    void twoPersonsTakeAwayAllOfWhoLostThem() {
        add(key, "手机");
        var administrator = administrator();
        var second = newOne();
        second.signIn("city", password("city"));
        assertThat(administrator
                        .search("/api/v1/accounts", NAME)
                        .body()
                        .at("/0/secondFactor")
                        .booleanValue())
                .isTrue();
        var reset = "/api/v1/factor-resets/" + UUID.randomUUID();
        assertThat(administrator
                        .put(reset, Map.of("account", NAME, "reason", "lost"))
                        .status())
                .isEqualTo(200);
        assertThat(second.post(reset + "/confirm", Map.of()).status()).isEqualTo(200);
        assertThat(signIn(newOne(), key.counting(1)).code()).isEqualTo("session.passkey-refused");
        assertThat(told()).endsWith("account.factor-removed");
    }

    @Test
    void triesAreCountedByAddress() {
        for (var tries = 0; tries < 50; tries++) {
            assertThat(newOne().post(DOOR, key.shown("A".repeat(43))).code()).isEqualTo("session.passkey-refused");
        }
        var slow = newOne().post(DOOR, key.shown("A".repeat(43)));
        assertThat(slow.code()).isEqualTo("session.slow-down");
        assertThat(slow.header("Retry-After")).isPresent();
    }

    @Test
    void underANumberThereAreNone() {
        var numbered = new Caller("http://127.0.0.1:" + port);
        assertThat(numbered.post(DOOR + "/challenge", Map.of()).code()).isEqualTo("passkey.no-name");
    }

    private Answer order(String password) {
        return here.post(MINE + "/challenge", Map.of("password", password));
    }

    private Answer add(SoftKey one, String name) {
        var order = order(PASSWORD).body();
        assertThat(order.path("site").stringValue()).isEqualTo("localhost");
        return here.post(MINE, one.made(challenge(order), order.path("user").stringValue(), name));
    }

    private static Answer remove(Caller caller, String id, String password) {
        return caller.send("DELETE", MINE + "/" + id, "{\"password\":\"%s\"}".formatted(password), "application/json");
    }

    /** Begins a try at the door: the question, of which the caller remembers the cookie. */
    private static String question(Caller caller) {
        var asked = caller.post(DOOR + "/challenge", Map.of());
        assertThat(asked.body().path("credentials").size())
                .as("says nothing about anybody")
                .isZero();
        var cookie = asked.header("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict");
        caller.with("Cookie", cookie.split(";", 2)[0]);
        return challenge(asked.body());
    }

    private static Answer signIn(Caller caller, SoftKey one) {
        var answer = caller.post(DOOR, one.shown(question(caller)));
        if (answer.status() == 204) {
            caller.with("Cookie", answer.header("Set-Cookie").orElseThrow().split(";", 2)[0]);
            caller.with(
                    "X-Minqing-Token",
                    caller.get("/api/v1/session").body().path("token").stringValue());
        }
        return answer;
    }

    private static String challenge(JsonNode asked) {
        return asked.path("challenge").stringValue();
    }

    private List<String> told() {
        return database.sql("""
                        select e.kind from access.account a cross join lateral journal.entries_of(a.id, 0) e
                        where a.sign_in_name = :name order by e.version
                        """).param("name", NAME).query(String.class).list();
    }

    /** The account's own inbox, with when; without a second factor it reads it in no post. */
    private List<String> noticed() {
        return here.get("/api/v1/notices")
                .body()
                .at("/items")
                .valueStream()
                .filter(notice -> !notice.at("/at").stringValue().isEmpty())
                .map(notice -> notice.at("/kind").stringValue())
                .toList();
    }

    private String origin() {
        return "http://localhost:" + port;
    }

    private Caller administrator() {
        var administrator = newOne();
        administrator.signIn("administrator", password("administrator"));
        return administrator;
    }

    private Caller newOne() {
        return new Caller(origin());
    }

    private String password(String name) {
        return Caller.printed(samples, name);
    }
}
