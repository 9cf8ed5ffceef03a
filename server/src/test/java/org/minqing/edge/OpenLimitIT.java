package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;

/** Strangers ask as fast as one address may; the door, whoever is signed in and the neighbours are never in their queue. */
class OpenLimitIT {

    private static final int MOST = 30;
    private static final String NOISY = "203.0.113.9";

    @Test
    void strangersWaitAndNobodyElse() throws Exception {
        var settings = Map.of("MINQING_PROXIES", "127.0.0.1,::1", "MINQING_OPEN_PER_MINUTE", String.valueOf(MOST));
        try (var server = TestServer.with(settings)) {
            for (var asked = 0; asked < MOST; asked++) {
                assertThat(from(server, NOISY, "/scenarios").status()).isEqualTo(200);
            }
            var refused = from(server, NOISY, "/areas");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.code()).isEqualTo("request.slow-down");
            assertThat(refused.raw().headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 60L);
            assertThat(from(server, NOISY, "/%61reas").status())
                    .as("written otherwise")
                    .isEqualTo(429);
            assertThat(followed(server).status()).isEqualTo(429);
            assertThat(programs(server)).contains("<code>429</code>");

            assertThat(from(server, "203.0.113.10", "/areas").status())
                    .as("a neighbour")
                    .isEqualTo(200);
            assertThat(from(server, NOISY, "/session").status()).as("the door").isEqualTo(200);
            assertThat(server.stranger().get("/areas").status())
                    .as("this machine")
                    .isEqualTo(200);
            var officer = server.as("duty");
            for (var asked = 0; asked <= MOST; asked++) {
                assertThat(officer.send(officer.request("/areas")
                                        .header("X-Forwarded-For", NOISY)
                                        .GET())
                                .status())
                        .as("whoever is signed in")
                        .isEqualTo(200);
            }
        }
    }

    private static TestServer.Answer from(TestServer server, String address, String path) {
        var stranger = server.stranger();
        return stranger.send(
                stranger.request(path).header("X-Forwarded-For", address).GET());
    }

    private static TestServer.Answer followed(TestServer server) {
        var stranger = server.stranger();
        var body = "{\"number\":\"SW-1\",\"code\":\"" + UUID.randomUUID() + "\"}";
        return stranger.send(stranger.request("/public/reports/follow-up")
                .header("X-Forwarded-For", NOISY)
                .POST(BodyPublishers.ofString(body)));
    }

    private static String programs(TestServer server) throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(server.address("/open311/v2/services.xml"))
                .header("X-Forwarded-For", NOISY)
                .build();
        return server.stranger()
                .http()
                .send(request, java.net.http.HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
