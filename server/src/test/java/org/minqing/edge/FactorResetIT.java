package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minqing.Patience;
import org.minqing.access.SampleAccounts;
import org.minqing.edge.Caller.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A lost second factor is taken away by two persons, and the account itself is told of each step. */
@LakesideServer
class FactorResetIT {

    private static final String NAME = "village-officer-990101001001000";
    private static final String PASSWORD = "stillwater ferries at dawn";

    @LocalServerPort
    private int port;

    @Autowired
    private SampleAccounts samples;

    @Autowired
    private JdbcClient database;

    private Caller person = new Caller("");
    private Caller administrator = new Caller("");
    private Caller city = new Caller("");

    @BeforeEach
    void somebodyWithAPasskey() {
        for (var table : List.of("attempt", "code", "factor_reset", "passkey")) {
            database.sql("delete from access." + table).update();
        }
        administrator = as("administrator");
        city = as("city");
        var code = administrator
                .post("/api/v1/accounts/" + NAME + "/code", Map.of())
                .body()
                .path("code")
                .stringValue();
        newOne().post("/api/v1/session/password", Map.of("name", NAME, "code", code, "new", PASSWORD));
        person = newOne();
        assertThat(person.signIn(NAME, PASSWORD).status()).isEqualTo(200);
        database.sql("""
                        insert into access.passkey (id, account, credential, public_key, sign_count, name, created_at)
                        select gen_random_uuid(), id, int4send(7), '', 0, 'n', now()
                        from access.account where sign_in_name = :name
                        """).param("name", NAME).update();
    }

    @Test
    void oneAsksAnotherDecidesAndTheAccountIsToldOfBoth() {
        var id = UUID.randomUUID();
        var asked = ask(administrator, id, NAME, "lost");
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(200);
        assertThat(passkeys()).as("asking alone takes nothing away").isEqualTo(1);
        Patience.until(() -> told().contains("factor-reset-asked"));

        assertThat(decide(administrator, id, "confirm").code()).isEqualTo("factor-reset.own");
        assertThat(waiting(administrator)).isEqualTo(id + " true");
        assertThat(waiting(city)).isEqualTo(id + " false");
        Patience.until(() -> told().contains("factor-reset-asked"));

        assertThat(decide(city, id, "confirm").body().at("/takenAway").booleanValue())
                .isTrue();

        assertThat(passkeys()).isZero();
        assertThat(person.get("/api/v1/me").status())
                .as("whoever was in, is out")
                .isEqualTo(401);
        assertThat(person.signIn(NAME, PASSWORD).status()).isEqualTo(200);
        Patience.until(() -> told().contains("factor-reset"));
        assertThat(entries()).endsWith("account.factor-reset-asked", "account.factor-removed");
        assertThat(decide(city, id, "confirm").status()).as("once more").isEqualTo(200);
        assertThat(decide(city, id, "refuse").code()).isEqualTo("factor-reset.over");
        assertThat(waiting(city)).isEmpty();
    }

    @Test
    void whatIsRefusedOrNotDecidedInTimeTakesNothingAway() {
        var refused = UUID.randomUUID();
        ask(administrator, refused, NAME, "broken");
        assertThat(ask(administrator, UUID.randomUUID(), NAME, "broken").code()).isEqualTo("factor-reset.there");
        assertThat(decide(city, refused, "refuse").status()).isEqualTo(200);
        assertThat(entries()).endsWith("account.factor-reset-refused");

        var late = UUID.randomUUID();
        database.sql("""
                        insert into access.factor_reset (id, account, reason, asked_by, asked_at, until)
                        select :id, p.id, 'broken', a.id, now() - interval '4 days', now() - interval '1 second'
                        from access.account p, access.account a
                        where p.sign_in_name = :name and a.sign_in_name = 'administrator'
                        """).param("id", late).param("name", NAME).update();
        assertThat(decide(city, late, "confirm").code()).isEqualTo("factor-reset.over");
        assertThat(waiting(city)).isEmpty();
        assertThat(passkeys()).isEqualTo(1);
        assertThat(ask(administrator, UUID.randomUUID(), NAME, "broken").status())
                .as("what is over makes room")
                .isEqualTo(200);
    }

