package org.minqing.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.TestServer;
import org.minqing.edge.Caller;
import org.minqing.edge.Caller.Answer;

/** Every kind of answer carries the headers of a strict house: found, refused, broken, pages, files and what is no request. */
class HostileHeadersIT {

    /** What others put before a page's address, into its place or between it and a cache. */
    private static final Map<String, String> HOSTILE = Map.of(
            "X-Forwarded-Host", "attacker.example",
            "X-Forwarded-Prefix", "/attacker",
            "X-Forwarded-Proto", "attacker",
            "X-Original-URL", "/attacker",
            "X-Rewrite-URL", "/attacker",
            "Forwarded", "for=attacker;host=attacker.example;proto=http",
            "Origin", "https://attacker.example",
            "Referer", "https://attacker.example/",
            "X-HTTP-Method-Override", "DELETE",
            "Cookie", "minqing_session=attacker");

    private final TestServer server = RightsServer.shared();

    /** A request and the status that it is answered with. */
    record Kind(String method, String path, String body, String type, int status) {
        @Override
        public String toString() {
            return status + " " + method + " " + path;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("GET", "/api/v1/session", "", "", 200),
                new Kind("HEAD", "/api/v1/session", "", "", 200),
                new Kind("GET", "/healthz", "", "", 200),
                new Kind("GET", "/", "", "", 200),
                new Kind("HEAD", "/", "", "", 200),
                new Kind("GET", "/index.html", "", "", 200),
                new Kind("GET", "/cases/any-place-inside", "", "", 200),
                new Kind("GET", "/field/", "", "", 200),
                new Kind("GET", "/field/tasks", "", "", 200),
                new Kind("GET", "/village/", "", "", 200),
                new Kind("GET", "/assets/page-0a1b2c3d.js", "", "", 200),
                new Kind("GET", "/assets/page-none.js", "", "", 404),
                new Kind("GET", "/field/none.js", "", "", 404),
                new Kind("GET", "/village/none.webmanifest", "", "", 404),
                new Kind("GET", "/actuator", "", "", 404),
                new Kind("GET", "/actuator/env", "", "", 404),
                new Kind("POST", "/", "{}", "application/json", 401),
                new Kind("GET", "/api/v1/openapi.json", "", "", 200),
                new Kind("POST", "/api/v1/session", "{", "application/json", 400),
                new Kind("GET", "/api/v1/me", "", "", 401),
                new Kind("PUT", "/anywhere", "{}", "application/json", 401),
                new Kind("GET", "/nothing/here.css", "", "", 404),
                new Kind("GET", "/assets/..%5c..%5capplication.yaml", "", "", 400),
                new Kind("GET", "/api/v1/cases/a%2Fb", "", "", 400),
                new Kind("GET", "/api/v1/cases/%00", "", "", 400),
                new Kind("PUT", "/api/v1/session", "{}", "application/json", 405),
                new Kind("POST", "/api/v1/session", "a=b", "application/x-www-form-urlencoded", 415),
                new Kind(
                        "POST",
                        "/api/v1/session",
                        "{\"name\":\"" + "x".repeat(1 << 20) + "\"}",
                        "application/json",
                        413),
                new Kind("POST", "/api/v1/session", "{\"name\":\"\"}", "application/json", 422));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindOfAnswerIsStrict(Kind kind) {
        var body = kind.body().isEmpty() ? null : kind.body();
        var answer = new Caller(server.address("").toString()).send(kind.method(), kind.path(), body, kind.type());
        assertThat(answer.status()).isIn(kind.status(), 401);
        strict(answer);
        assertThat(answer.header("Content-Type").orElse(""))
                .contains(answer.status() >= 400 && !kind.method().equals("HEAD") ? "application/problem+json" : "");
        assertThat(answer.header("Cache-Control").orElse(""))
                .as("nothing of the interface is kept")
                .contains(kind.path().startsWith("/api") ? "no-store" : "");
    }

    /** The pages of the tests stand where the built ones would. */
    @ParameterizedTest
    @CsvSource({"/, desk", "/cases/1, desk", "/field/, field", "/field/tasks/1, field", "/village/, village"})
    void everyFaceIsAPageWithTheHeadersWhateverIsSentAlong(String path, String face) {
        var caller = new Caller(server.address("").toString());
        HOSTILE.forEach(caller::with);
        var page = caller.get(path);
        assertThat(page.status()).isEqualTo(200);
        strict(page);
        assertThat(page.raw().body()).contains("<title>" + face + "</title>").doesNotContain("attacker");
        assertThat(page.header("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.header("Cache-Control").orElse("")).contains("no-cache");
        assertThat(page.raw().headers().map().values().toString()).doesNotContain("attacker");
    }

    private static void strict(Answer answer) {
        assertThat(answer.header("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "*");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Referrer-Policy")).contains("same-origin");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).contains("same-origin");
        assertThat(answer.header("X-Frame-Options")).contains("DENY");
        for (var telling : Stream.of("Server", "X-Powered-By", "Access-Control-Allow-Origin")
                .toList()) {
            assertThat(answer.header(telling)).as(telling).isEmpty();
        }
    }

    @Test
    void methodsThatNobodyNeedsAreRefused() {
        for (var method : new String[] {"TRACE", "TRACK", "PROPFIND", "OPTIONS"}) {
            var answer =
                    raw(method + " /api/v1/me HTTP/1.1\r\nHost: localhost\r\nCookie: minqing_session=planted-here\r\n");
            assertThat(answer).as(method).matches("(?s)HTTP/1.1 (4|501).*").doesNotContain("planted-here");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE",
                "GET /api/v1/areas/[x] HTTP/1.1\r\nHost: localhost\r\n",
                "GET /api/v1/me HTTP/1.1\r\nHost: local host\r\n",
                "GET /api/v1/me HTTP/9.9\r\nHost: localhost\r\n",
                "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n",
                "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nxyz",
                "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nX-A: b\u0000c\r\n"
            })
    void whatIsNoRequestIsTurnedAwayWithoutAWordAboutTheServer(String request) {
        assertThat(raw(request))
                .doesNotContain("Tomcat", "Exception", "org.", "java.")
                .doesNotStartWith("HTTP/1.1 500");
    }

    @Test
    void aHeaderCannotBeWrittenByAValue() {
        var answer = new Caller(server.address("").toString())
                .with("Accept-Language", "en;q=0.5, zh\tx")
                .get("/api/v1/%0d%0aSet-Cookie:%20a=b");
        assertThat(answer.raw().headers().map().keySet()).doesNotContain("set-cookie", "Set-Cookie");
        assertThat(answer.status()).isBetween(400, 404);
        assertThat(Map.of("body", answer.raw().body()).toString()).doesNotContain("Exception");
    }

    private String raw(String request) {
        var address = server.address("");
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write((request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException closed) {
            return "";
        }
    }
}
