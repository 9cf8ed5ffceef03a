package org.minqing.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.TestServer;
import org.minqing.access.SampleAccount;
import org.minqing.access.SampleAccounts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that calls the server: keeps its cookie and its form token, and forges them when told to. */
public final class Caller {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String url;
    private final Map<String, String> headers = new LinkedHashMap<>();

    /** What came back. */
    public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        public String code() {
            return body.path("code").asString("");
        }

        public Optional<String> header(String name) {
            return raw.headers().firstValue(name);
        }
    }

    public Caller(String url) {
        this.url = url;
        headers.put("Accept-Language", "en");
    }

    public Caller with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Caller without(String header) {
        headers.remove(header);
        return this;
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The password that a sample server prints for an account. */
    public static String printed(SampleAccounts samples, String name) {
        return samples.all().stream()
                .filter(account -> account.name().equals(name))
                .map(SampleAccount::password)
                .findFirst()
                .orElseThrow();
    }

    /** Signs in and remembers what the following calls need. */
    public Answer signIn(String name, String password) {
        var answer = post("/api/v1/session", Map.of("name", name, "password", password));
        answer.header("Set-Cookie").ifPresent(cookie -> with("Cookie", cookie.split(";", 2)[0]));
        if (answer.status() == 200) {
            with(
                    answer.body().path("header").stringValue(),
                    answer.body().path("token").stringValue());
        }
        return answer;
    }

    public Answer get(String path) {
        return send("GET", path, null, "application/json");
    }

    /** Asks for what has these words, which stand in no address. */
    public Answer search(String path, String words) {
        return answer(request(path)
                .header("X-Minqing-Words", TestServer.Client.written(words))
                .GET());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, JSON.writeValueAsString(body), "application/json");
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, JSON.writeValueAsString(body), "application/json");
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, "application/json");
    }

    /** Sends a photo as a page does. */
    public Answer upload(byte[] photo) {
        var body = new ByteArrayOutputStream();
        var head = "--photo\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(photo);
        body.writeBytes("\r\n--photo--\r\n".getBytes(StandardCharsets.US_ASCII));
        return answer(request("/api/v1/attachments")
                .header("Content-Type", "multipart/form-data; boundary=photo")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    public Answer send(String method, String path, @Nullable String body, String type) {
        var request = request(path);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", type).method(method, BodyPublishers.ofString(body));
        }
        return answer(request);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path));
        headers.forEach(request::header);
        return request;
    }

    private static Answer answer(HttpRequest.Builder request) {
        try {
            var raw = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(raw.statusCode(), parsed(raw), raw);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static JsonNode parsed(HttpResponse<String> raw) {
        var isJson = raw.headers()
                .firstValue("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        return isJson ? JSON.readTree(raw.body()) : JSON.nullNode();
    }
}