    @Test
    void theDatabaseTakesNoDecisionOfWhoeverAsked() {
        ask(administrator, UUID.randomUUID(), NAME, "lost");
        assertThatThrownBy(() -> database.sql(
                                "update access.factor_reset set decided_by = asked_by, decided_at = now(), taken_away = true")
                        .update())
                .hasMessageContaining("factor_reset_by_two");
    }

    @Test
    void refusesWhoeverMayNotAndWhatIsNotThere() {
        var id = UUID.randomUUID();
        assertThat(ask(as("duty"), id, NAME, "lost").code()).isEqualTo("access.denied");
        assertThat(ask(city, id, NAME, "lost").code())
                .as("who only watches over a post does not ask")
                .isEqualTo("access.denied");
        assertThat(ask(administrator, id, NAME, "why not").code()).isEqualTo("session.credentials");
        assertThat(ask(administrator, id, "administrator", "lost").code()).isEqualTo("factor-reset.own");
        assertThat(ask(administrator, id, "duty", "lost").code())
                .as("there is no factor")
                .isEqualTo("not-found");
        assertThat(ask(administrator, id, NAME, "lost").status()).isEqualTo(200);
        assertThat(ask(administrator, id, NAME, "lost").status())
                .as("once more")
                .isEqualTo(200);
        assertThat(ask(administrator, id, NAME, "broken").code()).isEqualTo("factor-reset.reused");
        for (var other : List.of(as("duty"), person)) {
            assertThat(other.get("/api/v1/factor-resets").code())
                    .as("what waits is not told")
                    .isEqualTo("access.denied");
            assertThat(decide(other, id, "confirm").code()).isEqualTo("access.denied");
            assertThat(decide(other, id, "refuse").code()).isEqualTo("access.denied");
            assertThat(decide(other, UUID.randomUUID(), "confirm").code())
                    .as("nor whether there is such a request")
                    .isEqualTo("access.denied");
        }
        assertThat(passkeys()).isEqualTo(1);
        assertThat(waiting(city)).isEqualTo(id + " false");
        assertThat(decide(city, UUID.randomUUID(), "confirm").code()).isEqualTo("not-found");
    }

    private static Answer ask(Caller caller, UUID id, String account, String reason) {
        return caller.put("/api/v1/factor-resets/" + id, Map.of("account", account, "reason", reason));
    }

    private static Answer decide(Caller caller, UUID id, String deed) {
        return caller.post("/api/v1/factor-resets/" + id + "/" + deed, Map.of());
    }

    private static String waiting(Caller caller) {
        var first = caller.get("/api/v1/factor-resets").body().at("/0");
        return first.isMissingNode()
                ? ""
                : first.at("/id").stringValue() + " " + first.at("/own").booleanValue();
    }

    private List<String> told() {
        return person.get("/api/v1/notices")
                .body()
                .at("/items")
                .valueStream()
                .map(notice -> notice.at("/kind").stringValue())
                .toList();
    }

    private int passkeys() {
        return database.sql("""
                        select count(*) from access.passkey p join access.account a on a.id = p.account
                        where a.sign_in_name = :name
                        """).param("name", NAME).query(Integer.class).single();
    }

    private List<String> entries() {
        return database.sql("""
                        select e.kind from access.account a cross join lateral journal.entries_of(a.id, 0) e
                        where a.sign_in_name = :name order by e.version
                        """).param("name", NAME).query(String.class).list();
    }

    private Caller as(String name) {
        var caller = newOne();
        caller.signIn(name, Caller.printed(samples, name));
        return caller;
    }

    private Caller newOne() {
        return new Caller("http://localhost:" + port);
    }
}
