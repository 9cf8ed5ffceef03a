package org.minqing.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minqing.kernel.PostId;

/**
 * To whom a case goes: to {@code post} when it is named; else to a post of the chain that answers for the area of the case
 * and is not among {@code except} (posts that have already sent this case back), asked link by link; then to one of the
 * fallback; or, when all have sent it back, to the last that exists. Without post, chain and fallback the case is taken from
 * its assignee and given to nobody.
 *
 * @param choose how one is chosen where several posts of one link of the chain answer for the area
 * @param because the row of a decision table that named the chain, when one did
 */
public record AssignRule(
        Optional<PostId> post,
        List<By.Holder> chain,
        List<By.Holder> fallback,
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
        fallback = List.copyOf(fallback);
        except = Set.copyOf(except);
    }

    /** The chain of an action, without a table. */
    static AssignRule to(List<By.Holder> chain, Set<PostId> except) {
        return new AssignRule(
                Optional.empty(), chain, List.of(), except, AssignmentTable.Choice.FIRST, Optional.empty());
    }

    /** A single post, or nobody. */
    static AssignRule to(Optional<PostId> post) {
        return new AssignRule(post, List.of(), List.of(), Set.of(), AssignmentTable.Choice.FIRST, Optional.empty());
    }

    public boolean releases() {
        return post.isEmpty() && chain.isEmpty() && fallback.isEmpty();
    }
}
