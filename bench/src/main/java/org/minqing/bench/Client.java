package org.minqing.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody signed in: the headers that a request carries for this account. */
record Client(String account, List<String> headers) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Signs in as a browser would: ask for the CSRF header, send name and password, keep the cookie and the new token. */
    static Client signIn(int port, String name, String password) throws IOException {
        try (var connection = new Connection(port)) {
            var before = connection.send("GET", "/api/v1/session", List.of(), "", new byte[0]);
            var cookies = new ArrayList<>(cookies(before));
            var headers = new ArrayList<String>();
            headers.addAll(cookie(cookies));
            headers.addAll(csrf(before));
            var body = JSON.writeValueAsString(new Credentials(name, password));
            var answer = connection.send(
                    "POST", "/api/v1/session", headers, "application/json", body.getBytes(StandardCharsets.UTF_8));
            if (answer.status() >= 300) {
                throw new IOException("Sign-in of " + name + " answered " + answer.status() + " " + answer.body());
            }
            cookies.addAll(cookies(answer));
            var after = connection.send("GET", "/api/v1/session", cookie(cookies), "", new byte[0]);
            var signedIn = new ArrayList<>(cookie(cookies));
            signedIn.addAll(csrf(after));
            return new Client(name, List.copyOf(signedIn));
        }
    }

    private record Credentials(String name, String password) {}

    private static List<String> cookies(Connection.Answer answer) {
        return answer.headers().stream()
                .filter(line -> line.regionMatches(true, 0, "set-cookie:", 0, 11))
                .map(line -> line.substring(11).strip().split(";", 2)[0])
                .toList();
    }

    private static List<String> cookie(List<String> cookies) {
        return cookies.isEmpty() ? List.of() : List.of("Cookie: " + String.join("; ", cookies));
    }

    private static List<String> csrf(Connection.Answer answer) {
        JsonNode session = JSON.readTree(answer.body());
        var token = session.path("token").asString("");
        return token.isEmpty() ? List.of() : List.of(session.path("header").asString() + ": " + token);
    }
}
