package org.minqing.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.minqing.kernel.Purpose;

/**
 * Why, how far and until when somebody sits in a post that is not their own. What the post may do is never widened by it.
 *
 * @param id the delegation, the temporary body or the share
 * @param verbs what of the post's verbs it gives
 * @param via the own post for which the account has it
 * @param until when it ends by itself
 * @param limit what a temporary body or a share sets beside; without it a delegation, which sets nothing
 */
public record Term(UUID id, Set<Verb> verbs, Hand via, Instant until, Optional<Limit> limit) {

    /**
     * A temporary body as its members have it, or a share as the other office has it.
     *
     * @param body the name of the body; empty for a share
     * @param classes the scenario classes that it is for; empty for all
     * @param purpose for what a share was given; absent for a body
     */
    public record Limit(String body, Set<String> classes, Optional<Purpose> purpose) {

        public Limit {
            classes = Set.copyOf(classes);
        }

        /** Of a temporary body. */
        Limit(String body, Set<String> classes) {
            this(body, classes, Optional.empty());
        }
    }

    /** Of a delegation. */
    Term(UUID id, Set<Verb> verbs, Hand via, Instant until) {
        this(id, verbs, via, until, Optional.empty());
    }

    public Term {
        verbs = Set.copyOf(verbs);
    }

    /** For what somebody sits there, where that is another purpose than that of the post. */
    public Optional<Purpose> purpose() {
        return limit.flatMap(Limit::purpose);
    }

    Set<String> classes() {
        return limit.map(Limit::classes).orElse(Set.of());
    }
}
