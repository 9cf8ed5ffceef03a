package org.minqing.directive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Posts;
import org.minqing.access.Scope;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.minqing.workforce.Seats;

/** Who takes part in a directive, and whether an actor may do what is asked. */
final class Parties {

    static final String KIND = "directive";

    private final Access access;
    private final Posts posts;
    private final Seats seats;
    private final City city;

    Parties(Access access, Posts posts, Seats seats, City city) {
        this.access = access;
        this.posts = posts;
        this.seats = seats;
        this.city = city;
    }

    /** A post with the area that it answers for. */
    record Seat(PostId post, AreaCode area) {}

    /** The post in which an actor gives; refused before anything else is looked at where the actor may give nothing. */
    Seat giver(Actor actor) {
        return givingPost(actor)
                .flatMap(posts::hand)
                .map(hand -> new Seat(hand.post(), hand.area()))
                .orElseThrow(() -> new ProblemException(AccessProblem.ACCESS_DENIED));
    }

    /** Whether the actor has a post in which something can be given. */
    boolean mayGive(Actor actor) {
        return givingPost(actor).isPresent();
    }

    private Optional<PostId> givingPost(Actor actor) {
        return actor.post()
                .map(Stream::of)
                .orElseGet(() -> access.scope(actor, Verb.DIRECTIVE_READ).posts().stream())
                .filter(post -> mayGive(actor, post))
                .findFirst();
    }

    private boolean mayGive(Actor actor, PostId post) {
        return posts.hand(post)
                .filter(hand -> access.scope(actor, Verb.DIRECTIVE_GIVE).covers(thing(hand.area(), List.of())))
                .isPresent();
    }

    void requireGive(Actor actor, Iterable<AreaCode> areas) {
        for (var area : areas) {
            access.require(actor, Verb.DIRECTIVE_GIVE, thing(area, List.of()));
        }
    }

    /** The post in which the actor does it, or the refusal of {@code access}. */
    PostId require(Actor actor, Wish wish, Course course) {
        var parties = parties(wish, course);
        access.require(actor, Verb.DIRECTIVE_ACT, thing(seenAt(wish, course), parties));
        return actor.post().filter(parties::contains).orElseGet(() -> mine(actor, parties));
    }

    /** Whether the actor could do it, for showing what may be done. */
    boolean may(Actor actor, Wish wish, Course course) {
        return access.scope(actor, Verb.DIRECTIVE_ACT).covers(thing(seenAt(wish, course), parties(wish, course)));
    }

    /** Where the actor sees what it is about: whoever sees an area of a directive may know that the directive is there. */
    private static AreaCode seenAt(Wish wish, Course course) {
        return wish.about()
                .or(() -> course.addressees().keySet().stream().findFirst())
                .orElse(course.directive().giver().area());
    }

    private PostId mine(Actor actor, List<PostId> parties) {
        var held = access.scope(actor, Verb.DIRECTIVE_ACT).posts();
        return parties.stream()
                .filter(held::contains)
                .findFirst()
                .orElseThrow(() -> new ProblemException(AccessProblem.ACCESS_DENIED));
    }

    private List<PostId> parties(Wish wish, Course course) {
        return switch (wish) {
            case Wish.Receive(var area) -> own(course, area);
            case Wish.PassOn passing -> own(course, passing.area());
            case Wish.Answer answer -> own(course, answer.area());
            case Wish.Return returning -> above(course, returning.area());
            case Wish.Withdraw _, Wish.Close _ ->
                List.of(course.directive().giver().post());
        };
    }

    /** Those who answer for the area now, and the post that was told. */
    private List<PostId> own(Course course, AreaCode area) {
        var own = new ArrayList<>(seats.of(area));
        course.at(area)
                .flatMap(Addressee::post)
                .filter(post -> !own.contains(post))
                .ifPresent(own::add);
        return own;
    }

    /** Those who gave it to the area. */
    List<PostId> above(Course course, AreaCode area) {
        return course.at(area)
                .flatMap(Addressee::above)
                .map(seats::of)
                .orElseGet(() -> List.of(course.directive().giver().post()));
    }

    /** The post that answers for the area above in the tree of areas, and the giver where there is none in between. */
    PostId over(Directive directive, Addressee one) {
        var giver = directive.giver();
        return one.above()
                .or(() -> city.area(one.area()).flatMap(area -> area.parent()))
                .filter(parent -> !parent.equals(giver.area()))
                .flatMap(parent -> seats.of(parent).stream().findFirst())
                .orElse(giver.post());
    }

    /** The post that is to be reminded in the area; the one that was told where nobody holds another now. */
    Optional<PostId> there(Addressee one) {
        return seats.of(one.area()).stream().findFirst().or(one::post);
    }

    boolean isGap(Addressee one) {
        return seats.of(one.area()).isEmpty();
    }

    /** The areas that the actor's posts answer for. */
    List<AreaCode> areasOf(Scope scope) {
        return scope.posts().stream()
                .flatMap(post -> posts.hand(post).stream())
                .filter(hand -> seats.of(hand.area()).contains(hand.post()))
                .map(hand -> hand.area())
                .distinct()
                .toList();
    }

    static Thing thing(AreaCode area, List<PostId> parties) {
        return new Thing(KIND, "", area, Optional.empty(), Set.of(), Set.copyOf(parties));
    }
}
