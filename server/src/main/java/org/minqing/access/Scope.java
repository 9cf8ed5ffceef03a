package org.minqing.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;

/**
 * Everything that an actor may touch with one verb: the union of the grants, of what the account takes part in and of what
 * its posts take part in. The same predicate exists three times and a property test holds them equal: {@link #covers} in
 * code, {@link #sql} in a statement, and {@link #setting} read by {@code access.may_see} under row-level security.
 *
 * @param own the units that the account acts for, in whichever post: a thing that is about one of them is in scope for
 *     nobody but whoever takes part in it as a person
 * @param locked what the second factor would open, had it been shown of late: one thing of it is refused with the way to it,
 *     and no list shows it
 */
public record Scope(
        List<Grant> grants, Optional<AccountId> participant, Set<PostId> posts, Set<Unit> own, Optional<Scope> locked) {

    /** The scope that sees nothing. */
    public static final Scope NOTHING = new Scope(List.of(), Optional.empty(), Set.of());

    /** Everything that is open, for somebody who acts for no unit. */
    public Scope(List<Grant> grants, Optional<AccountId> participant, Set<PostId> posts) {
        this(grants, participant, posts, Set.of(), Optional.empty());
    }

    public Scope {
        grants = grants.stream().filter(grant -> !grant.ranges().isEmpty()).toList();
        posts = Set.copyOf(posts);
        own = Set.copyOf(own);
    }

    public boolean isEmpty() {
        return grants.isEmpty() && participant.isEmpty() && posts.isEmpty();
    }

    /** The same, before a step-up to a wider one. */
    Scope before(Scope wider) {
        return new Scope(grants, participant, posts, own, Optional.of(wider));
    }

    /** The same for somebody who acts for these units. */
    Scope but(Set<Unit> units) {
        return new Scope(grants, participant, posts, units, locked);
    }

    /** What the posts answer for by area, without what one takes part in. */
    public Scope byArea() {
        return new Scope(grants, Optional.empty(), Set.of(), own, Optional.empty());
    }

    /** The same areas and classes whatever the department: for figures that hold none. */
    public Scope whicheverDepartment() {
        var wider = grants.stream()
                .map(grant -> new Grant(grant.ranges(), grant.classes(), Set.of()))
                .distinct()
                .toList();
        return new Scope(wider, participant, posts, own, locked);
    }

    /** What one takes part in, without what the posts answer for by area. */
    public Scope byTakingPart() {
        return new Scope(List.of(), participant, posts, own, Optional.empty());
    }

    /** What one sees by posts, without what one takes part in as a person. */
    public Scope byPost() {
        return new Scope(grants, Optional.empty(), posts, own, Optional.empty());
    }

    /** Whether the thing is in it; a {@link AccessProblem#SESSION_STEP_UP} where only the second factor is missing. */
    public boolean covers(Thing thing) {
        if (takesPartIn(thing) || coversByArea(thing)) {
            return true;
        }
        if (locked.filter(wider -> wider.covers(thing)).isPresent()) {
            throw new ProblemException(AccessProblem.SESSION_STEP_UP);
        }
        return false;
    }

    boolean takesPartIn(Thing thing) {
        return participant.filter(thing.participants()::contains).isPresent()
                || posts.stream().anyMatch(thing.participantPosts()::contains) && !isAboutOwn(thing);
    }

    boolean coversByArea(Thing thing) {
        return grants.stream().anyMatch(grant -> grant.covers(thing)) && !isAboutOwn(thing);
    }

    private boolean isAboutOwn(Thing thing) {
        return thing.about().filter(own::contains).isPresent();
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
                limited,
                own.stream().map(Unit::toString).sorted().collect(Collectors.joining(",", "{", "}")));
    }

    /** The predicate as SQL text with named parameters, over the columns that hold the parts of a thing. */
    public Filter sql(Filter.Columns columns) {
        return Filter.of(this, columns);
    }
}
