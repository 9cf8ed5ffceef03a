package org.minqing.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.PostId;
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

    /**
     * Who is to be looked for, with the row as the reason. A case that no row fits, which the check of the table all but rules
     * out, goes to the fallback.
     */
    AssignRule rule(Map<String, ? extends @Nullable Object> answers, Set<PostId> except) {
        var decided = decide(answers);
        return new AssignRule(
                Optional.empty(),
                decided.map(row -> row.output().chain()).orElse(List.of()),
                fallback,
                except,
                decided.map(row -> row.output().choose()).orElse(Choice.FIRST),
                decided.map(row -> new AssignRule.TableRow(id, row.row(), row.because())));
    }
}
