package org.minqing.casework;

import java.util.List;
import java.util.Set;
import org.minqing.kernel.PostId;
import org.minqing.workforce.Choice;
import org.minqing.workforce.ChoiceFacts;

/** Chooses by leave, duty, load and turn as they are now. All of it comes from memory and may be a moment old. */
final class ChoosingNow implements Choosing {

    private final ChoiceFacts facts;
    private final OpenLoads loads;

    ChoosingNow(ChoiceFacts facts, OpenLoads loads) {
        this.facts = facts;
        this.loads = loads;
    }

    @Override
    public Choice.Among among(Choice.Rule rule, List<PostId> candidates, Set<PostId> sentBack) {
        var known = facts.of(rule, candidates, loads.of(rule, facts.takers(candidates)), sentBack);
        var among = Choice.among(rule, candidates, known);
        among.post().ifPresent(post -> given(rule, post));
        return among;
    }

    /** What is chosen now counts for the next choice of this server, before the figures are read anew. */
    private void given(Choice.Rule rule, PostId post) {
        switch (rule) {
            case LEAST_LOAD -> loads.given(post);
            case TURN -> facts.given(post);
            case FIRST, DUTY -> {}
        }
    }
}
