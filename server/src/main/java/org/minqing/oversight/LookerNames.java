package org.minqing.oversight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minqing.access.Hand;
import org.minqing.access.Lookers;
import org.minqing.access.Standing;
import org.minqing.audit.LookLine;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.springframework.stereotype.Component;

/**
 * Who looked, as a person is told: the post, of today or of the past, and never the private name of whoever holds it. Only
 * somebody who holds no post is named.
 */
@Component
class LookerNames {

    private final Lookers names;
    private final Standing standing;

    LookerNames(Lookers names, Standing standing) {
        this.names = names;
        this.standing = standing;
    }

    /** What is known of the lookers of some lines. */
    record Known(Map<PostId, Lookers.Seat> seats, Map<AccountId, PostId> posts, Map<AccountId, String> names) {

        Optional<Lookers.Seat> seat(LookLine.Who who) {
            return who.post()
                    .or(() -> Optional.ofNullable(who.account()).map(posts::get))
                    .map(seats::get);
        }

        Optional<String> name(LookLine.Who who) {
            return Optional.ofNullable(who.account()).map(names::get);
        }
    }

    Known of(Collection<LookLine.Who> lookers) {
        var posts = new ArrayList<PostId>();
        var held = new HashMap<AccountId, PostId>();
        var nameless = new ArrayList<AccountId>();
        for (var who : lookers) {
            who.post().ifPresent(posts::add);
            var account = who.account();
            if (account != null) {
                standing.hands(account).stream()
                        .map(Hand::post)
                        .findFirst()
                        .ifPresentOrElse(post -> held.put(account, post), () -> nameless.add(account));
            }
        }
        posts.addAll(held.values());
        return new Known(names.seats(posts), held, names.names(nameless));
    }

    /** Where a post stands, held or not; absent for one that never was. */
    Optional<AreaCode> area(PostId post) {
        return Optional.ofNullable(names.seats(List.of(post)).get(post)).map(Lookers.Seat::area);
    }

    boolean holds(AccountId account, PostId post) {
        return standing.hands(account).stream().map(Hand::post).anyMatch(post::equals);
    }
}
