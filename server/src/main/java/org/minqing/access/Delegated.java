package org.minqing.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.PostId;

/**
 * A delegation as the roster reads it: a holding of the giver's post by whoever holds the receiver's, for as long as the
 * giver and the receiver hold theirs.
 *
 * @param to when it ends by itself, or ended before
 */
record Delegated(UUID id, Between between, Set<Verb> verbs, Instant givenAt, Instant from, Instant to) {

    /** Who handed which post over to which. */
    record Between(PostId post, AccountId giver, PostId receiver) {}

    /** All that give somebody something at some time. */
    static List<Roster.Held> among(List<Roster.Held> holdings, List<Delegated> delegations) {
        if (delegations.isEmpty()) {
            return List.of();
        }
        var byPost = holdings.stream()
                .collect(Collectors.groupingBy(held -> held.hand().post()));
        return delegations.stream()
                .flatMap(delegated -> byPost.getOrDefault(delegated.between.post(), List.of()).stream()
                        .filter(delegated::isGivenBy)
                        .flatMap(given -> byPost.getOrDefault(delegated.between.receiver(), List.of()).stream()
                                .flatMap(received -> delegated.during(given, received))))
                .toList();
    }

    private boolean isGivenBy(Roster.Held held) {
        return held.account().equals(between.giver()) && held.holdsAt(givenAt);
    }

    private Stream<Roster.Held> during(Roster.Held given, Roster.Held received) {
        var begin = latest(from, latest(given.from(), received.from()));
        var end = earliest(to, given.to(), received.to());
        if (!begin.isBefore(end)) {
            return Stream.empty();
        }
        var hand = given.hand().during(new Term(id, verbs, received.hand(), end));
        return Stream.of(new Roster.Held(received.account(), hand, begin, Optional.of(end)));
    }

    static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Instant earliest(Instant end, Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(Stream.of(end), Stream.concat(one.stream(), other.stream()))
                .min(Instant::compareTo)
                .orElse(end);
    }
}
