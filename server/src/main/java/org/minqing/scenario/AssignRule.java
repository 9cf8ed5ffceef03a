package org.minqing.scenario;

import java.util.List;
import java.util.Set;
import org.minqing.kernel.PostId;

/**
 * To whom a case goes: the first post of the chain that exists for the area of the case and is not among {@code except}
 * (posts that have already sent this case back). An empty chain takes the case from its assignee and gives it to nobody.
 */
public record AssignRule(List<By.Holder> chain, Set<PostId> except) {

    /** Takes the case from whoever has it. */
    public static final AssignRule NOBODY = new AssignRule(List.of(), Set.of());

    public AssignRule {
        chain = List.copyOf(chain);
        except = Set.copyOf(except);
    }

    public boolean releases() {
        return chain.isEmpty();
    }
}
