package org.minqing.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Why, how far and until when somebody sits in a post that is not their own. What the post may do is never widened by it.
 *
 * @param id the delegation
 * @param verbs what of the post's verbs it gives
 * @param via the own post for which the account has it
 * @param until when it ends by itself
 */
public record Term(UUID id, Set<Verb> verbs, Hand via, Instant until) {

    public Term {
        verbs = Set.copyOf(verbs);
    }
}
