package org.minqing.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minqing.rights.Things.Subject;

/**
 * Every id of somebody else's thing (case, photo, supervision, task, leave, watch, notice, post) at every address that takes
 * one, sent by every account. Views that people save stay in their browsers, so there is no id of one.
 */
@Timeout(300)
class HostileIdsIT {

    private final Things things = RightsServer.things();
    private final Contract contract = Contract.of(things.server());

    static List<String> accounts() {
        return Matrix.accounts();
    }

    /** Who may not open a case finds nothing of it at any address, with whatever id of whatever thing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("accounts")
    void noIdOpensWhatTheCaseItselfDoesNot(String account) {
        var client = things.as(account);
        var secrets = things.of("case").stream()
                .filter(one -> client.get("/cases/" + one.names().get("id")).status() == 404)
                .flatMap(HostileIdsIT::secrets)
                .toList();
        for (var operation : contract.operations()) {
            if (operation.reads() && operation.path().contains("{")) {
                for (var id : ids()) {
                    var answer = client.get(operation.with(id));
                    Leaks.none(account + " " + operation.name() + " " + id, answer);
                    secrets.forEach(secret ->
                            assertThat(answer.raw().body()).as(operation.name()).doesNotContain(secret));
                }
            }
        }
    }

    /** A thing that is not for somebody is answered, to whatever is done with it, as one that does not exist. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("accounts")
    void whatIsNotForOneIsAnsweredAsWhatIsNot(String account) {
        var client = things.as(account);
        var asked = 0;
        for (var question : Question.all()) {
            for (var subject : foreign(question)) {
                var there = question.ask(client, things.names(subject));
                if (there.status() == 404) {
                    var nowhere = question.ask(client, nowhere(subject));
                    assertThat(there.text()).as(account + " " + question.at()).isEqualTo(nowhere.text());
                    asked++;
                }
            }
        }
        assertThat(asked).as("things that are not for " + account).isPositive();
    }

    /** A command sent to an id of another kind of thing finds nothing, and begins nothing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("accounts")
    void anIdOfAnotherKindFindsNothing(String account) {
        var client = things.as(account);
        var directive = things.of("directive").getLast().names().get("id");
        var aCase = things.of("case").getFirst().names().get("id");
        Stream.of("/cases/" + directive + "/commands", "/directives/" + aCase + "/commands")
                .forEach(path -> {
                    var body = Map.of(
                            "command",
                            things.id(),
                            path.startsWith("/cases") ? "action" : "deed",
                            "receive",
                            "version",
                            1);
                    var more = new HashMap<String, Object>(body);
                    if (path.startsWith("/directives")) {
                        more.put("area", Long.parseLong(Things.TOWN));
                    }
                    assertThat(client.post(path, more).status()).as(path).isEqualTo(404);
                });
        assertThat(client.get("/cases/" + directive).status()).isEqualTo(404);
        assertThat(client.get("/directives/" + aCase).status()).isEqualTo(404);
    }

    private List<Subject> foreign(Question question) {
        var withoutId = !question.at().contains("{");
        return withoutId || List.of("nothing", "area").contains(question.about())
                ? List.of()
                : things.of(question.about());
    }

    /** The same names, but for an id that nothing has. */
    private Map<String, String> nowhere(Subject subject) {
        var names = new HashMap<>(things.names(subject));
        for (var name : List.of("id", "centre", "supervision")) {
            names.computeIfPresent(name, (_, _) -> things.id().toString());
        }
        return names;
    }

    private static Stream<String> secrets(Subject subject) {
        return Stream.of("what was said", "the telephone", "that it is there")
                .map(mark -> Objects.requireNonNull(subject.marks().get(mark)))
                .map(mark -> mark.split("\\|")[0]);
    }

    private List<String> ids() {
        var posts = Stream.of("worker", "outsider").map(things::post);
        var named = things.byKind().values().stream()
                .flatMap(List::stream)
                .flatMap(subject -> subject.names().entrySet().stream())
                .filter(name ->
                        List.of("id", "hash", "supervision", "leave", "centre").contains(name.getKey()))
                .map(Map.Entry::getValue);
        return Stream.concat(posts, named).distinct().toList();
    }
}
