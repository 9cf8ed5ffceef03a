package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;

/** A handler leaves a place that is not safe: the desk hears it, and nobody is sent again before it has seen to it. */
class UnsafeIT {

    private final TestServer server = TestServer.shanwei();
    private final Client worker = server.as("worker");
    private final Client handler = server.as("handler");
    private final Client duty = server.as("duty");

    @Test
    void theCaseIsWithTheDeskWhichIsAlarmedAndOnlyTheDeskSendsSomebodyAgain() {
        var id = dispatched();
        var left = Story.act(handler, id, "say-unsafe", 3, Map.of("danger", "people"));
        assertThat(left.status()).as(left.raw().body()).isEqualTo(200);

        Patience.until(() -> alarms(id) > 0);
        var there = duty.get("/cases/" + id).body();
        assertThat(there.at("/state").asString()).isEqualTo("unsafe");
        assertThat(there.at("/assignee").asString()).isEqualTo(own(duty));
        for (var action : new String[] {"receive", "start", "send-again", "say-unsafe"}) {
            assertThat(Story.act(handler, id, action, 4, Map.of("made-safe", "示例"))
                            .status())
                    .as(action)
                    .isIn(403, 404, 422);
        }

        var sent = Story.act(duty, id, "send-again", 4, Map.of("made-safe", "示例：民警已到场"));

        assertThat(sent.status()).as(sent.raw().body()).isEqualTo(200);
        assertThat(duty.get("/cases/" + id).body().at("/assignee").asString()).isEqualTo(own(handler));
        Patience.until(() -> climbing(id) == 0);
    }

    @Test
    void whatIsSaidToBeImpossibleStaysWithWhoeverHasItAndAlarmsNobody() {
        var id = dispatched();

        var said = Story.act(handler, id, "say-impossible", 3, Map.of("obstacle", "no-means", "reason", "示例"));

        assertThat(said.status()).as(said.raw().body()).isEqualTo(200);
        assertThat(duty.get("/cases/" + id).body().at("/assignee").asString()).isEqualTo(own(handler));
        var arranged = Story.act(duty, id, "go-on-after-all", 4, Map.of("note", "示例：已借到工具"));
        assertThat(arranged.status()).as(arranged.raw().body()).isEqualTo(200);
        assertThat(duty.get("/cases/" + id).body().at("/state").asString()).isEqualTo("dispatched");
        assertThat(alarms(id)).isZero();
    }

    private UUID dispatched() {
        var id = Story.id();
        assertThat(worker.put("/cases/" + id, Story.report()).status()).isEqualTo(201);
        assertThat(Story.act(duty, id, "accept", 1, Map.of()).status()).isEqualTo(200);
        assertThat(Story.act(duty, id, "dispatch", 2, Map.of()).status()).isEqualTo(200);
        return id;
    }

    private long alarms(UUID id) {
        return count("select count(*) from notice.notice where subject = :id and kind = 'unsafe-place' and urgent", id);
    }

    private long climbing(UUID id) {
        return count("select count(*) from notice.alarm where cause = :id", id);
    }

    private long count(String sql, UUID id) {
        return server.database()
                .reader()
                .sql(sql)
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private static String own(Client client) {
        return client.get("/me").body().at("/posts/0/id").asString();
    }
}
