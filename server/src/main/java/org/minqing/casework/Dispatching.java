package org.minqing.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minqing.access.Posts;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.minqing.scenario.AssignRule;
import org.minqing.scenario.By;

/**
 * Finds the post that a case goes to: the first of the rule's chain that somebody holds for the area, that of the case's
 * department before the general one, and that has not sent this case back; when all have, the last of them. Every look is
 * written down, so that "why this post" has an answer for as long as the entry stands.
 */
final class Dispatching {

    /** The post found, absent when the chain ended without one, and every look on the way. */
    record Found(Optional<PostId> post, List<Considered> looks) {}

    private final Posts posts;

    Dispatching(Posts posts) {
        this.posts = posts;
    }

    Found find(AssignRule rule, AreaCode area, Optional<String> department) {
        if (rule.post().isPresent()) {
            return new Found(rule.post(), List.of());
        }
        var looks = new ArrayList<Considered>();
        for (var holder : rule.chain()) {
            var post = responsible(holder, area, department);
            var look = look(holder, post, rule);
            looks.add(look);
            if (look.result() == Considered.Result.CHOSEN) {
                return new Found(post, List.copyOf(looks));
            }
        }
        return new Found(last(looks), List.copyOf(looks));
    }

    private static Optional<PostId> last(List<Considered> looks) {
        return looks.reversed().stream()
                .flatMap(look -> Optional.ofNullable(look.post()).stream())
                .findFirst();
    }

    private Optional<PostId> responsible(By.Holder holder, AreaCode area, Optional<String> department) {
        return department
                .flatMap(named -> posts.responsible(area, holder.role(), holder.level(), Optional.of(named)))
                .or(() -> posts.responsible(area, holder.role(), holder.level()));
    }

    private static Considered look(By.Holder holder, Optional<PostId> post, AssignRule rule) {
        if (post.isEmpty()) {
            return new Considered(holder.role(), holder.level(), null, Considered.Result.NOBODY_THERE);
        }
        var result = rule.except().contains(post.get()) ? Considered.Result.SENT_IT_BACK : Considered.Result.CHOSEN;
        return new Considered(holder.role(), holder.level(), post.get(), result);
    }
}
