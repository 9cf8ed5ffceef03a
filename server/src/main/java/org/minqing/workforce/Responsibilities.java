package org.minqing.workforce;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minqing.access.Posts;
import org.minqing.area.Area;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/** Who answers for a place at each level, from the narrowest to the widest. A seat without anybody is shown as such. */
final class Responsibilities {

    private final Workforce workforce;
    private final Posts posts;
    private final Duties duties;
    private final InstantSource clock;

    /**
     * One link of the chain.
     *
     * @param post the post that answers; absent where nobody holds one
     * @param presence who is there for it now
     */
    record Link(Area area, String role, Optional<PostId> post, Presence presence) {}

    Responsibilities(Workforce workforce, Posts posts, Duties duties, InstantSource clock) {
        this.workforce = workforce;
        this.posts = posts;
        this.duties = duties;
        this.clock = clock;
    }

    List<Link> of(AreaCode code) {
        var links = new ArrayList<Link>();
        for (var link : workforce.city().chain(code)) {
            workforce
                    .city()
                    .area(link)
                    .ifPresent(area -> workforce.plan().rules().responsibility().stream()
                            .filter(answers -> answers.level().equals(area.level()))
                            .forEach(answers -> links.add(link(area, answers.role()))));
        }
        return links;
    }

    private Link link(Area area, String role) {
        var post = posts.responsible(area.code(), role, area.level());
        var presence = post.map(held -> duties.presence(held, clock.instant()))
                .orElse(new Presence(Optional.empty(), Presence.Why.NOBODY_HOLDS_IT));
        return new Link(area, role, post, presence);
    }
}
