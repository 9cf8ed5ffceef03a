package org.minqing.access.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.minqing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another system as its programmer would write it from the RFC alone: nothing here is shared with the server. */
public final class SigningClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestServer server;
    private final UUID id;
    private final UUID keyId = v7();
    private final SigningKey pair = SigningKey.made();

    /** What came back. */
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        public String code() {
            return body.at("/code").asString("");
        }
    }

    /** A request that is signed and not sent yet; a test may break it. */
    record Draft(String method, String path, String body, Map<String, String> headers) {

        Draft with(String header, UnaryOperator<String> change) {
            var changed = new LinkedHashMap<>(headers);
            changed.compute(header, (_, value) -> change.apply(value == null ? "" : value));
            return new Draft(method, path, body, changed);
        }
    }

    private SigningClient(TestServer server, UUID id) {
        this.server = server;
        this.id = id;
    }

    /** An account with one key, opened by an administrator. */
    public static SigningClient opened(TestServer server, String name, Map<String, Object> more) {
        var client = new SigningClient(server, v7());
        var administrator = server.as("administrator");
        var opened = administrator.put("/machines/" + client.id, wish(name, more));
        if (opened.status() != 200) {
            throw new IllegalStateException(opened.raw().body());
        }
        client.register(
                administrator, Instant.now().minusSeconds(60), Instant.now().plusSeconds(86_400));
        return client;
    }

    static Map<String, Object> wish(String name, Map<String, Object> more) {
        var wish = new LinkedHashMap<String, Object>(Map.of(
                "name",
                name,
                "purpose",
                "示例：转办市民来电",
                "area",
                441_500_000_000_000L,
                "verbs",
                new String[] {"area.read", "scenario.read", "case.report"},
                "until",
                Instant.parse("2027-11-01T00:00:00Z").toString()));
        wish.putAll(more);
        return wish;
    }

    TestServer.Answer register(TestServer.Client administrator, Instant from, Instant until) {
        return administrator.put(
                "/machines/" + id + "/keys/" + keyId,
                Map.of("key", pem(), "from", from.toString(), "until", until.toString()));
    }

    /** The same system with another key, which is not registered yet. */
    SigningClient rotated() {
        return new SigningClient(server, id);
    }

    public UUID id() {
        return id;
    }

    UUID key() {
        return keyId;
    }

    public Answer get(String path) {
        return send(draft("GET", path, ""));
    }

    public Answer put(String path, Object body) {
        return send(draft("PUT", path, JSON.writeValueAsString(body)));
    }

    public Answer post(String path, Object body) {
        return send(draft("POST", path, JSON.writeValueAsString(body)));
    }

    Draft draft(String method, String path, String body) {
        return draft(method, path, body, Instant.now(), UUID.randomUUID().toString());
    }

    Draft draft(String method, String path, String body, Instant created, String nonce) {
        var uri = server.address(path);
        var headers = new LinkedHashMap<String, String>();
        var covered = "\"@method\" \"@authority\" \"@path\" \"@query\"";
        var base = "\"@method\": " + method + "\n\"@authority\": " + uri.getRawAuthority() + "\n\"@path\": "
                + uri.getRawPath() + "\n\"@query\": ?"
                + Optional.ofNullable(uri.getRawQuery()).orElse("") + "\n";
        if (!body.isEmpty()) {
            var digest = "sha-256=:" + base64(sha256(body)) + ":";
            headers.put("Content-Type", "application/json");
            headers.put("Content-Digest", digest);
            covered += " \"content-digest\"";
            base += "\"content-digest\": " + digest + "\n";
        }
        var input = "(" + covered + ");created=" + created.getEpochSecond() + ";keyid=\"" + keyId + "\";nonce=\""
                + nonce + "\"";
        headers.put("Signature-Input", "sig1=" + input);
        headers.put("Signature", "sig1=:" + base64(pair.sign(base + "\"@signature-params\": " + input)) + ":");
        return new Draft(method, path, body, headers);
    }

    Answer send(Draft draft) {
        var request = HttpRequest.newBuilder(
                        URI.create(server.address(draft.path()).toString()))
                .method(
                        draft.method(),
                        draft.body().isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(draft.body(), StandardCharsets.UTF_8));
        draft.headers().forEach(request::header);
        try {
            var raw = HTTP.send(request.build(), BodyHandlers.ofString());
            var text = raw.body().stripLeading();
            var json = text.startsWith("{") || text.startsWith("[");
            return new Answer(
                    raw.statusCode(),
                    json ? JSON.readTree(text) : JSON.getNodeFactory().missingNode(),
                    raw);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + base64(pair.publicHalf()) + "\n-----END PUBLIC KEY-----\n";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public static UUID v7() {
        var random = UUID.randomUUID();
        var high = (System.currentTimeMillis() << 16) | 0x7000L | (random.getMostSignificantBits() & 0xfffL);
        return new UUID(high, random.getLeastSignificantBits());
    }
}
