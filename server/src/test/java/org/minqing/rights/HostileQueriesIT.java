package org.minqing.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.Patience;
import org.minqing.TestServer.Client;

/**
 * Areas and cases of others in the question of an address instead of its path. Whoever may not know a case learns from no
 * answer that it is there, that it changed or how many there are: the answers before and after are the same.
 */
@Timeout(300)
class HostileQueriesIT {

    /**
     * Every part of a question that names something of somebody's, by address; with the rest of the question where the
     * address wants one. An address that is not here fails, and so does a part of which nobody has said what it names.
     */
    private static final Map<String, String> ASKED = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /areas parent", ""),
            Map.entry("GET /areas.geojson within", "level=village&"),
            Map.entry("GET /bodies/posts area", ""),
            Map.entry("GET /cases area", "limit=200&"),
            Map.entry("GET /cases.geojson area", ""),
            Map.entry("GET /cases/actions case", ""),
            Map.entry("GET /cases/opened case", ""),
            Map.entry("GET /counts area", "by=state&"),
            Map.entry("GET /directives/{id}/areas within", ""),
            Map.entry("GET /directives/{id}/tree area", ""),
            Map.entry("GET /duty area", ""),
            Map.entry("GET /leaves area", "from=2031-03-01&to=2031-03-31&"),
            Map.entry("GET /me/looks case", ""),
            Map.entry("GET /oversight/listings area", "month=2031-03&"),
            Map.entry("GET /ratings area", "by=scenario&"),
            Map.entry("GET /supervisions area", ""),
            Map.entry("GET /workforce/centres area", ""),
            Map.entry("GET /workforce/coverage area", ""),
            Map.entry("GET /workforce/teams area", ""),
            Map.entry("POST /cases/export area", "")));

    /** Never ends, so that it is not asked here: {@code StreamIT} holds what it tells of other areas. */
    private static final Set<String> FEEDS = Set.of("GET /stream area");

    /** What names nothing of anybody: how much, in which order, of which kind, when, and what opens a door. */
    private static final Set<String> PLAIN = Set.of(
            "at",
            "before",
            "by",
            "code",
            "cursor",
            "datum",
            "days",
            "dry-run",
            "due",
            "from",
            "level",
            "limit",
            "logout_token",
            "mine",
            "month",
            "of",
            "need",
            "q",
            "scenario",
            "sort",
            "source",
            "state",
            "to",
            "unread",
            "view",
            "which",
            "x",
            "y");

    private static final String COUNTED = "/counts?by=state&area=" + Things.GRID;

    private final Things things = RightsServer.things();
    private final Contract contract = Contract.of(things.server());

    @Test
    void everyPartOfAQuestionIsKnown() {
        var named = contract.operations().stream()
                .flatMap(operation -> operation.parameters().stream()
                        .filter(parameter -> parameter.in().equals("query"))
                        .filter(parameter -> !PLAIN.contains(parameter.name()))
                        .map(parameter -> operation.name() + " " + parameter.name()))
                .collect(Collectors.toSet());
        var known = new ArrayList<>(ASKED.keySet());
        known.addAll(FEEDS);
        assertThat(named).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void whatHappensInAnAreaIsToldToNobodyElseWhoNamesIt() {
        var asked = questions();
        var before = answers(asked);
        var counted = told(things.as("duty"), "GET", COUNTED);
        var planted = "示例情况" + UUID.randomUUID();
        var id = things.reported("resident", report(planted));
        things.act("duty", id, "accept", 1, Map.of());
        Patience.until(() -> !told(things.as("duty"), "GET", COUNTED).equals(counted));
        var after = answers(asked);

        var blind = new ArrayList<String>();
        for (var account : Matrix.accounts()) {
            if (things.as(account).get("/cases/" + id).status() == 404) {
                blind.add(account);
                assertThat(different(before, after, account)).as(account).isEmpty();
            }
            assertThat(Objects.requireNonNull(after.get(account)).entrySet().stream()
                            .filter(told -> told.getValue().contains(planted))
                            .map(Map.Entry::getKey))
                    .as(account)
                    .isEmpty();
        }
        assertThat(blind).contains("outsider", "administrator");
        assertThat(different(before, after, "duty"))
                .as("whoever may know it is told")
                .extracting(question -> question.split("\\?")[0])
                .contains("GET /cases", "GET /counts", "POST /cases/export");
    }

    /** The questions that were answered otherwise than before. */
    private static List<String> different(
            Map<String, Map<String, String>> before, Map<String, Map<String, String>> after, String account) {
        var then = Objects.requireNonNull(before.get(account));
        return Objects.requireNonNull(after.get(account)).entrySet().stream()
                .filter(told -> !told.getValue().equals(then.get(told.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** An id in a question is answered as one that nothing has. */
    @Test
    void aForeignCaseInAQuestionIsNoCase() {
        var compared = 0;
        for (var account : Matrix.accounts()) {
            var client = things.as(account);
            for (var subject : things.of("case")) {
                var id = Objects.requireNonNull(subject.names().get("id"));
                if (client.get("/cases/" + id).status() == 404) {
                    for (var path : List.of("/cases/actions?case=", "/cases/opened?case=", "/me/looks?case=")) {
                        var nowhere = things.id().toString();
                        assertThat(told(client, "GET", path + id))
                                .as(account + " " + path)
                                .isEqualTo(told(client, "GET", path + nowhere).replace(nowhere, id));
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    /** All that name an area; those about cases have a test of their own. */
    private List<String> questions() {
        var all = new ArrayList<String>();
        ASKED.forEach((address, more) -> {
            var words = address.split(" ");
            for (var path : words[2].equals("case") ? List.<String>of() : paths(words[1])) {
                for (var area : List.of(Things.GRID, Things.TOWN, Things.COUNTY, Things.CITY)) {
                    all.add(words[0] + " " + path + "?" + more + words[2] + "=" + area);
                }
            }
        });
        return all;
    }

    private List<String> paths(String path) {
        return path.contains("{id}")
                ? things.of("directive").stream()
                        .map(task -> path.replace(
                                "{id}", Objects.requireNonNull(task.names().get("id"))))
                        .toList()
                : List.of(path);
    }

    /** By account and question; without the time at which an answer was given. */
    private Map<String, Map<String, String>> answers(List<String> questions) {
        var all = new LinkedHashMap<String, Map<String, String>>();
        for (var account : Matrix.accounts()) {
            var told = new LinkedHashMap<String, String>();
            for (var question : questions) {
                var words = question.split(" ");
                told.put(question, told(things.as(account), words[0], words[1]));
            }
            all.put(account, told);
        }
        return all;
    }

    private static String told(Client client, String method, String path) {
        var body = method.equals("POST") ? BodyPublishers.ofString("{\"reason\": \"示例\"}") : BodyPublishers.noBody();
        var answer = client.send(client.request(path).method(method, body));
        Leaks.none(method + " " + path, answer);
        assertThat(answer.status()).as(method + " " + path).isIn(200, 403, 404);
        return answer.status() + " " + answer.raw().body().replaceAll("\"(asOf|instance)\":\"[^\"]*\"", "");
    }

    private Map<String, Object> report(String words) {
        return Map.of(
                "scenario", "general-event",
                "area", Long.parseLong(Things.GRID),
                "fields", Map.of("kind", "exposed-waste", "severity", "ordinary", "description", words));
    }
}
