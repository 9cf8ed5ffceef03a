package org.minqing.rights;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minqing.access.Access;
import org.minqing.access.SampleAccounts;
import org.minqing.access.Verb;
import org.minqing.kernel.Actor;

/**
 * Every address of the contract is sent rubbish by every role: values of wrong shape, huge, negative, in odd letters, made to
 * do harm, and ids of other people's things. The answer is never a failure of ours, errors have the agreed shape and a known
 * code, nothing of the machine shows, and what the sender may not see stays as it was.
 */
@Timeout(300)
class HostileFuzzIT {

    private static final long SEED = 20261128;
    private static final int ROUNDS = 4;

    /** Addresses with a test of their own, and why rubbish sent there would end this one. */
    private static final Map<String, String> APART = Map.ofEntries(
            entry("POST /session", "tries are counted by name and address; SessionIT"),
            entry("POST /session/passkey", "tries are counted by address; PasskeyIT, PasskeyRubbishIT"),
            entry("POST /session/phone", "sends texts, counted by number and address; PhoneDoorIT"),
            entry("POST /session/phone/code", "tries are counted by number and address; PhoneDoorIT"),
            entry("DELETE /session", "ends the session; HostileSessionsIT"),
            entry("DELETE /me/sessions", "ends all sessions of the account; OwnAccountIT"),
            entry("POST /test/clock", "a time that fits moves everybody's; RefusalIT"),
            entry("GET /stream", "never ends; StreamIT"),
            entry("POST /attachments", "no JSON; HostileFilesIT"),
            entry("PUT /attachments/begun/{id}", "no JSON; HostileFilesIT"),
            entry("POST /public/photos", "no JSON; the files of the one above, village.test.mjs"));

    private final Things things = RightsServer.things();
    private final Contract contract = Contract.of(things.server());

    static Stream<String> senders() {
        return Stream.concat(Stream.of(""), Matrix.accounts().stream());
    }

    @ParameterizedTest(name = "sent by {0}")
    @MethodSource("senders")
    void rubbishIsRefusedInWordsAndHarmsNobody(String account) {
        var client = account.isEmpty() ? things.server().stranger() : things.as(account);
        var rubbish = new Rubbish(SEED + account.hashCode(), ids());
        var before = heads(account);
        for (var operation : contract.operations()) {
            for (var round = 0; round < ROUNDS && !APART.containsKey(operation.name()); round++) {
                var path = rubbish.path(operation);
                var body = operation.body().isMissingNode() ? "" : rubbish.body(contract, operation.body());
                var request = client.request(path).method(operation.method(), BodyPublishers.ofString(body));
                Leaks.none(account + " " + operation.method() + " " + path + " " + body, client.send(request));
            }
        }
        assertThat(heads(account)).as("what " + account + " may not see").containsAllEntriesOf(before);
    }

    @Test
    void theAddressesThatAreSentNothingAreStillThere() {
        assertThat(contract.operations()).extracting(Contract.Operation::name).containsAll(APART.keySet());
    }

    @Test
    void aLookIntoTheMachineWouldBeNoticed() {
        for (var leak : List.of(
                "java.lang.NullPointerException: x",
                "{\"detail\":\"org.minqing.casework.CaseFile\"}",
                "ERROR: relation \"casework.x\" does not exist",
                "boom\n\tat org.x.Y.z(Y.java:3)")) {
            assertThat(Leaks.inText(leak)).as(leak).isTrue();
        }
    }

    @Test
    void aQuestionOfSeveralPartsSaysWhichOfThemIsWrong() {
        var id = things.of("directive").getFirst().names().get("id");
        var refused = things.as("county").get("/directives/" + id + "/areas?limit=many");
        assertThat(refused.code()).isEqualTo("field.invalid");
        assertThat(refused.body().at("/errors/0/path").asString()).isEqualTo("limit");
        assertThat(things.as("county")
                        .get("/directives/" + id + "/areas?within.value=-1")
                        .status())
                .isBetween(200, 422);
    }

    private List<String> ids() {
        return things.byKind().values().stream()
                .flatMap(List::stream)
                .flatMap(subject -> subject.names().values().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** How long the streams are of all cases that the account may not see, and of all tasks of another county. */
    private Map<UUID, Integer> heads(String account) {
        var heads = new HashMap<UUID, Integer>();
        var hidden = Set.copyOf(hiddenFrom(account));
        things.server()
                .database()
                .reader()
                .sql("select stream, max(version) as version from journal.entry group by stream")
                .query((row, _) -> Map.entry(row.getObject("stream", UUID.class), row.getInt("version")))
                .list()
                .forEach(head -> {
                    if (hidden.contains(head.getKey())) {
                        heads.put(head.getKey(), head.getValue());
                    }
                });
        assertThat(heads).hasSameSizeAs(hidden);
        return heads;
    }

    private List<UUID> hiddenFrom(String account) {
        var scope = things.server()
                .bean(SampleAccounts.class)
                .account(account)
                .map(id -> things.server()
                        .bean(Access.class)
                        .scope(Actor.of(id), Verb.CASE_READ)
                        .setting())
                .orElse("");
        return things.server()
                .database()
                .superuser()
                .sql("""
                        select id from casework.case_file
                        where not (access.may_see_under(:scope, area_now, class, department, reporter, assignee)
                            or access.asked_under(:scope, asked))
                        """)
                .param("scope", scope)
                .query(UUID.class)
                .list();
    }
}
