package org.minqing.scenario.table;

import java.util.List;

/** One thing that is wrong with a table as a whole; rows count from 1, an example is written as an official reads it. */
public sealed interface Finding {

    /** Two rows of a table with unique answers that both fit the example. */
    record Conflict(int row, int other, String example) implements Finding {}

    /** A row that never answers, since the rows before it, of which these are the first ones, answer all that it could. */
    record Shadowed(int row, List<Integer> by) implements Finding {

        public Shadowed {
            by = List.copyOf(by);
        }
    }

    /** Nobody answers this. */
    record Hole(String example) implements Finding {}

    /** The rows are so interwoven that the check would take too long; what it found before stands beside this. */
    record TooInterwoven() implements Finding {}
}
