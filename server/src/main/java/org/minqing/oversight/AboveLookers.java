package org.minqing.oversight;

import java.util.List;
import org.minqing.access.Hand;
import org.minqing.access.Posts;
import org.minqing.access.Standing;
import org.minqing.access.Verb;
import org.minqing.access.VerbHolders;
import org.minqing.area.City;
import org.minqing.audit.Overseers;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.springframework.stereotype.Component;

/** Who watches over somebody: the posts with the right to, at the nearest area above where that one stands. */
@Component
class AboveLookers implements Overseers {

    private final City city;
    private final Posts posts;
    private final Standing standing;
    private final VerbHolders holders;

    AboveLookers(City city, Posts posts, Standing standing, VerbHolders holders) {
        this.city = city;
        this.posts = posts;
        this.standing = standing;
        this.holders = holders;
    }

    @Override
    public List<PostId> above(Actor looker) {
        var chain = city.chain(area(looker));
        for (var above : chain.subList(1, chain.size())) {
            var watching = holders.at(above, Verb.AUDIT_OVERSEE);
            if (!watching.isEmpty()) {
                return watching;
            }
        }
        var mine = standing.hands(looker.account()).stream().map(Hand::post).toList();
        return holders.at(chain.getLast(), Verb.AUDIT_OVERSEE).stream()
                .filter(post -> !mine.contains(post))
                .toList();
    }

    /** Where somebody stands: the area of the post that acts, else of the first that is held, else the whole city. */
    AreaCode area(Actor looker) {
        return looker.post()
                .flatMap(posts::hand)
                .or(() -> standing.hands(looker.account()).stream().findFirst())
                .map(Hand::area)
                .orElseGet(() -> city.roots().getFirst().code());
    }
}
