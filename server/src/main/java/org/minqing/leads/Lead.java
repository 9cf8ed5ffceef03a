package org.minqing.leads;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One row of a list, as far as placing it needs, and what goes on when it becomes a case.
 *
 * @param line where it begins in its file
 * @param subject whom or what it is about, without signs and spaces
 * @param telephone its digits, empty when there is none
 * @param received when, as it is written, which sorts by time; empty when nobody says
 * @param carried what goes on, in the order of the form
 */
record Lead(
        int line,
        Reference reference,
        String subject,
        String telephone,
        String received,
        List<Part> places,
        Optional<Coordinates> point,
        List<String> carried) {

    Lead {
        places = List.copyOf(places);
        carried = List.copyOf(carried);
    }

    boolean hasTelephone() {
        return !telephone.isEmpty();
    }

    /** What its cells say about where, as it is written. */
    String placeText() {
        return places.stream().map(Part::text).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }

    /** A cell that says where, and the rank of what its column is for. */
    record Part(String text, Optional<Rank> rank) {}

    /** A point as it was written. */
    record Coordinates(double x, double y) {}
}
