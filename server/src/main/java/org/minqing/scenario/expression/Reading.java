package org.minqing.scenario.expression;

import java.util.List;

/** What came of reading an expression. */
public sealed interface Reading {

    /** It can be used. */
    record Understood(Expression expression) implements Reading {}

    /** It cannot, for these reasons. */
    record Faulty(List<Mistake> mistakes) implements Reading {
        public Faulty {
            mistakes = List.copyOf(mistakes);
        }
    }

    /** One thing wrong with an expression, in words that its author understands. */
    record Mistake(String code, String message, String fix) {}
}
