package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minqing.access.SampleAccounts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bad input gets a stated error in words, and never a failure of ours. */
@LakesideServer
class RefusalIT {

    private static final String CLOCK = "/api/v1/test/clock";

    @LocalServerPort
    private int port;

    @Autowired
    private SampleAccounts samples;

    private Caller caller = new Caller("");

    @BeforeEach
    void signIn() {
        caller = new Caller("http://localhost:" + port);
        samples.all().stream()
                .filter(account -> account.name().equals("administrator"))
                .forEach(account -> caller.signIn(account.name(), account.password()));
    }

    @Test
    void nobodyIsToldAnythingWithoutASession() {
        var stranger = new Caller("http://localhost:" + port);
        for (var path : new String[] {"/api/v1/me", "/api/v1/sources", "/api/v1/cases", "/api/v1/nothing", "/api/"}) {
            assertThat(stranger.get(path).code()).as(path).isEqualTo("session.none");
        }
        assertThat(stranger.post(CLOCK, Map.of()).code()).isEqualTo("session.none");
    }

    @Test
    void theWordsAreInTheCallersLanguageAndChineseOtherwise() {
        var path = "/api/v1/nothing";
        assertThat(caller.get(path).body().path("detail").stringValue()).isEqualTo("There is nothing at this address.");
        assertThat(caller.with("Accept-Language", "zh-CN,zh;q=0.9")
                        .get(path)
                        .body()
                        .path("detail")
                        .stringValue())
                .isEqualTo("该地址没有内容。");
        assertThat(caller.with("Accept-Language", "fr").get(path).header("Content-Language"))
                .contains("zh");
        assertThat(caller.with("Accept-Language", ";;;q=q").get(path).status()).isEqualTo(404);
        assertThat(caller.get(path).header("Content-Type")).contains("application/problem+json");
    }

    @Test
    void brokenAndWrongBodiesAreSaidFieldByField() {
        assertThat(body("{").code()).isEqualTo("request.unreadable");
        assertThat(body("").code()).isEqualTo("request.unreadable");
        assertThat(body("\u0000").code()).isEqualTo("request.unreadable");
        assertThat(body("{} {}").status()).isEqualTo(422);
        assertThat(body("[1]").code()).isEqualTo("field.invalid");
        assertThat(body("{\"to\": {}}").body().at("/errors/0/path").stringValue())
                .isEqualTo("/to");
        assertThat(body("{\"to\": \"yesterday\"}").body().at("/errors/0/code").stringValue())
                .isEqualTo("field.type");
        assertThat(body("{\"too\": 1}").body().at("/errors/0/code").stringValue())
                .isEqualTo("field.unknown");
    }

    /** A number that is no number of the program is one that is wrong, and not a body that is. */
    @Test
    void aNumberThatIsTooWideIsSaidByItsField() {
        for (var wide : new String[] {"2147483648", "-2147483649", "1e30", "9".repeat(30)}) {
            var refused = caller.send(
                    "POST",
                    "/api/v1/cases/019ca71f-b900-7fcc-80e0-2da87b458320/commands",
                    "{\"version\": " + wide + "}",
                    "application/json");
            assertThat(refused.code()).as(wide).isEqualTo("field.invalid");
            assertThat(refused.body().at("/errors/0/path").stringValue())
                    .as(wide)
                    .isEqualTo("/version");
            assertThat(refused.body().at("/errors/0/code").stringValue())
                    .as(wide)
                    .isEqualTo("field.type");
        }
    }

    @Test
    void largeAndDeepBodiesAreRefused() {
        assertThat(body("{\"to\": \"" + "x".repeat(10 << 20) + "\"}").code()).isEqualTo("request.too-large");
        assertThat(body("[".repeat(100_000)).status()).isIn(400, 422);
        assertThat(body("{\"to\":".repeat(60) + "1" + "}".repeat(60)).status()).isIn(400, 422);
        assertThat(body("{\"to\": " + "9".repeat(10_000) + "}").status()).isIn(400, 422);
    }

    @Test
    void methodsAndKindsThatAnAddressDoesNotKnowAreNamed() {
        var method = caller.get(CLOCK);
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).contains("POST");
        assertThat(caller.send("POST", CLOCK, "to=now", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(415);
        assertThat(caller.send("POST", CLOCK, "<to/>", "text/xml").code()).isEqualTo("request.media-type");
        assertThat(caller.send("POST", CLOCK, "{}", "nonsense").status()).isEqualTo(415);
        assertThat(caller.with("Accept", "image/png").get("/api/v1/me").status())
                .isEqualTo(406);
    }

    @Test
    void strangeAddressesAreRefusedWithoutAFailure() {
        for (var path : new String[] {
            "/api/v1/areas/%00",
            "/api/v1/areas/..%2f..%2fetc",
            "/api/v1/cases/%ff",
            "/api/v1//me",
            "/api/v1/me;a=b",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/assets/..%5c..%5capplication.yaml",
            "/error",
            "/actuator",
            "/actuator/",
            "/actuator/env"
        }) {
            var answer = caller.get(path);
            assertThat(answer.status()).as(path).isIn(400, 404, 422);
            assertThat(answer.raw().body())
                    .as(path)
                    .doesNotContain("Exception", "org.springframework", "tomcat", "at org.");
        }
    }

    @Test
    void everyAnswerCarriesTheHeadersOfAStrictHouse() {
        for (var path :
                new String[] {"/api/v1/me", "/api/v1/nothing", "/healthz", "/", "/field/", "/village/", "/none.css"}) {
            var answer = caller.get(path);
            assertThat(answer.header("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "worker-src 'self' blob:", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "http:", "https:", "*");
            assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.header("Referrer-Policy")).contains("same-origin");
            assertThat(answer.header("X-Request-Id")).isPresent();
            assertThat(answer.header("Server")).isEmpty();
            assertThat(answer.header("Permissions-Policy").orElseThrow())
                    .contains("payment=()", path.equals("/field/") ? "microphone=(self)" : "microphone=()");
        }
    }

    @Test
    void theServerSaysHowItIs() {
        var stranger = new Caller("http://localhost:" + port);
        assertThat(stranger.get("/healthz").body().path("status").stringValue()).isEqualTo("up");
        assertThat(stranger.get("/readyz").status()).isEqualTo(200);
        assertThat(stranger.get("/metrics").raw().body()).contains("jvm_memory_used_bytes");
        assertThat(stranger.with("X-Forwarded-For", "203.0.113.9")
                        .get("/metrics")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theContractIsToldWithStableNames() {
        var contract = caller.get("/api/v1/openapi.json");
        assertThat(contract.status()).isEqualTo(200);
        assertThat(contract.body().at("/paths/~1api~1v1~1me/get/operationId").stringValue())
                .isEqualTo("Me.me");
        assertThat(contract.body()
                        .at("/paths/~1api~1v1~1session/post/operationId")
                        .stringValue())
                .isEqualTo("Session.signIn");
        assertThat(contract.body()
                        .at("/paths/~1api~1v1~1test~1clock/post/parameters")
                        .isMissingNode())
                .as("who acts is no parameter")
                .isTrue();
    }

    private Caller.Answer body(String text) {
        return caller.send("POST", CLOCK, text, "application/json");
    }
}
