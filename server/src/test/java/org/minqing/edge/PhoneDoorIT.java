package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minqing.access.SampleAccounts;
import org.minqing.edge.Caller.Answer;
import org.minqing.journal.Journal;
import org.minqing.kernel.Settings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever has a telephone comes in with a code that was sent to it, as a resident and as nothing else; a desk confirms who it is. */
@LakesideServer
class PhoneDoorIT {

    private static final String NUMBER = "13900000001";
    private static final String OTHER = "13900000002";
    private static final String REFUSED = "telephone.code-refused";

    @LocalServerPort
    private int port;

    @Autowired
    private Settings settings;

    @Autowired
    private SampleAccounts samples;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Journal journal;

    @BeforeEach
    void theDoorRemembersNobody() {
        database.sql("delete from access.attempt").update();
        database.sql("delete from access.telephone").update();
        database.sql("delete from access.telephone_code").update();
        forgetAsks();
    }

    @Test
    void theFirstCodeMakesAnAccountOfTheNumberAloneAndTheNextOneFindsIt() throws IOException {
        var person = telephone(NUMBER);
        assertThat(person.caller().get("/api/v1/session/phone").body().toString())
                .isEqualTo("{\"open\":true,\"digits\":6,\"minutes\":5}");
        assertThat(person.ask().status()).isEqualTo(204);
        assertThat(person.enter(person.code()).status()).isEqualTo(204);
        var me = person.caller().get("/api/v1/me").body();
        assertThat(me.path("name").asString()).isEqualTo("居民");
        assertThat(me.path("posts")).isEmpty();
        assertThat(person.caller().get("/api/v1/me/assurance").body().toString())
                .isEqualTo("{\"level\":\"telephone\",\"telephone\":\"139****0001\",\"confirmations\":[]}");
        forgetAsks();
        var again = telephone("+86 139-0000 0001");
        assertThat(again.ask().status()).isEqualTo(204);
        var code = telephone(NUMBER).code();
        assertThat(again.enter(wide(code)).status())
                .as("the same number, and wide digits")
                .isEqualTo(204);
        assertThat(again.caller().get("/api/v1/me").body().path("account")).isEqualTo(me.path("account"));
        assertThat(stored()).as("in the store").noneMatch(row -> row.contains(NUMBER) || row.contains(code));
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(settings.data().resolve("sample-texts"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aWrongCodeAUsedOneAnOldOneAndOneOfAnotherNumberAreAnsweredAlike() {
        var person = telephone(NUMBER);
        person.ask();
        var code = person.code();
        var answers = new HashSet<String>();
        answers.add(refused(person.enter(person.wrong())));
        answers.add(refused(telephone(OTHER).enter(code)));
        assertThat(person.enter(code).status()).isEqualTo(204);
        answers.add(refused(person.enter(code)));
        forgetAsks();
        person.ask();
        database.sql("update access.telephone_code set expires_at = now() - interval '1 second'")
                .update();
        answers.add(refused(person.enter(person.code())));
        forgetAsks();
        person.ask();
        var replaced = person.code();
        forgetAsks();
        person.ask();
        if (!replaced.equals(person.code())) {
            answers.add(refused(person.enter(replaced)));
        }
        assertThat(answers).hasSize(1);
    }

    @Test
    void aCodeThatIsReadOutToSomebodyOpensNothingInTheirBrowser() {
        var person = telephone(NUMBER);
        person.ask();
        var caller = telephone(NUMBER);
        assertThat(caller.enter(person.code()).code()).isEqualTo(REFUSED);
        forgetAsks();
        caller.ask();
        assertThat(person.enter(caller.code()).code())
                .as("nor does a code that a stranger had sent, in one's own")
                .isEqualTo(REFUSED);
        forgetAsks();
        person.ask();
        assertThat(caller.enter(person.code()).code()).isEqualTo(REFUSED);
        assertThat(person.window().enter(person.code()).status()).isEqualTo(204);
    }

    @Test
    void afterFiveTriesTheRightCodeIsRefusedToo() {
        var person = telephone(NUMBER);
        person.ask();
        for (var tries = 0; tries < 5; tries++) {
            assertThat(person.enter(person.wrong()).code()).isEqualTo(REFUSED);
        }
        assertThat(person.enter(person.code()).code()).isEqualTo(REFUSED);
    }

    @Test
    void ofManyWhoUseACodeAtOnceOneComesIn() throws Exception {
        var person = telephone(NUMBER);
        person.ask();
        var code = person.code();
        try (var crowd = Executors.newFixedThreadPool(5)) {
            var answers = crowd.invokeAll(IntStream.range(0, 5)
                    .mapToObj(_ -> (Callable<Integer>)
                            () -> person.window().enter(code).status())
                    .toList());
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(204, 401, 401, 401, 401);
        }
    }

    @Test
    void aNumberWithoutAnAccountIsAnsweredAsOneWithAndBothWaitAlike() {
        var known = telephone(NUMBER);
        known.ask();
        known.enter(known.code());
        forgetAsks();
        var ofKnown = telephone(NUMBER).ask();
        var ofUnknown = telephone(OTHER).ask();
        assertThat(told(ofKnown)).isEqualTo(told(ofUnknown)).isEqualTo("204 ");
        var waitsKnown = telephone(NUMBER).ask();
        var waitsUnknown = telephone(OTHER).ask();
        assertThat(waitsKnown.code()).isEqualTo(waitsUnknown.code()).isEqualTo("session.slow-down");
        assertThat(List.of(waitsKnown, waitsUnknown))
                .allSatisfy(answer -> assertThat(
                                Integer.parseInt(answer.header("Retry-After").orElseThrow()))
                        .isBetween(50, 60));
        assertThat(telephone("12").ask().code()).isEqualTo("telephone.invalid");
        assertThat(telephone(" ").ask().body().at("/errors/0/code").asString()).isEqualTo("field.missing");
    }

    @Test
    void aNumberIsSentFiveCodesAnHourAndAnAddressThirty() {
        for (var asked = 0; asked < 5; asked++) {
            assertThat(telephone(NUMBER).ask().status()).isEqualTo(204);
            aWhileAgo("2 minutes");
        }
        assertThat(telephone(NUMBER).ask().code()).isEqualTo("session.slow-down");
        for (var asked = 5; asked < 30; asked++) {
            assertThat(telephone("139000010" + asked).ask().status()).isEqualTo(204);
        }
        assertThat(telephone(OTHER).ask().code()).isEqualTo("session.slow-down");
        aWhileAgo("1 hour");
        assertThat(telephone(OTHER).ask().status()).isEqualTo(204);
        assertThat(telephone(NUMBER).ask().status()).isEqualTo(204);
    }

    @Test
    void whoeverCameByTelephoneIsAResidentAndReachesNothingOfThoseWhoServe() {
        var person = signedIn(NUMBER);
        var village = "990101001001000";
        for (var path : List.of(
                "/accounts",
                "/oversight/stops",
                "/oversight/delays",
                "/confirmations",
                "/notices/dead-letters",
                "/workforce?area=" + village,
                "/tasks?area=" + village,
                "/figures?area=" + village)) {
            assertThat(person.get("/api/v1" + path).status()).as(path).isBetween(403, 404);
        }
        assertThat(person.get("/api/v1/cases").body().path("total").asInt()).isZero();
        assertThat(person.with("X-Minqing-Post", postOf("village"))
                        .get("/api/v1/me/looks")
                        .code())
                .isEqualTo("post.not-held");
        var account = account(NUMBER);
        assertThatThrownBy(() -> database.sql("""
                                insert into access.holding (account, post, valid_from)
                                values (:account, cast(:post as uuid), now())
                                """)
                        .param("account", account)
                        .param("post", postOf("village"))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        var keeper = as("administrator");
        assertThat(keeper.search("/api/v1/accounts", "resident-").body()).isEmpty();
        assertThat(keeper.post("/api/v1/accounts/resident-" + account + "/code", Map.of())
                        .status())
                .as("no password is ever given out for it")
                .isEqualTo(404);
    }

    @Test
    void theVillageDeskConfirmsWhoShowsACodeAndNobodyElseDoes() {
        var person = signedIn(NUMBER);
        assertThat(person.get("/api/v1/me/looks").code()).isEqualTo("account.unconfirmed");
        var shown = person.post("/api/v1/me/desk-code", Map.of());
        assertThat(shown.status()).isEqualTo(201);
        var code = shown.body().path("code").asString();
        var id = UUID.randomUUID();
        for (var other : List.of("resident", "worker", "duty", "county", "administrator")) {
            assertThat(confirm(as(other), id, code).code()).as(other).isEqualTo("access.denied");
        }
        var desk = as("village");
        assertThat(desk.put("/api/v1/confirmations/" + id, Map.of("code", code)).code())
                .isEqualTo("confirmation.invalid");
        var confirmed = confirm(desk, id, code.toLowerCase(Locale.ROOT));
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.raw().body())
                .as("the desk learns no number and no account")
                .doesNotContain("0001", account(NUMBER).toString());
        assertThat(confirm(desk, id, code).body()).as("the same once more").isEqualTo(confirmed.body());
        assertThat(confirm(desk, UUID.randomUUID(), code).code())
                .as("the code is used up")
                .isEqualTo("desk-code.refused");
        assertThat(person.get("/api/v1/me/looks").status()).isEqualTo(200);
    }

    @Test
    void thePersonReadsWhichDeskConfirmedThemAndThatItTookItBack() {
        var person = signedIn(NUMBER);
        var desk = as("village");
        var id = UUID.randomUUID();
        confirm(desk, id, deskCode(person));
        var own = person.get("/api/v1/me/assurance").body();
        assertThat(own.path("level").asString()).isEqualTo("confirmed");
        assertThat(own.at("/confirmations/0/how").asString()).isEqualTo("identity-card");
        assertThat(own.at("/confirmations/0/role/zh").asString()).isEqualTo("村居干部");
        assertThat(own.at("/confirmations/0/areaNames/zh").asString()).isNotBlank();
        assertThat(own.toString()).doesNotContain("示例村干部");
        var entry = journal.entries(account(NUMBER)).getLast().draft();
        assertThat(entry.actor().post().orElseThrow().toString()).isEqualTo(postOf("village"));
        assertThat(entry.open()).contains(id.toString(), "identity-card");

        assertThat(desk.get("/api/v1/confirmations").body().at("/0/id").asString())
                .isEqualTo(id.toString());
        for (var time = 0; time < 2; time++) {
            assertThat(desk.post("/api/v1/confirmations/" + id + "/withdraw", Map.of())
                            .status())
                    .isEqualTo(200);
        }
        assertThat(person.get("/api/v1/me/looks").code()).isEqualTo("account.unconfirmed");
        assertThat(person.get("/api/v1/me/assurance").raw().body()).contains("\"level\":\"telephone\"", "withdrawnAt");
        assertThat(journal.entries(account(NUMBER)))
                .extracting(one -> one.draft().kind())
                .containsExactly("account.confirmed", "account.confirmation-withdrawn");
    }

    @Test
    void nobodyConfirmsThemselvesAndNobodyGuessesACode() {
        var desk = as("village");
        var code = deskCode(desk);
        assertThat(confirm(desk, UUID.randomUUID(), code).code()).isEqualTo("confirmation.own");
        for (var tries = 0; tries < 5; tries++) {
            assertThat(confirm(desk, UUID.randomUUID(), "0000-0000").code()).isEqualTo("desk-code.refused");
        }
        assertThat(confirm(desk, UUID.randomUUID(), code).code()).isEqualTo("session.slow-down");
        var old = deskCode(signedIn(NUMBER));
        database.sql("update access.desk_code set expires_at = now() - interval '1 second'")
                .update();
        database.sql("delete from access.attempt").update();
        assertThat(confirm(desk, UUID.randomUUID(), old).code()).isEqualTo("desk-code.refused");
    }

    @Test
    void aNumberThatWasNotUsedForNinetyDaysIsSomebodyElse() {
        signedIn(NUMBER);
        var before = account(NUMBER);
        var stream = database.sql("select id from access.telephone")
                .query(UUID.class)
                .single();
        database.sql("update access.telephone set used_at = now() - interval '89 days'")
                .update();
        forgetAsks();
        signedIn(NUMBER);
        assertThat(account(NUMBER)).isEqualTo(before);
        database.sql("update access.telephone set used_at = now() - interval '90 days'")
                .update();
        forgetAsks();
        var person = signedIn(NUMBER);
        assertThat(account(NUMBER)).isNotEqualTo(before);
        assertThat(person.get("/api/v1/me").body().path("account").asString()).isNotEqualTo(before.toString());
        assertThat(journal.keys(stream))
                .as("the number of whoever had it before is destroyed")
                .isEmpty();
    }

    private Caller signedIn(String number) {
        var person = telephone(number);
        assertThat(person.ask().status()).isEqualTo(204);
        assertThat(person.enter(person.code()).status()).isEqualTo(204);
        return person.caller();
    }

    private static Answer confirm(Caller desk, UUID id, String code) {
        return desk.put("/api/v1/confirmations/" + id, Map.of("code", code, "how", "identity-card"));
    }

    private static String deskCode(Caller person) {
        return person.post("/api/v1/me/desk-code", Map.of()).body().path("code").asString();
    }

    private TelephoneCaller telephone(String number) {
        return new TelephoneCaller(port, settings.data(), number);
    }

    private Caller as(String name) {
        var caller = new Caller("http://localhost:" + port);
        assertThat(caller.signIn(name, Caller.printed(samples, name)).status()).isEqualTo(200);
        return caller;
    }

    private String postOf(String name) {
        return database.sql("""
                        select h.post::text from access.holding h join access.account a on a.id = h.account
                        where a.sign_in_name = :name
                        """).param("name", name).query(String.class).single();
    }

    /** The one account with a telephone. */
    private UUID account(String number) {
        assertThat(number).isEqualTo(NUMBER);
        return database.sql("select account from access.telephone")
                .query(UUID.class)
                .single();
    }

    private void forgetAsks() {
        database.sql("delete from access.telephone_ask").update();
    }

    private void aWhileAgo(String span) {
        database.sql("update access.telephone_ask set at = at - cast(:span as interval)")
                .param("span", span)
                .update();
    }

    private List<String> stored() {
        return List.of("account", "telephone", "telephone_code", "telephone_ask", "session", "attempt").stream()
                .flatMap(table ->
                        database.sql("select t::text from access." + table + " t").query(String.class).list().stream())
                .toList();
    }

    private static String refused(Answer answer) {
        assertThat(answer.code()).isEqualTo(REFUSED);
        return told(answer);
    }

    /** Everything that an answer says but the id of its own request. */
    private static String told(Answer answer) {
        return answer.status() + " " + answer.raw().body().replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}", "id");
    }

    private static String wide(String digits) {
        return digits.chars()
                .mapToObj(digit -> Character.toString('０' + digit - '0'))
                .collect(Collectors.joining());
    }
}
