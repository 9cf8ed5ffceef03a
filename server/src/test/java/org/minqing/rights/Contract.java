package org.minqing.rights;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.minqing.TestServer;
import tools.jackson.databind.JsonNode;

/** The contract as a server tells it at {@code /openapi.json}. */
record Contract(JsonNode document) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String ROOT = "/api/v1";

    /**
     * An address with a method.
     *
     * @param path without the version
     * @param body the shape of the body; missing where there is none
     */
    record Operation(String method, String path, List<Parameter> parameters, JsonNode body) {

        String name() {
            return method + " " + path;
        }

        boolean reads() {
            return method.equals("GET");
        }

        /** The address with one value in place of every part that stands in braces. */
        String with(String value) {
            return path.replaceAll("\\{[^}]+}", value);
        }
    }

    /** @param in {@code path}, {@code query} or {@code header} */
    record Parameter(String name, String in, JsonNode schema) {}

    static Contract of(TestServer server) {
        return new Contract(server.stranger().get("/openapi.json").body());
    }

    List<Operation> operations() {
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> operation(path.getKey(), method)))
                .toList();
    }

    private Operation operation(String path, Map.Entry<String, JsonNode> method) {
        var parameters = method.getValue()
                .path("parameters")
                .valueStream()
                .flatMap(this::parameters)
                .toList();
        var body = method.getValue()
                .at("/requestBody/content")
                .valueStream()
                .findFirst()
                .map(content -> resolved(content.path("schema")))
                .orElseGet(() -> method.getValue().path("no body"));
        return new Operation(method.getKey().toUpperCase(Locale.ROOT), path.substring(ROOT.length()), parameters, body);
    }

    /** A question of several parts is written into the address part by part. */
    private Stream<Parameter> parameters(JsonNode node) {
        var in = node.path("in").asString();
        var schema = resolved(node.path("schema"));
        return schema.has("properties")
                ? schema.path("properties")
                        .propertyStream()
                        .map(part -> new Parameter(part.getKey(), in, resolved(part.getValue())))
                : Stream.of(new Parameter(node.path("name").asString(), in, schema));
    }

    /** The shape itself where only its name is given. */
    JsonNode resolved(JsonNode schema) {
        var name = schema.path("$ref").asString("");
        return name.isEmpty() ? schema : resolved(document.at(name.substring(1)));
    }
}
