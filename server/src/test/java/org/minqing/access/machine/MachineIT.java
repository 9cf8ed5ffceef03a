package org.minqing.access.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;

/** Another system signs each request; it has no password, no session, and nothing that it was not given. */
class MachineIT {

    private static final String TOWN = "441521110000000";
    private static final long GRID = 441_521_110_220_001L;

    private final TestServer server = TestServer.shanwei();

    /** Signed in once: passwords are slow on purpose. */
    private static final class Administrator {
        static final TestServer.Client CLIENT = TestServer.shanwei().as("administrator");
    }

    @Test
    void aSignedReportIsTakenOnceAndReadBackByWhoeverSentIt() {
        var hotline = SigningClient.opened(server, "示例热线", Map.of());
        var id = SigningClient.v7();
        var report = report();
        assertThat(hotline.put("/api/v1/cases/" + id, report).status()).isEqualTo(201);
        assertThat(hotline.put("/api/v1/cases/" + id, report).status())
                .as("signed again")
                .isEqualTo(200);
        var own = hotline.get("/api/v1/cases/" + id);
        assertThat(own.raw().body()).contains("示例：路灯不亮");
        assertThat(own.raw().headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(looks(id))
                .as("looks of the system stand with those of people")
                .contains(hotline.id());
        var other = SigningClient.opened(server, "示例信访", Map.of());
        assertThat(other.get("/api/v1/cases/" + id).status()).isEqualTo(404);
    }

    @Test
    void itReadsInItsAreasWhatItWasGivenAndWithoutWhatWasSaidInConfidence() {
        var id = SigningClient.v7();
        assertThat(server.as("resident").put("/cases/" + id, report()).status()).isEqualTo(201);
        var reading = Map.<String, Object>of("verbs", List.of("case.read"), "area", Long.parseLong(TOWN));
        var here = SigningClient.opened(server, "示例读者", reading);
        var read = here.get("/api/v1/cases/" + id);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.raw().body()).doesNotContain("000-0000-5678").doesNotContain("示例：路灯不亮");
        assertThat(here.put("/api/v1/cases/" + SigningClient.v7(), report()).status())
                .as("reporting was not given")
                .isIn(403, 404);
        var elsewhere = SigningClient.opened(
                server, "示例他处", Map.of("verbs", List.of("case.read"), "area", 441_502_000_000_000L));
        assertThat(elsewhere.get("/api/v1/cases/" + id).status()).isEqualTo(404);
        for (var path : List.of("/me/sessions", "/accounts", "/machines", "/exchange/keys", "/me")) {
            assertThat(here.get("/api/v1" + path).status()).as(path).isIn(403, 404);
        }
    }

    @Test
    void whatIsWrongWithASignatureIsSaid() {
        var hotline = SigningClient.opened(server, "示例热线", Map.of());
        var good = hotline.draft("PUT", "/api/v1/cases/" + SigningClient.v7(), "{\"a\":1}");
        refused(hotline, good.with("Signature-Input", text -> text.replace(" \"@path\"", "")), "signature.incomplete");
        refused(hotline, good.with("Signature-Input", text -> text.replace(";", "; ")), "signature.unreadable");
        refused(hotline, good.with("Signature", _ -> "sig1=:AAAA:"), "signature.unreadable");
        refused(
                hotline,
                good.with(
                        "Signature-Input",
                        text -> text.replace(
                                hotline.key().toString(), UUID.randomUUID().toString())),
                "signature.key-unknown");
        refused(hotline, good.with("Content-Digest", text -> text.replace("sha-256", "sha-512")), "signature.wrong");
        var swapped = new SigningClient.Draft("PUT", good.path(), "{\"a\":2}", good.headers());
        refused(hotline, swapped, "signature.digest");
        var elsewhere =
                new SigningClient.Draft("PUT", "/api/v1/cases/" + SigningClient.v7(), good.body(), good.headers());
        refused(hotline, elsewhere, "signature.wrong");
        assertThat(hotline.send(good).status())
                .as("none of them used the good one up")
                .isIn(400, 422);
        refused(hotline, good, "signature.replayed");
        for (var off : List.of(Duration.ofMinutes(-6), Duration.ofMinutes(3))) {
            var late = hotline.draft("GET", "/api/v1/areas", "", Instant.now().plus(off), "0123456789abcdef");
            var answer = hotline.send(late);
            assertThat(answer.code()).isEqualTo("signature.clock");
            assertThat(answer.body().at("/time").asLong()).isPositive();
        }
        var short1 = hotline.draft("GET", "/api/v1/areas", "", Instant.now(), "short");
        refused(hotline, short1, "signature.incomplete");
    }

