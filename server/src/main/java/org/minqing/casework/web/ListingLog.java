package org.minqing.casework.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.minqing.access.Access;
import org.minqing.audit.Listing;
import org.minqing.audit.Listings;
import org.minqing.kernel.Actor;
import org.springframework.stereotype.Component;

/**
 * Who listed, counted or mapped other people's cases, with what was asked and how many there were. It is entered before the
 * answer goes out. The same list asked again within half an hour, page by page or by a desk that keeps itself fresh, is one
 * visit and one row; a search through what people wrote and a list of what another office shares are a row each time.
 */
@Component
class ListingLog {

    private static final Duration VISIT = Duration.ofMinutes(30);
    private static final int MOST_VISITS = 100_000;

    private final Listings listings;
    private final Access access;
    private final InstantSource clock;
    /** Of this node alone: a list that is asked of two nodes is entered twice, and none is left out. */
    private final Cache<Visit, Instant> entered =
            Caffeine.newBuilder().maximumSize(MOST_VISITS).build();

    private record Visit(Actor actor, String question) {}

    ListingLog(Listings listings, Access access, InstantSource clock) {
        this.listings = listings;
        this.access = access;
        this.clock = clock;
    }

    void enter(Actor actor, CaseQuestion which, long rows) {
        var now = clock.instant();
        var listing = new Listing(actor, "case", which.inWords(), rows, now);
        if (which.searches() || access.byShare(actor)) {
            listings.record(listing);
        } else if (actor.post().isPresent() && !which.onlyOwn()) {
            enterOnce(listing);
        }
    }

    private void enterOnce(Listing listing) {
        var visit = new Visit(listing.actor(), listing.question());
        var last = entered.getIfPresent(visit);
        if (last == null
                || !listing.at().isBefore(last.plus(VISIT))
                || listing.at().isBefore(last)) {
            listings.record(listing);
            entered.put(visit, listing.at());
        }
    }
}
