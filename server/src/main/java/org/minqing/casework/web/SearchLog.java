package org.minqing.casework.web;

import java.time.InstantSource;
import org.minqing.audit.Listing;
import org.minqing.audit.Listings;
import org.minqing.kernel.Actor;
import org.springframework.stereotype.Component;

/**
 * Lists show codes, times and places and leave no trace; who searches through what people wrote learns something even from a
 * number, so that search is entered before its answer goes out.
 */
@Component
class SearchLog {

    private final Listings listings;
    private final InstantSource clock;

    SearchLog(Listings listings, InstantSource clock) {
        this.listings = listings;
        this.clock = clock;
    }

    void enter(Actor actor, CaseQuestion which, long rows) {
        if (which.searches()) {
            listings.record(new Listing(actor, "case", which.inWords(), rows, clock.instant()));
        }
    }
}
