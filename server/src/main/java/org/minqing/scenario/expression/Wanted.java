package org.minqing.scenario.expression;

/** What an expression is to give. */
public enum Wanted {
    /** Yes or no. */
    CONDITION("yes or no"),
    /** A text, or the code of a choice. */
    TEXT("a text"),
    /** A whole number. */
    WHOLE("a whole number"),
    /** A decimal number; a whole one is taken for it. */
    DECIMAL("a number"),
    /** Any of these. */
    ANY("a text, a number or yes or no");

    private final String words;

    Wanted(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
