package org.minqing.scenario.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * Named patterns: regular expressions in the small part of the syntax that this server and every browser read alike, always
 * held against the whole text. They run in time that grows with the text alone.
 */
public final class Patterns {

    private static final int LONGEST = 200;

    /** Literal characters, classes, groups, alternatives and counts; a backslash only before a sign of punctuation. */
    private static final Pattern ALLOWED = Pattern.compile(
            "(?:[^\\\\()\\[\\]{}?*+^$.]|\\\\[.()\\[\\]{}?*+|/^$\\\\-]|\\[[^\\\\\\[\\]]+\\]|\\((?:\\?:)?|\\)"
                    + "|\\{[0-9]{1,3}(?:,[0-9]{0,3})?\\}|[?*+.])+");

    private Patterns() {}

    /** Why a pattern cannot be taken, if so. */
    public static Optional<String> fault(String pattern) {
        if (pattern.length() > LONGEST) {
            return Optional.of("it has more than " + LONGEST + " characters");
        }
        if (!ALLOWED.matches(pattern)) {
            return Optional.of("it uses signs that servers and browsers do not read alike");
        }
        try {
            Pattern.compile(pattern);
            return Optional.empty();
        } catch (PatternSyntaxException unreadable) {
            return Optional.of("it is not well formed");
        }
    }

    static boolean fits(String pattern, String text) {
        return Pattern.compile("(?:" + pattern + ")", Pattern.DOTALL).matches(text);
    }
}
