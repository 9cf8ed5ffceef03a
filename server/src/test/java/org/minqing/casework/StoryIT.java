package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;

class StoryIT {

    private final TestServer server = TestServer.shanwei();

    @Test
    void runsFromTheReportToTheFileThroughTheRealServer() {
        var worker = server.as("worker");
        var duty = server.as("duty");
        var handler = server.as("handler");
        var inspector = server.as("inspector");
        var id = Story.id();

        var reported = worker.put("/cases/" + id, Story.report());
        assertThat(reported.status()).as(reported.raw().body()).isEqualTo(201);
        assertThat(reported.body().at("/state").asString()).isEqualTo("reported");
        var accepted = Story.act(duty, id, "accept", 1, Map.of());
        assertThat(accepted.status()).as(accepted.raw().body()).isEqualTo(200);
        var dispatched = Story.act(duty, id, "dispatch", 2, Map.of());
        assertThat(dispatched.status()).as(dispatched.raw().body()).isEqualTo(200);
        assertThat(Story.act(handler, id, "receive", 3, Map.of()).status()).isEqualTo(200);
        assertThat(Story.act(handler, id, "start", 4, Map.of()).status()).isEqualTo(200);
        assertThat(Story.act(handler, id, "feed-back", 5, Map.of("measures", "已更换井盖"))
                        .status())
                .isEqualTo(200);
        assertThat(Story.act(inspector, id, "verify", 6, Map.of()).status()).isEqualTo(200);
        assertThat(Story.act(worker, id, "rate", 7, Map.of("solved", true, "rating", 5))
                        .status())
                .isEqualTo(200);
        var filed = Story.act(duty, id, "file", 8, Map.of());
        assertThat(filed.status()).isEqualTo(200);
        assertThat(filed.body().at("/state").asString()).isEqualTo("filed");
        assertThat(filed.body().at("/version").asInt()).isEqualTo(9);
    }
}
