package org.minqing.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;

/**
 * Everything that an actor may touch with one verb: the union of the grants, of what the account takes part in and of what
 * its posts take part in. The same predicate exists three times and a property test holds them equal: {@link #covers} in
 * code, {@link #sql} in a statement, and {@link #setting} read by {@code access.may_see} under row-level security.
 */
public record Scope(List<Grant> grants, Optional<AccountId> participant, Set<PostId> posts) {

    /** The scope that sees nothing. */
    public static final Scope NOTHING = new Scope(List.of(), Optional.empty(), Set.of());

    public Scope {
        grants = grants.stream().filter(grant -> !grant.ranges().isEmpty()).toList();
        posts = Set.copyOf(posts);
    }

    public boolean isEmpty() {
        return grants.isEmpty() && participant.isEmpty() && posts.isEmpty();
    }

    public boolean covers(Thing thing) {
        return takesPartIn(thing) || grants.stream().anyMatch(grant -> grant.covers(thing));
    }

    boolean takesPartIn(Thing thing) {
        return participant.filter(thing.participants()::contains).isPresent()
                || posts.stream().anyMatch(thing.participantPosts()::contains);
    }

    /** The areas in which nothing but the place decides. */
    AreaRanges unlimitedRanges() {
        return AreaRanges.union(
                grants.stream().filter(Grant::unlimited).map(Grant::ranges).toList());
    }

    List<Grant> limitedGrants() {
        return grants.stream().filter(grant -> !grant.unlimited()).toList();
    }

    /**
     * The text for {@code set_config('minqing.scope', …, true)}. It must travel in the same string as the statement that it
     * is meant for; a statement without it sees nothing.
     */
    public String setting() {
        var limited = limitedGrants().stream()
                .map(grant -> Multiranges.text(grant.ranges())
                        + "/" + String.join(",", grant.classes())
                        + "/" + String.join(",", grant.departments()))
                .collect(Collectors.joining("|"));
        return String.join(
                ";",
                participant.map(AccountId::toString).orElse(""),
                posts.stream().map(PostId::toString).collect(Collectors.joining(",", "{", "}")),
                Multiranges.text(unlimitedRanges()),
                limited);
    }

    /** The predicate as SQL text with named parameters, over the columns that hold the parts of a thing. */
    public Filter sql(Filter.Columns columns) {
        return Filter.of(this, columns);
    }
}
