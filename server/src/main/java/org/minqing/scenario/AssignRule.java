package org.minqing.scenario;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minqing.kernel.PostId;

/**
 * To whom a case goes: to {@code post} when it is named; else to the first post of the chain that exists for the area of
 * the case and is not among {@code except} (posts that have already sent this case back), or, when all have, to the last
 * that exists. Without post and chain the case is taken from its assignee and given to nobody.
 */
public record AssignRule(Optional<PostId> post, List<By.Holder> chain, Set<PostId> except) {

    public AssignRule {
        chain = List.copyOf(chain);
        except = Set.copyOf(except);
    }

    public boolean releases() {
        return post.isEmpty() && chain.isEmpty();
    }
}
