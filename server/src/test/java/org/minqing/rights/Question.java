package org.minqing.rights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.minqing.TestServer.Client;
import org.minqing.attachment.Pictures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How one address is asked, as {@code rights/endpoints.yaml} says it.
 *
 * @param at method and path, as in the contract
 * @param says what it is for, in words
 * @param about the kind of thing it is asked about
 * @param query the address's question, with names in braces
 * @param body what is sent, with names in braces; missing for none
 * @param tells more that the answer may tell, by words, with the text that gives it away
 * @param how {@code stream}, {@code upload}, {@code piece}, {@code watch} where turns decide, {@code fresh} for one that ends the session, {@code everywhere} all of the account; empty for
 *     the ordinary way
 */
record Question(
        String at, String says, String about, String query, JsonNode body, Map<String, String> tells, String how) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FILE = "/rights/endpoints.yaml";

    /** What came back. */
    record Reply(int status, String code, String text) {}

    static List<Question> all() {
        try (InputStream file = Objects.requireNonNull(Question.class.getResourceAsStream(FILE))) {
            var all = new ArrayList<Question>();
            new YAMLMapper().readTree(file).forEach(node -> all.add(of(node)));
            return List.copyOf(all);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Question of(JsonNode node) {
        return new Question(
                node.path("at").asString(),
                node.path("says").asString(),
                node.path("about").asString("nothing"),
                node.path("query").asString(""),
                node.path("body"),
                node.path("tells")
                        .propertyStream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, tells -> tells.getValue().asString())),
                node.path("how").asString(""));
    }

    Reply ask(Client client, Map<String, String> names) {
        var path = filled(path() + (query.isEmpty() ? "" : "?" + query), names);
        return switch (how) {
            case "stream" -> opened(client, path);
            case "upload" -> uploaded(client, path);
            case "piece" -> handedIn(client, path);
            default -> asked(client, path, names);
        };
    }

    /** The address as it is asked about the first thing of its kind. */
    String address(Things things) {
        var subject = things.of(about).getFirst();
        return filled(path() + (query.isEmpty() ? "" : "?" + query), things.names(subject));
    }

    boolean reads() {
        return at.startsWith("GET ");
    }

    private String path() {
        return at.substring(at.indexOf(' ') + 1);
    }

    private Reply asked(Client client, String path, Map<String, String> names) {
        var sent = body.isMissingNode()
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(filled(JSON.writeValueAsString(body), names));
        var answer = client.send(client.request(path).method(at.substring(0, at.indexOf(' ')), sent));
        return new Reply(answer.status(), answer.code(), answer.raw().body());
    }

    private static Reply uploaded(Client client, String path) {
        var answer = client.upload(path, "a.png", Pictures.png(21, 9));
        return new Reply(answer.status(), answer.code(), answer.raw().body());
    }

    private static Reply handedIn(Client client, String path) {
        var answer = client.piece(path, Arrays.copyOf(Pictures.png(21, 9), 1));
        return new Reply(answer.status(), answer.code(), answer.raw().body());
    }

    /** A feed never ends: it is opened, and left. */
    private static Reply opened(Client client, String path) {
        try {
            var response = client.http().send(client.request(path).GET().build(), BodyHandlers.ofInputStream());
            try (var feed = response.body()) {
                var told = response.statusCode() == 200 ? "" : new String(feed.readAllBytes(), UTF_8);
                return new Reply(response.statusCode(), "", told);
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** {@code {name}} becomes the text of that name; {@code "{#name}"} the same as a number. */
    private static String filled(String text, Map<String, String> names) {
        var filled = text;
        for (var name : names.entrySet()) {
            filled = filled.replace("\"{#" + name.getKey() + "}\"", name.getValue())
                    .replace("{" + name.getKey() + "}", name.getValue());
        }
        assertThat(filled).as("every name is known").doesNotContainPattern("\\{#?[a-z]+}");
        return filled;
    }
}
