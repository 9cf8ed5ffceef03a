package org.minqing.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.scenario.table.Decision;
import org.minqing.scenario.table.DecisionTable;

/**
 * A table that says to whom a case goes, by its open answers and its department. An action names it in {@code assign}.
 *
 * @param fallback who has the case when nobody of the row can take it; asked last
 */
public record AssignmentTable(String id, Texts names, DecisionTable<Candidates> rows, List<By.Holder> fallback) {

    /** The input under which a table asks for the department that the answers put a case with. */
    public static final String DEPARTMENT = "department";

    public AssignmentTable {
        fallback = List.copyOf(fallback);
    }

    /** Posts in the order in which they are asked, and how one is chosen where several hold the same. */
    public record Candidates(List<By.Holder> chain, Choice choose) {

        public Candidates {
            chain = List.copyOf(chain);
        }
    }

    /** How one of several posts of the same role and level is chosen. */
    public enum Choice {
        /** The first of them, always the same. */
        FIRST,
        /** Who is on duty. */
        DUTY,
        /** Who has the fewest open cases. */
        LEAST_LOAD,
        /** One after the other. */
        TURN
    }

    /** The row for a case with these answers. */
    public Optional<Decision<Candidates>> decide(Map<String, ? extends @Nullable Object> answers) {
        return rows.decide(answers);
    }
}
