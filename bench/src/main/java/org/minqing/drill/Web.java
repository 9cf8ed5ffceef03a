package org.minqing.drill;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP as any client speaks it: an answer, or the knowledge that there was none. */
final class Web {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    /** What came back. */
    record Answer(int status, JsonNode body, Map<String, String> headers) {

        String code() {
            return body.path("code").asString("");
        }
    }

    /** Nobody listened: the command has certainly not arrived. */
    static final class NobodyThere extends IOException {

        private static final long serialVersionUID = 1;

        NobodyThere(IOException cause) {
            super(cause);
        }
    }

    /** The headers of somebody signed in. */
    record Session(Map<String, String> headers) {
        Session {
            headers = Map.copyOf(headers);
        }
    }

    Session signIn(URI server, String name, String password) throws IOException {
        var answer = send(
                server, "POST", "/api/v1/session", new Session(Map.of()), Map.of("name", name, "password", password));
        var cookie = answer.headers().get("set-cookie");
        if (answer.status() != 200 || cookie == null) {
            throw new IOException("Sign-in of " + name + " was answered " + answer.status() + " " + answer.body());
        }
        var headers = new LinkedHashMap<String, String>();
        headers.put("Cookie", cookie.split(";", 2)[0]);
        headers.put(
                answer.body().path("header").asString(),
                answer.body().path("token").asString());
        return new Session(headers);
    }

    Answer get(URI server, String path, Session session) throws IOException {
        return send(server, "GET", path, session, null);
    }

    Answer send(URI server, String method, String path, Session session, @Nullable Object body) throws IOException {
        var request = HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
        session.headers().forEach(request::header);
        request.header("Accept-Language", "en");
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        try {
            return answer(client.send(request.build(), BodyHandlers.ofString()));
        } catch (ConnectException refused) {
            throw new NobodyThere(refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** Whether the server says within two seconds that it can work, as whoever stands in front would ask it. */
    boolean isReady(URI server) {
        var request = HttpRequest.newBuilder(server.resolve("/readyz")).timeout(Duration.ofSeconds(2));
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What a machine is told in lines, such as the figures. */
    String text(URI server, String path) throws IOException {
        try {
            var request = HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
            return client.send(request.build(), BodyHandlers.ofString()).body();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private static Answer answer(HttpResponse<String> raw) {
        var headers = new LinkedHashMap<String, String>();
        raw.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        var json = headers.getOrDefault("content-type", "").contains("json");
        return new Answer(raw.statusCode(), json ? JSON.readTree(raw.body()) : JSON.nullNode(), headers);
    }
}
