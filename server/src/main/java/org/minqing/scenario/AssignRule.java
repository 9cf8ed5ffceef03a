package org.minqing.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minqing.kernel.PostId;

/**
 * To whom a case goes: to {@code post} when it is named; else to the first post of the chain that exists for the area of
 * the case and is not among {@code except} (posts that have already sent this case back), or, when all have, to the last
 * that exists. Without post and chain the case is taken from its assignee and given to nobody.
 *
 * @param choose how one is chosen where several posts of one link of the chain answer for the area
 * @param because the row of a decision table that named the chain, when one did
 */
public record AssignRule(
        Optional<PostId> post,
        List<By.Holder> chain,
        Set<PostId> except,
        AssignmentTable.Choice choose,
        Optional<TableRow> because) {

    /** A row of one of the scenario's tables, counted from 1, and what it asked of the case, as the file writes it. */
    public record TableRow(String table, int row, Map<String, String> asked) {

        public TableRow {
            asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
        }
    }

    public AssignRule {
        chain = List.copyOf(chain);
        except = Set.copyOf(except);
    }

    public boolean releases() {
        return post.isEmpty() && chain.isEmpty();
    }
}
