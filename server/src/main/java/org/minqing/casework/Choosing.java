package org.minqing.casework;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minqing.kernel.PostId;
import org.minqing.workforce.Choice;

/** Chooses one of several posts alike. */
interface Choosing {

    /** Absent where none of them can take the case. */
    Choice.Among among(Choice.Rule rule, List<PostId> candidates, Set<PostId> sentBack);

    /** For what is told afterwards: the first, whatever the rule; who was away or on duty at that time is not known. */
    static Choosing first() {
        return (_, candidates, sentBack) -> Choice.among(
                Choice.Rule.FIRST,
                candidates,
                new Choice.Facts(Set.copyOf(candidates), Map.of(), Set.of(), Map.of(), Map.of(), sentBack));
    }
}
