package org.minqing.workforce;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.minqing.kernel.PostId;

/**
 * Who is there for a post: itself, or the post that covers its leave, or the one that covers that one's. Covers are followed
 * until somebody is there; a circle of covers ends with nobody.
 */
public record Presence(Optional<PostId> present, Why why) {

    /** Why it is so. */
    public enum Why {
        THERE("there"),
        COVERED("covered"),
        NOBODY_HOLDS_IT("nobody-there"),
        AWAY("away-without-cover"),
        COVERS_GO_ROUND("cover-circular");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * @param held whether somebody holds a post
     * @param away the posts whose holders are on leave, each with its cover where there is one
     */
    public static Presence of(PostId post, Predicate<PostId> held, Map<PostId, Optional<PostId>> away) {
        var way = new LinkedHashSet<PostId>();
        var next = post;
        while (way.add(next)) {
            if (!held.test(next)) {
                return new Presence(Optional.empty(), Why.NOBODY_HOLDS_IT);
            }
            var leave = away.get(next);
            if (leave == null) {
                return new Presence(Optional.of(next), next.equals(post) ? Why.THERE : Why.COVERED);
            }
            if (leave.isEmpty()) {
                return new Presence(Optional.empty(), Why.AWAY);
            }
            next = leave.get();
        }
        return new Presence(Optional.empty(), Why.COVERS_GO_ROUND);
    }
}
