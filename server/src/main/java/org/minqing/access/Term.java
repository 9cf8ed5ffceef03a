package org.minqing.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Why, how far and until when somebody sits in a post that is not their own. What the post may do is never widened by it.
 *
 * @param id the delegation, or the temporary body
 * @param verbs what of the post's verbs it gives
 * @param via the own post for which the account has it
 * @param until when it ends by itself
 * @param limit what a temporary body sets beside; without it a delegation, which sets nothing
 */
public record Term(UUID id, Set<Verb> verbs, Hand via, Instant until, Optional<Limit> limit) {

    /**
     * A temporary body as its members have it.
     *
     * @param classes the scenario classes that it is for; empty for all
     */
    public record Limit(String body, Set<String> classes) {

        public Limit {
            classes = Set.copyOf(classes);
        }
    }

    /** Of a delegation. */
    Term(UUID id, Set<Verb> verbs, Hand via, Instant until) {
        this(id, verbs, via, until, Optional.empty());
    }

    public Term {
        verbs = Set.copyOf(verbs);
    }

    Set<String> classes() {
        return limit.map(Limit::classes).orElse(Set.of());
    }
}
