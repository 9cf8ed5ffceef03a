package org.minqing.scenario.expression;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The expressions on which this server and every browser must agree; the same file is read by the tests of the pages. */
record Corpus(Terms terms, Map<String, Kind> row, List<Example> examples) {

    /** One expression, what is the case, and what comes of it: a value, none, or a fault. */
    record Example(String say, Situation situation, boolean inRow, JsonNode expected) {
        @Override
        public String toString() {
            return say + " " + situation.answers();
        }
    }

    static Corpus read() throws Exception {
        var here = Path.of("web", "test", "expressions.json");
        var file = Files.exists(here) ? here : Path.of("..").resolve(here);
        var root = JsonMapper.shared().readTree(Files.readString(file));
        var kinds = new LinkedHashMap<String, Kind>();
        root.get("fields").properties().forEach(field -> kinds.put(field.getKey(), kind(field.getValue())));
        var patterns = new LinkedHashMap<String, String>();
        root.get("patterns")
                .properties()
                .forEach(pattern ->
                        patterns.put(pattern.getKey(), pattern.getValue().asString()));
        var examples =
                root.get("expressions").valueStream().map(Corpus::example).toList();
        return new Corpus(
                new Terms(kinds, patterns),
                ((Kind.Rows) Objects.requireNonNull(kinds.get("persons"))).fields(),
                examples);
    }

    private static Kind kind(JsonNode kind) {
        if (kind.isObject()) {
            var fields = new LinkedHashMap<String, Kind>();
            kind.properties().forEach(field -> fields.put(field.getKey(), kind(field.getValue())));
            return new Kind.Rows(fields, 20);
        }
        return switch (kind.asString()) {
            case "text" -> Kind.TEXT;
            case "whole" -> Kind.WHOLE;
            case "decimal" -> Kind.DECIMAL;
            case "flag" -> Kind.FLAG;
            default -> new Kind.Texts(20);
        };
    }

    private static Example example(JsonNode example) {
        var answers = map(example.get("answers"));
        var facts = Optional.ofNullable(example.get("case"))
                .map(given -> new Situation.Facts(
                        given.get("state").asString(),
                        given.get("round").asInt(),
                        given.get("level").asString(),
                        given.get("sampled")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()));
        var row = example.get("row");
        var situation = Situation.of(answers, facts);
        return new Example(
                example.get("say").asString(), row == null ? situation : situation.in(map(row)), row != null, example);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable JsonNode node) {
        return node == null ? Map.of() : JsonMapper.shared().convertValue(node, Map.class);
    }
}
