package org.minqing.leads;

import java.util.List;
import java.util.Optional;

/**
 * One row of a list, as far as placing it needs.
 *
 * @param line where it begins in its file
 * @param subject whom or what it is about, without signs and spaces
 * @param telephone its digits, empty when there is none
 */
record Lead(
        int line,
        Reference reference,
        String subject,
        String telephone,
        List<Part> places,
        Optional<Coordinates> point) {

    Lead {
        places = List.copyOf(places);
    }

    /** A cell that says where, and the rank of what its column is for. */
    record Part(String text, Optional<Rank> rank) {}

    /** A point as it was written. */
    record Coordinates(double x, double y) {}
}
