package org.minqing.bench.leads;

import java.util.List;
import org.minqing.bench.leads.Spots.Spot;

/** What a row says of its place, and what is right to answer about that. */
record Situation(Making making, Place place, Spot spot, List<Accepted> accepted) {

    Situation {
        accepted = List.copyOf(accepted);
    }

    Situation(Making making, Place place, Accepted... accepted) {
        this(making, place, Spot.NONE, List.of(accepted));
    }

    Situation at(Spot point) {
        return new Situation(making, place, point, accepted);
    }

    Situation as(Making other) {
        return new Situation(other, place, spot, accepted);
    }

    /** Town and village, and no point. */
    boolean isPlainText() {
        return making == Making.GOOD && spot.leaf().isEmpty();
    }
}
