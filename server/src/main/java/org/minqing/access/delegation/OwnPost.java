package org.minqing.access.delegation;

import java.util.Optional;
import org.minqing.access.AccessProblem;
import org.minqing.access.Hand;
import org.minqing.access.Standing;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** The post of one's own in which somebody acts: from it alone something is given to others for a time. */
@Component
class OwnPost {

    private final Standing standing;

    OwnPost(Standing standing) {
        this.standing = standing;
    }

    /** Refused with this problem to whoever acts in none of their own. */
    Hand of(Actor actor, AccessProblem otherwise) {
        return chosen(actor).orElseThrow(() -> new ProblemException(otherwise));
    }

    /** Whether the actor acts in the post that gave something, or in one above it. */
    boolean isOrIsAbove(Actor actor, PostId giver, AreaCode givenAt) {
        return chosen(actor)
                .filter(own -> own.post().equals(giver)
                        || own.ranges().contains(givenAt) && !own.area().equals(givenAt))
                .isPresent();
    }

    private Optional<Hand> chosen(Actor actor) {
        return standing.hands(actor).stream()
                .filter(hand -> actor.post().filter(hand.post()::equals).isPresent())
                .filter(hand -> hand.term().isEmpty())
                .findFirst();
    }

    /** What was given or ended counts at once. */
    void changed() {
        standing.renew();
    }
}