    @Test
    void twoKeysAreValidAtATimeAndARevokedOneOpensNothingAtOnce() {
        var first = SigningClient.opened(server, "示例热线", Map.of());
        var second = first.rotated();
        var third = first.rotated();
        var now = Instant.now();
        assertThat(second.get("/api/v1/areas").code()).isEqualTo("signature.key-unknown");
        var from = now.minusSeconds(5);
        var until = now.plusSeconds(3_600);
        for (var times = 0; times < 2; times++) {
            assertThat(second.register(Administrator.CLIENT, from, until).status())
                    .isEqualTo(200);
        }
        assertThat(second.register(Administrator.CLIENT, from, until.plusSeconds(1))
                        .code())
                .isEqualTo("machine.reused");
        assertThat(third.register(Administrator.CLIENT, now, until).code()).isEqualTo("machine.keys-two");
        assertThat(first.get("/api/v1/areas").status()).isEqualTo(200);
        assertThat(second.get("/api/v1/areas").status()).isEqualTo(200);
        delete("/machines/" + first.id() + "/keys/" + first.key());
        assertThat(first.get("/api/v1/areas").code()).isEqualTo("signature.key-over");
        assertThat(second.get("/api/v1/areas").status()).isEqualTo(200);
        assertThat(third.register(Administrator.CLIENT, now.plusSeconds(600), until)
                        .status())
                .isEqualTo(200);
        assertThat(third.get("/api/v1/areas").code()).as("not valid yet").isEqualTo("signature.key-over");
        delete("/machines/" + first.id());
        assertThat(second.get("/api/v1/areas").code()).isEqualTo("machine.over");
        assertThat(server.database().kinds(first.id()))
                .containsExactly(
                        "machine.opened",
                        "machine.key-added",
                        "machine.key-added",
                        "machine.key-revoked",
                        "machine.key-added",
                        "machine.ended");
    }

    @Test
    void anAccountIsOpenedByWhoeverKeepsAccountsAndGivesNothingThatIsForPeople() {
        var id = SigningClient.v7();
        var wish = SigningClient.wish("示例系统", Map.of());
        for (var account : List.of("resident", "duty", "city")) {
            assertThat(server.as(account).put("/machines/" + id, wish).status())
                    .as(account)
                    .isIn(403, 404);
        }
        for (var verb : List.of("case.read-sealed", "admin.accounts", "case.open-identity", "order.give", "nonsense")) {
            var answer = Administrator.CLIENT.put(
                    "/machines/" + id, SigningClient.wish("示例系统", Map.of("verbs", List.of(verb))));
            assertThat(answer.code()).as(verb).isEqualTo("machine.invalid");
        }
        var forever = Map.<String, Object>of("until", "2099-01-01T00:00:00Z");
        assertThat(Administrator.CLIENT
                        .put("/machines/" + id, SigningClient.wish("示例系统", forever))
                        .code())
                .isEqualTo("machine.invalid");
        assertThat(Administrator.CLIENT
                        .put("/machines/" + id, SigningClient.wish("示例系统", Map.of("department", "no-such")))
                        .code())
                .isEqualTo("machine.invalid");
        for (var times = 0; times < 2; times++) {
            assertThat(Administrator.CLIENT.put("/machines/" + id, wish).status())
                    .isEqualTo(200);
        }
        assertThat(Administrator.CLIENT
                        .put("/machines/" + id, SigningClient.wish("另一个", Map.of()))
                        .code())
                .isEqualTo("machine.reused");
        assertThat(Administrator.CLIENT
                        .post("/accounts/machine-" + id + "/code", Map.of())
                        .status())
                .as("no password, ever")
                .isEqualTo(404);
        assertThat(Administrator.CLIENT.get("/machines").raw().body()).contains(id.toString());
    }

