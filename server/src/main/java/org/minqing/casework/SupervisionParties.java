package org.minqing.casework;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Hand;
import org.minqing.access.Posts;
import org.minqing.access.Standing;
import org.minqing.access.Verb;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** Who may ask, who is asked, and who may answer and read it. */
@Component
class SupervisionParties {

    private final Access access;
    private final Standing standing;
    private final Posts posts;
    private final Addressees addressees;
    private final Decisions decisions;

    SupervisionParties(Access access, Standing standing, Posts posts, Addressees addressees, Decisions decisions) {
        this.access = access;
        this.standing = standing;
        this.posts = posts;
        this.addressees = addressees;
        this.decisions = decisions;
    }

    /** Who asks whom. */
    record Pair(PostId asker, PostId asked) {}

    /**
     * The post in which the actor asks, and the one that is asked: who has the case, or whose step is next while nobody has
     * it. It stands in the areas of the one that asks, and is another one.
     */
    Pair require(Actor actor, CaseFile file) {
        access.require(actor, Verb.CASE_SUPERVISE, file.thing());
        if (isDone(file)) {
            throw new ProblemException(CaseProblem.SUPERVISION_OVER);
        }
        var asked = asked(file).orElseThrow(() -> new ProblemException(CaseProblem.SUPERVISION_NOBODY));
        return pair(actor, file, asked).orElseThrow(() -> new ProblemException(CaseProblem.SUPERVISION_NOT_ABOVE));
    }

    /** Whether the actor could ask now, for showing what may be done. */
    boolean mayAsk(Actor actor, CaseFile file) {
        return !isDone(file)
                && asked(file).flatMap(asked -> pair(actor, file, asked)).isPresent();
    }

    private boolean isDone(CaseFile file) {
        return SupervisionLog.isDone(decisions.scenario(file), file.standing().state());
    }

    private Optional<Pair> pair(Actor actor, CaseFile file, PostId asked) {
        var hands = standing.hands(actor);
        var below = posts.hand(asked).map(Hand::area);
        if (below.isEmpty() || hands.stream().anyMatch(hand -> hand.post().equals(asked))) {
            return Optional.empty();
        }
        return hands.stream()
                .filter(hand -> hand.ranges().contains(below.get()))
                .filter(hand ->
                        access.scope(actor.in(hand.post()), Verb.CASE_SUPERVISE).covers(file.thing()))
                .findFirst()
                .map(hand -> new Pair(hand.post(), asked));
    }

    private Optional<PostId> asked(CaseFile file) {
        return file.standing().assignee().or(() -> next(file));
    }

    /** Who would take the usual next step. */
    private Optional<PostId> next(CaseFile file) {
        var flow = decisions.scenario(file).flow();
        return flow.from(file.standing().state()).stream()
                .filter(action -> flow.mainLine().contains(action.id()))
                .flatMap(action -> addressees.of(file, action.by()).stream())
                .findFirst();
    }

    /** The post itself, or whoever covers its leave. */
    List<PostId> there(CaseFile file, PostId post) {
        return List.of(addressees.thereFor(file, post));
    }

    /** The post in which the actor answers: the one that was asked, its cover, or who has the case by now. */
    PostId requireAnswer(Actor actor, CaseFile file, Supervision one) {
        return requireAmong(actor, file, answering(file, one));
    }

    PostId requireWithdraw(Actor actor, CaseFile file, Supervision one) {
        return requireAmong(actor, file, List.of(one.asker()));
    }

    boolean mayAnswer(Actor actor, CaseFile file, Supervision one) {
        return one.isOpen() && held(actor, answering(file, one)).isPresent();
    }

    boolean mayWithdraw(Actor actor, Supervision one) {
        return one.isOpen() && held(actor, List.of(one.asker())).isPresent();
    }

    private List<PostId> answering(CaseFile file, Supervision one) {
        return Stream.concat(
                        Stream.of(one.asked(), addressees.thereFor(file, one.asked())),
                        file.standing().assignee().stream())
                .distinct()
                .toList();
    }

    private PostId requireAmong(Actor actor, CaseFile file, List<PostId> parties) {
        access.require(actor, Verb.CASE_ACT, file.thing().with(parties));
        return held(actor, parties).orElseThrow(() -> new ProblemException(AccessProblem.ACCESS_DENIED));
    }

    private Optional<PostId> held(Actor actor, List<PostId> parties) {
        return standing.hands(actor).stream()
                .map(Hand::post)
                .filter(parties::contains)
                .findFirst();
    }

    /**
     * Whether the actor may read what was written: those who see the case by their posts. Who only reported it sees on the
     * time line that was asked and answered, and not the words of the office.
     */
    boolean mayRead(Actor actor, CaseFile file, Supervision one) {
        var byPost = access.scope(actor, Verb.JOURNAL_READ).byPost();
        return byPost.covers(file.thing().with(List.of(one.asker(), one.asked())));
    }
}
