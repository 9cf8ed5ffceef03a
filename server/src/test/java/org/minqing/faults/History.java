package org.minqing.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.minqing.edge.Caller;
import tools.jackson.databind.JsonNode;

/**
 * What clients were told, kept outside the server and in their own words: which command of which case was acknowledged, and
 * which got no answer. It knows nothing of how the server works.
 */
final class History {

    private final ConcurrentLinkedQueue<Sent> sent = new ConcurrentLinkedQueue<>();

    /** A command and, when the client got an answer, the version that it made; 0 when nobody knows. */
    record Sent(UUID caseId, String action, Map<String, Object> body, String who, int version) {

        boolean acknowledged() {
            return version > 0;
        }

        boolean isReport() {
            return action.equals("report");
        }

        Caller.Answer to(Caller caller) {
            return isReport()
                    ? caller.put("/api/v1/cases/" + caseId, body)
                    : caller.post("/api/v1/cases/" + caseId + "/commands", body);
        }
    }

    void add(Sent one) {
        sent.add(one);
    }

    List<Sent> acknowledged() {
        return sent.stream().filter(Sent::acknowledged).toList();
    }

    List<Sent> unknown() {
        return sent.stream().filter(one -> !one.acknowledged()).toList();
    }

    /** Every acknowledged command stands once, where its client was told; nothing stands twice; nothing else stands there. */
    void isKeptBy(Caller reader) {
        var byCase = sent.stream().collect(Collectors.groupingBy(Sent::caseId));
        byCase.forEach((caseId, commands) -> {
            var answer = reader.get("/api/v1/cases/" + caseId + "/journal");
            var acknowledged = commands.stream().filter(Sent::acknowledged).toList();
            if (acknowledged.isEmpty() && answer.status() == 404) {
                return;
            }
            assertThat(answer.status())
                    .as("journal of %s: %s", caseId, answer.body())
                    .isEqualTo(200);
            check(caseId, commands, acknowledged, actions(answer.body()));
        });
    }

    private static void check(UUID caseId, List<Sent> commands, List<Sent> acknowledged, List<String> actions) {
        for (var one : acknowledged) {
            assertThat(actions).as("entries of " + caseId).hasSizeGreaterThanOrEqualTo(one.version());
            assertThat(actions.get(one.version() - 1))
                    .as("entry %d of %s", one.version(), caseId)
                    .isEqualTo(one.action());
        }
        assertThat(actions).as("entries of " + caseId).doesNotHaveDuplicates();
        assertThat(commands.stream().map(Sent::action))
                .as("what clients sent to " + caseId)
                .containsAll(actions);
    }

    /** In the order of the versions, which have no gap. */
    private static List<String> actions(JsonNode lines) {
        var items = lines.isArray() ? lines : lines.path("items");
        var actions = new ArrayList<String>();
        for (var line : items) {
            assertThat(line.path("version").asInt()).isEqualTo(actions.size() + 1);
            actions.add(line.path("action").asString());
        }
        return actions;
    }
}