    @Test
    void nullAmongTheVerbsIsNoVerb() {
        var noVerb = new ArrayList<@Nullable String>();
        noVerb.add(null);
        var nothing = Administrator.CLIENT.put(
                "/machines/" + SigningClient.v7(), SigningClient.wish("示例系统", Map.of("verbs", noVerb)));
        assertThat(nothing.status()).as("null among the verbs").isEqualTo(422);
        assertThat(nothing.code()).isEqualTo("machine.invalid");
        assertThat(nothing.body().at("/errors/0/path").asString()).isEqualTo("verbs");
    }

    @Test
    void aSessionBesideASignatureCountsForNothing() {
        var hotline = SigningClient.opened(server, "示例热线", Map.of());
        var signed = hotline.draft("GET", "/api/v1/machines", "");
        var request = HttpRequest.newBuilder(server.address("/api/v1/machines"));
        signed.headers().forEach(request::header);
        assertThat(Administrator.CLIENT.send(request).status()).isEqualTo(403);
    }

    /** Every header of the signature and the body, one sign at a time; seeded, so that a failure comes again. */
    @Test
    void aRequestOfWhichOneSignWasChangedNeverPassesAndNeverBreaksTheServer() {
        var hotline = SigningClient.opened(server, "示例热线", Map.of());
        var random = new Random(9_421);
        for (var times = 0; times < 200; times++) {
            var good = hotline.draft("PUT", "/api/v1/cases/" + SigningClient.v7(), "{\"scenario\":\"general-event\"}");
            var header = List.of("Signature-Input", "Signature", "Content-Digest", "")
                    .get(times % 4);
            var broken = header.isEmpty()
                    ? new SigningClient.Draft("PUT", good.path(), changed(good.body(), random), good.headers())
                    : good.with(header, text -> changed(text, random));
            var answer = hotline.send(broken);
            assertThat(answer.status()).as(broken.toString()).isIn(400, 401);
            assertThat(answer.code()).as(broken.toString()).startsWith("signature.");
        }
    }

    private static String changed(String text, Random random) {
        var where = random.nextInt(text.length());
        var sign = (char) (' ' + 1 + random.nextInt(94));
        return text.charAt(where) == sign
                ? changed(text, random)
                : text.substring(0, where) + sign + text.substring(where + 1);
    }

    private static void refused(SigningClient client, SigningClient.Draft draft, String code) {
        assertThat(client.send(draft).code()).isEqualTo(code);
    }

    private static Map<String, Object> report() {
        return Map.of(
                "command",
                UUID.fromString("019ad000-0000-7000-8000-000000000001"),
                "scenario",
                "general-event",
                "area",
                GRID,
                "fields",
                Map.of(
                        "kind", "street-light",
                        "severity", "ordinary",
                        "description", "示例：路灯不亮",
                        "contact", "000-0000-5678"));
    }

    private void delete(String path) {
        var answer =
                Administrator.CLIENT.send(Administrator.CLIENT.request(path).DELETE());
        assertThat(answer.status()).isEqualTo(204);
    }

    private List<UUID> looks(UUID id) {
        return server.database()
                .owner()
                .sql("select account from audit.look where subject = :id")
                .param("id", id)
                .query(UUID.class)
                .list();
    }
}
