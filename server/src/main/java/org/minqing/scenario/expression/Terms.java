package org.minqing.scenario.expression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the expressions of one scenario may speak of: its answers by field id, and its named patterns. In an expression the
 * hyphen of an id is written as an underscore.
 */
public record Terms(Map<String, Kind> answers, Map<String, String> patterns) {

    /** The words that the language of expressions keeps for itself; no field can be called one of them. */
    public static final Set<String> RESERVED = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "package",
            "namespace",
            "null",
            "return",
            "true",
            "var",
            "void",
            "while");

    public Terms {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        patterns = Map.copyOf(patterns);
    }

    /** How a field id is written in an expression. */
    public static String written(String id) {
        return id.replace('-', '_');
    }

    /** The field id behind a name in an expression. */
    public static String id(String written) {
        return written.replace('_', '-');
    }
}
