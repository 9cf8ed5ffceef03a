package org.minqing.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.minqing.kernel.Purpose;

/**
 * What a person is told of looks: a visit is one line, all that one person in one post did at one
 * thing for one purpose without half an hour between two looks.
 *
 * @param who in which post, or which account where there was none
 * @param fields all fields that these looks showed; empty for an export, and where {@code everything} holds
 * @param everything whether one of the looks showed all that the answer holds
 * @param delayed whether an order kept the line back until now
 */
public record LookLine(
        Place place, Who who, String kind, UUID thing, Purpose purpose, Shown shown, Span span, boolean delayed) {

    /** Where the line stands in the list; the newest first. */
    public record Place(Instant at, long id) {}

    /** Who looked. */
    public record Who(Optional<PostId> post, @Nullable AccountId account) {

        /** The post that acts; the account where it acts in none. */
        public static Who of(Actor actor) {
            return new Who(actor.post(), actor.post().isPresent() ? null : actor.account());
        }
    }

    /** What was shown. */
    public record Shown(List<String> fields, boolean everything, boolean exported) {
        public Shown {
            fields = List.copyOf(fields);
        }
    }

    /** How often, and when for the first time in this visit. */
    public record Span(Instant first, int count) {}
}
