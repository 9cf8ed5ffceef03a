package org.minqing.workforce;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.minqing.access.Posts;
import org.minqing.kernel.PostId;

/** Gathers what {@link Choice} needs to know of some posts now. How many cases are with them, the caller counts. */
public final class ChoiceFacts {

    private final Posts posts;
    private final Leaves leaves;
    private final Duties duties;
    private final Turns turns;
    private final InstantSource clock;

    ChoiceFacts(Posts posts, Leaves leaves, Duties duties, Turns turns, InstantSource clock) {
        this.posts = posts;
        this.leaves = leaves;
        this.duties = duties;
        this.turns = turns;
        this.clock = clock;
    }

    /** The candidates, the fallback and whoever covers them: the posts whose open cases the caller counts. */
    public Set<PostId> takers(Collection<PostId> candidates) {
        var away = leaves.away(clock.instant());
        var takers = new LinkedHashSet<PostId>();
        for (var candidate : candidates) {
            Optional<PostId> next = Optional.of(candidate);
            while (next.isPresent() && takers.add(next.get())) {
                next = away.getOrDefault(next.get(), Optional.empty());
            }
        }
        return takers;
    }

    /**
     * The facts for a choice.
     *
     * @param load open cases by post, as far as the rule needs them
     * @param sentBack posts that sent this very case back
     */
    public Choice.Facts of(
            Choice.Rule rule, Collection<PostId> candidates, Map<PostId, Integer> load, Set<PostId> sentBack) {
        var takers = takers(candidates);
        var away = new HashMap<>(leaves.away(clock.instant()));
        away.keySet().retainAll(takers);
        return new Choice.Facts(
                takers.stream().filter(post -> posts.holder(post).isPresent()).collect(Collectors.toSet()),
                away,
                rule == Choice.Rule.DUTY
                        ? takers.stream().filter(duties::isOnDuty).collect(Collectors.toSet())
                        : Set.of(),
                load,
                rule == Choice.Rule.TURN ? turns.lastAssigned(takers) : Map.of(),
                sentBack);
    }

    /** Who is there for a post: itself, or whoever covers its leave; itself too where nobody does. */
    public PostId thereFor(PostId post) {
        return Presence.of(post, held -> posts.holder(held).isPresent(), leaves.away(clock.instant()))
                .present()
                .orElse(post);
    }

    /** Says that a post is given a case now, so that others are earlier in turn from here on. */
    public void given(PostId post) {
        turns.given(post, clock.instant());
    }
}
