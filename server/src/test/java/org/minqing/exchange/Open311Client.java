package org.minqing.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that speaks Open311 GeoReport v2 and was written from the text of the specification alone: it begins at the discovery
 * and knows nothing of the server. Answers in XML and JSON become the same trees of texts, lists and maps.
 */
final class Open311Client {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String form;
    private final String base;
    private final Map<String, String> headers = new LinkedHashMap<>();

    /**
     * An answer.
     *
     * @param content what it says: for a list a list of maps, with the name of the root left out
     */
    record Answer(int status, String type, String text, Object content) {

        /** The rows of a list. */
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> rows() {
            return (List<Map<String, Object>>) content;
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> parts() {
            return (Map<String, Object>) content;
        }

        /** The one row that there is. */
        Map<String, Object> row() {
            if (rows().size() != 1) {
                throw new AssertionError("Not one row: " + text);
            }
            return rows().getFirst();
        }
    }

    /** The list of this name. */
    static List<?> list(Map<?, ?> parts, String name) {
        return (List<?>) Objects.requireNonNull(parts.get(name), name);
    }

    private Open311Client(String form, String base) {
        this.form = form;
        this.base = base;
    }

    /** Finds the endpoint of the specification by the discovery document. */
    static Open311Client discovered(URI discovery, String form) {
        var finder = new Open311Client(form, discovery.toString());
        var parts = finder.get(discovery.toString()).parts();
        for (var endpoint : list(parts, "endpoints")) {
            var one = (Map<?, ?>) endpoint;
            var speaks = list(one, "formats").stream()
                    .anyMatch(type -> type.toString().endsWith(form));
            if ("http://wiki.open311.org/GeoReport_v2".equals(one.get("specification")) && speaks) {
                return new Open311Client(form, String.valueOf(one.get("url")));
            }
        }
        throw new AssertionError("No endpoint of GeoReport v2 in " + parts);
    }

    /** The same program, which sends this header with everything. */
    Open311Client with(String header, String value) {
        var other = new Open311Client(form, base);
        other.headers.putAll(headers);
        other.headers.put(header, value);
        return other;
    }

    Answer services() {
        return ask("services", Map.of());
    }

    Answer definition(String serviceCode) {
        return ask("services/" + encoded(serviceCode), Map.of());
    }

    Answer requests(Map<String, String> arguments) {
        return ask("requests", arguments);
    }

    Answer request(String id) {
        return ask("requests/" + encoded(id), Map.of());
    }

    Answer token(String token) {
        return ask("tokens/" + encoded(token), Map.of());
    }

    /** The extension for updates, as it is published. */
    Answer updates(Map<String, String> arguments) {
        return ask("servicerequestupdates", arguments);
    }

    Answer update(Map<String, String> arguments) {
        return post("servicerequestupdates", arguments);
    }

    Answer ask(String what, Map<String, String> arguments) {
        return get(base + "/" + what + "." + form + (arguments.isEmpty() ? "" : "?" + encoded(arguments)));
    }

    Answer report(Map<String, String> arguments) {
        return post("requests", arguments);
    }

    private Answer post(String what, Map<String, String> arguments) {
        return send(to(base + "/" + what + "." + form)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(BodyPublishers.ofString(encoded(arguments))));
    }

    private Answer get(String address) {
        return send(to(address).GET());
    }

    private HttpRequest.Builder to(String address) {
        var request = HttpRequest.newBuilder(URI.create(address));
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            var type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    response.statusCode(),
                    type,
                    new String(response.body(), StandardCharsets.UTF_8),
                    read(type, response));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Object read(String type, HttpResponse<byte[]> response) {
        if (form.equals("json") && type.startsWith("application/json")) {
            return plain(JSON.readTree(response.body()));
        }
        return type.startsWith("text/xml") ? plain(parsed(response.body()).getDocumentElement()) : "";
    }

    /** An XML document that is well-formed, or an error. */
    static Document parsed(byte[] body) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new AssertionError(new String(body, StandardCharsets.UTF_8), broken);
        }
    }

    /** By the specification's rule: children of one name are a list where the parent is their plural, else parts. */
    static Object plain(Element element) {
        var children = new ArrayList<Element>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element part) {
                children.add(part);
            }
        }
        if (LISTS.containsKey(element.getTagName())) {
            return children.stream()
                    .peek(child -> {
                        if (!child.getTagName().equals(LISTS.get(element.getTagName()))) {
                            throw new AssertionError(child.getTagName() + " in " + element.getTagName());
                        }
                    })
                    .map(Open311Client::plain)
                    .toList();
        }
        if (children.isEmpty()) {
            return element.getTextContent();
        }
        var parts = new LinkedHashMap<String, Object>();
        children.forEach(child -> parts.put(child.getTagName(), plain(child)));
        return parts;
    }

    private static final Map<String, String> LISTS = Map.of(
            "services", "service",
            "attributes", "attribute",
            "values", "value",
            "service_requests", "request",
            "service_request_updates", "request_update",
            "errors", "error",
            "endpoints", "endpoint",
            "formats", "format");

    /** Numbers, flags and nulls as the texts that XML writes for them. */
    static Object plain(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream().map(Open311Client::plain).toList();
        }
        if (node.isObject()) {
            var parts = new LinkedHashMap<String, Object>();
            node.properties().forEach(part -> parts.put(part.getKey(), plain(part.getValue())));
            return parts;
        }
        return node.isNull() ? "" : node.asString();
    }

    private static String encoded(Map<String, String> arguments) {
        return arguments.entrySet().stream()
                .map(argument -> encoded(argument.getKey()) + "=" + encoded(argument.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
