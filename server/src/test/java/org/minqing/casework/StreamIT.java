package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.minqing.TestServer;
import org.minqing.TestServer.Client;

@Timeout(60)
class StreamIT {

    private final TestServer server = TestServer.shanwei();

    @Test
    void tellsWhoMaySeeItThatACaseChanged() throws Exception {
        var id = Story.id();
        try (var stream = open(server.as("duty"), "")) {
            server.as("worker").put("/cases/" + id, Story.report("无人应当在直播里读到这句话"));

            var token = "";
            for (var line = stream.readLine(); ; line = stream.readLine()) {
                assertThat(line).doesNotContain("无人应当");
                token = line.startsWith("id: ") ? line.substring(4) : token;
                if (line.startsWith("data: ") && line.contains(id.toString())) {
                    assertThat(line).contains("\"state\":\"reported\"");
                    break;
                }
            }
            assertThat(token).matches("[0-9]+-[0-9a-z]+-[0-9a-z]+");
        }
    }

    @Test
    void tellsSomebodyElsewhereNothing() throws Exception {
        var outsider = server.as("outsider");
        var theirs = Story.id();
        var own = Story.id();
        try (var stream = open(outsider, "")) {
            server.as("worker").put("/cases/" + theirs, Story.report());
            var report = Story.report();
            report.put("area", 441523101001001L);
            assertThat(outsider.put("/cases/" + own, report).status()).isEqualTo(201);

            for (var line = stream.readLine(); !line.contains(own.toString()); line = stream.readLine()) {
                assertThat(line).doesNotContain(theirs.toString());
            }
        }
    }

    @Test
    void resumesAfterTheLastEvent() throws Exception {
        var duty = server.as("duty");
        var first = Story.id();
        var token = "";
        try (var stream = open(duty, "")) {
            server.as("worker").put("/cases/" + first, Story.report());
            for (var line = stream.readLine(); !line.contains(first.toString()); line = stream.readLine()) {
                token = line.startsWith("id: ") ? line.substring(4) : token;
            }
        }
        var missed = Story.id();
        server.as("worker").put("/cases/" + missed, Story.report());

        try (var stream = open(duty, token)) {
            for (var line = stream.readLine(); !line.contains(missed.toString()); line = stream.readLine()) {
                assertThat(line).doesNotContain(first.toString()).doesNotContain("snapshot");
            }
        }
    }

    private static BufferedReader open(Client client, String lastEventId) throws Exception {
        var request = client.request("/stream?area=441500000000000").GET();
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        var response = client.http().send(request.build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }
}
