package org.minqing.scenario.table;

/** What a row wants of one input: the places where it holds, and how the file writes it. */
public record Condition(Spans places, String written) {

    /** What a file writes for “whatever it is”; leaving the condition out means the same. */
    public static final String ANYTHING = "any";

    public Condition {
        if (places.isEmpty()) {
            throw new IllegalArgumentException("“" + written + "” can never hold");
        }
    }

    public static Condition anything(Input input) {
        return new Condition(input.anything(), ANYTHING);
    }
}
