package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;
import org.minqing.journal.Chain;
import org.minqing.journal.Journal;
import org.minqing.scenario.Action;
import org.minqing.scenario.language.ShippedScenarios;

/** Everybody tries anything in any order: rules hold, chains hold, and each case can still be brought to its end. */
class RandomWalkIT {

    private static final List<String> EVERYBODY =
            List.of("resident", "worker", "village", "duty", "handler", "inspector", "county", "outsider");
    private static final List<String> ACTIONS = ShippedScenarios.generalEvent().flow().actions().stream()
            .map(Action::id)
            .toList();
    private static final Map<String, String> TO_THE_END = Map.ofEntries(
            Map.entry("reported", "accept"),
            Map.entry("accepted", "dispatch"),
            Map.entry("dispatched", "receive"),
            Map.entry("objected", "stay"),
            Map.entry("settled", "receive"),
            Map.entry("received", "start"),
            Map.entry("impossible", "go-on-after-all"),
            Map.entry("unsafe", "send-again"),
            Map.entry("handling", "feed-back"),
            Map.entry("joint", "go-on-alone"),
            Map.entry("extension-asked", "refuse-extension"),
            Map.entry("suspended", "resume"),
            Map.entry("fed-back", "verify"),
            Map.entry("verified", "file"),
            Map.entry("rated", "file"),
            Map.entry("rejected", "file"),
            Map.entry("void-asked", "confirm-void"));

    private final TestServer server = TestServer.shanwei();
    private final Map<String, Client> people = EVERYBODY.stream().collect(Collectors.toMap(name -> name, server::as));
    private final Random random = new Random(2);

    @Test
    void keepsEveryRuleOnRandomWalksAndStillReachesAnEnd() {
        for (var walk = 0; walk < 12; walk++) {
            var id = Story.id();
            as("worker").put("/cases/" + id, Story.report());
            for (var step = 0; step < 25; step++) {
                var actor = EVERYBODY.get(random.nextInt(EVERYBODY.size()));
                var action = ACTIONS.get(random.nextInt(ACTIONS.size()));
                var answer = Story.act(as(actor), id, action, version(id), fields(action));
                assertThat(answer.status())
                        .as("%s %s %s", actor, action, answer.raw().body())
                        .isIn(200, 403, 404, 422);
            }
            assertThat(bringToTheEnd(id)).isIn("filed", "void");
            var entries = server.bean(Journal.class).entries(id);
            assertThat(entries).allMatch(Chain::holds).hasSize(version(id));
        }
        assertThat(server.database()
                        .reader()
                        .sql("select count(*) from casework.case_file where verified_by = any (handled_by)")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> server.database()
                        .superuser()
                        .sql(
                                "update casework.case_file set verified_by = handled_by[1] where cardinality(handled_by) > 0")
                        .update())
                .as("the database refuses it as well, whoever asks")
                .hasMessageContaining("case_file_second_person");
    }

    private String bringToTheEnd(UUID id) {
        for (var tries = 0; tries < 40; tries++) {
            var state = row(id, "state");
            var action = TO_THE_END.get(state);
            if (action == null) {
                return state;
            }
            for (var person : EVERYBODY) {
                if (Story.act(as(person), id, action, version(id), fields(action))
                                .status()
                        == 200) {
                    break;
                }
            }
        }
        return row(id, "state");
    }

    private Client as(String person) {
        return Objects.requireNonNull(people.get(person));
    }

    private int version(UUID id) {
        return Integer.parseInt(row(id, "version::text"));
    }

    private String row(UUID id, String column) {
        return server.database()
                .reader()
                .sql("select " + column + " from casework.case_file where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private static Map<String, Object> fields(String action) {
        var fields = new HashMap<String, Object>();
        switch (action) {
            case "return" -> fields.putAll(Map.of("reason", "示例理由", "belongs-to", "elsewhere"));
            case "reject", "rework", "reopen", "ask-void", "go-on-alone", "refuse-extension" ->
                fields.put("reason", "示例理由");
            case "say-impossible" -> fields.putAll(Map.of("obstacle", "weather", "reason", "示例理由"));
            case "go-on-after-all" -> fields.put("note", "示例");
            case "say-unsafe" -> fields.put("danger", "animal");
            case "send-again" -> fields.put("made-safe", "示例");
            case "feed-back" -> fields.put("measures", "示例处置");
            case "rate" -> fields.putAll(Map.of("solved", true, "rating", 4));
            default -> {}
        }
        return fields;
    }
}
