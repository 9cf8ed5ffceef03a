package org.minqing.casework.web;

import java.time.InstantSource;
import org.minqing.access.Access;
import org.minqing.audit.Listing;
import org.minqing.audit.Listings;
import org.minqing.kernel.Actor;
import org.springframework.stereotype.Component;

/**
 * Lists show codes, times and places and leave no trace; who searches through what people wrote learns something even from a
 * number, so that search is entered before its answer goes out. So is every list of what another office shares.
 */
@Component
class SearchLog {

    private final Listings listings;
    private final Access access;
    private final InstantSource clock;

    SearchLog(Listings listings, Access access, InstantSource clock) {
        this.listings = listings;
        this.access = access;
        this.clock = clock;
    }

    void enter(Actor actor, CaseQuestion which, long rows) {
        if (which.searches() || access.byShare(actor)) {
            listings.record(new Listing(actor, "case", which.inWords(), rows, clock.instant()));
        }
    }
}
