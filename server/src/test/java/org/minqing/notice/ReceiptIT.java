package org.minqing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.kernel.AccountId;
import org.minqing.notice.outward.Signature;
import org.minqing.notice.outward.Signature.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole server with a partner: told, answered by receipts that are signed, laid aside, seen and sent again. */
@Timeout(180)
class ReceiptIT {

    private static final Secret SECRET = Secret.parse("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private static final Map<String, String> HOTLINE = Map.of("channel", "hotline");
    private static final StubPartner PARTNER = new StubPartner();

    @TempDir
    private static Path folder;

    private static TestServer server = TestServer.shanwei();

    @BeforeAll
    static void begin() throws IOException {
        var file = folder.resolve("gateways.yaml");
        Files.writeString(file, """
                webhooks:
                  - name: hotline
                    url: %s
                    inside: true
                    secrets: [whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=]
                    kinds: [moved]
                    scenarios: [general-event]
                """.formatted(PARTNER.address("/in")));
        System.setProperty("minqing.gateways", file.toString());
        try {
            server = TestServer.start("shanwei", 0);
        } finally {
            System.clearProperty("minqing.gateways");
        }
    }

    @AfterAll
    static void end() {
        server.close();
        PARTNER.close();
    }

    @Test
    void aReceiptIsKeptOnceAndOneThatFailedIsLaidAsideAndSentAgain() throws Exception {
        var key = told();
        assertThat(receipt("hotline", body(key, "failed"), SECRET)).isEqualTo(204);
        assertThat(receipt("hotline", body(key, "failed"), SECRET)).isEqualTo(204);
        assertThat(receipt("hotline", body(key, "delivered"), SECRET)).isEqualTo(204);
        var administrator = server.as("administrator");
        var letters = administrator.get("/notices/dead-letters").body();
        assertThat(letters.size()).isEqualTo(1);
        assertThat(letters.at("/0/failure").asString()).isEqualTo("reported-unknown-subject");

        var again = "/notices/dead-letters/" + letters.at("/0/notice").asString() + "/resend";
        assertThat(server.as("duty").post(again, HOTLINE).status()).isBetween(403, 404);
        assertThat(administrator.post(again, HOTLINE).status()).isEqualTo(200);
        Patience.until(() -> PARTNER.came().size() == 2);
        assertThat(PARTNER.came().getLast().id())
                .as("the partner said that it has lost it, so this is another delivery")
                .isNotEqualTo(key);
        Patience.until(() -> administrator
                .post(again, HOTLINE)
                .body()
                .path("state")
                .asString()
                .equals("delivered"));
        assertThat(administrator
                        .post("/notices/dead-letters/" + UUID.randomUUID() + "/resend", HOTLINE)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobodyElseSaysWhatBecameOfADelivery() throws Exception {
        var key = UUID.randomUUID().toString();
        var other = Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(receipt("hotline", body(key, "delivered"), other)).isEqualTo(401);
        assertThat(receipt("nobody", body(key, "delivered"), SECRET)).isEqualTo(401);
        assertThat(receipt("text", body(key, "delivered"), SECRET)).isEqualTo(401);
        assertThat(receipt("hotline", body(key, "delivered"), SECRET)).isEqualTo(404);
        assertThat(receipt("hotline", body(key, "perhaps"), SECRET)).isEqualTo(422);
        assertThat(receipt("hotline", "no json", SECRET)).isEqualTo(422);
        assertThat(receipt("hotline", "null", SECRET)).isEqualTo(422);
        assertThat(server.stranger().post("/public/receipts/hotline", Map.of()).status())
                .isEqualTo(401);
    }

    /** Has the running server tell the partner of something; the key that came there. */
    private static String told() {
        var recipient = new Recipient.Account(new AccountId(UUID.randomUUID()));
        var key = new Occasion.Key(recipient, Following.MOVED, UUID.randomUUID());
        var at = Instant.parse("2026-11-23T04:00:00Z");
        var notice = Notice.of(new Occasion(key, 2, at, false, Map.of("scenario", "general-event")));
        var wall = JdbcClient.create(server.database().asModuleSource("notice"));
        NoticeRows.add(wall, List.of(notice));
        NoticeRows.leave(wall, List.of(new NoticeRows.Leaving(notice, "hotline", "hotline", at)));
        Patience.until(() -> !PARTNER.came().isEmpty());
        return PARTNER.came().getFirst().id();
    }

    private static String body(String key, String state) {
        return "{\"id\":\"" + key + "\",\"state\":\"" + state + "\",\"code\":\"unknown-subject\"}";
    }

    private static int receipt(String channel, String body, Secret secret) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.address("/api/v1/public/receipts/" + channel))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        Signature.headers(List.of(secret), "receipt-1", InstantSource.system().instant(), body)
                .forEach(request::header);
        return server.stranger()
                .http()
                .send(request.build(), BodyHandlers.ofString())
                .statusCode();
    }
}
