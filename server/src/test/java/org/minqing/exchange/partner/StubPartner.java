package org.minqing.exchange.partner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.minqing.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The other side, as its programmer would write it from docs/exchange.md: it takes each address once, believes nothing that is
 * not signed by a published key, and is sometimes away or forgets to answer.
 */
final class StubPartner implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern INPUT = Pattern.compile("sig=(\\((.*)\\).*;keyid=\"([^\"]+)\")");

    private final TestServer server;
    private final HttpServer http;
    private final Map<String, String> taken = new LinkedHashMap<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private volatile boolean forgetful;
    private volatile int calls;

    StubPartner(TestServer server) {
        this.server = server;
        try {
            http = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        http.createContext("/in", this::answer);
        http.start();
    }

    String address() {
        return "http://localhost:" + http.getAddress().getPort() + "/in";
    }

    StubPartner away(boolean now) {
        away = now;
        return this;
    }

    /** It takes what comes and answers with a failure, as when the line breaks in between. */
    StubPartner forgetful(boolean now) {
        forgetful = now;
        return this;
    }

    int calls() {
        return calls;
    }

    /** What was wrong with what came; nothing should be. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** What it has, in the order in which it came first. */
    synchronized List<JsonNode> has(String path) {
        var found = new ArrayList<JsonNode>();
        taken.forEach((address, body) -> {
            if (address.startsWith("/in" + path)) {
                found.add(JSON.readTree(body));
            }
        });
        return found;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls++;
            var body = exchange.getRequestBody().readAllBytes();
            if (away) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            check(exchange, body);
            var path = exchange.getRequestURI().getRawPath();
            var text = new String(body, StandardCharsets.UTF_8);
            var before = taken.putIfAbsent(path, text);
            if (before != null && !before.equals(text)) {
                faults.add("other content at " + path);
            }
            if (forgetful) {
                exchange.sendResponseHeaders(502, -1);
                return;
            }
            var receipt = "{\"receipt\":\"R-%d\"}".formatted(taken.size()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, receipt.length);
            exchange.getResponseBody().write(receipt);
        }
    }

    private void check(HttpExchange exchange, byte[] body) {
        try {
            var headers = exchange.getRequestHeaders();
            var digest = "sha-256=:"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(body)) + ":";
            var input = INPUT.matcher(headers.getFirst("Signature-Input"));
            if (!input.matches() || !digest.equals(headers.getFirst("Content-Digest"))) {
                faults.add("unreadable, or another body: " + headers.getFirst("Signature-Input"));
                return;
            }
            var base = "\"@method\": PUT\n\"@authority\": " + headers.getFirst("Host") + "\n\"@path\": "
                    + exchange.getRequestURI().getRawPath() + "\n\"@query\": ?\n\"content-digest\": " + digest
                    + "\n\"@signature-params\": " + input.group(1);
            var signature = headers.getFirst("Signature");
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(published(input.group(3)))));
            verifier.update(base.getBytes(StandardCharsets.UTF_8));
            var bytes = Base64.getDecoder().decode(signature.substring("sig=:".length(), signature.length() - 1));
            if (!verifier.verify(bytes)) {
                faults.add("not signed: " + base);
            }
        } catch (GeneralSecurityException failed) {
            faults.add(failed.toString());
        }
    }

    private byte[] published(String id) {
        var keys = server.stranger().get("/public/keys").body().at("/keys");
        var point = Optional.of(keys).stream()
                .flatMap(all -> all.valueStream())
                .filter(key -> key.at("/kid").asString().equals(id))
                .map(key -> key.at("/x").asString())
                .findFirst()
                .orElseThrow();
        return HexFormat.of()
                .parseHex("302a300506032b6570032100"
                        + HexFormat.of().formatHex(Base64.getUrlDecoder().decode(point)));
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
