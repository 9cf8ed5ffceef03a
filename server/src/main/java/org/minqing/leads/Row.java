package org.minqing.leads;

import org.minqing.leads.Ground.Spot;

/**
 * A row of a list, where it says that it is, and what follows from that.
 *
 * @param position among all rows of all lists
 * @param list the place of its form in {@code leads.yaml}
 * @param place in a form that is the same however it was written; empty where nothing was
 */
record Row(int position, int list, Lead lead, String place, Placement placement) {

    static String place(Lead lead, Reading reading, Spot spot) {
        if (reading.villages().size() == 1) {
            return reading.villages().getFirst().code() + " " + reading.rest();
        }
        if (spot instanceof Spot.Inside inside) {
            return inside.leaf().code() + " " + reading.rest();
        }
        var text = new StringBuilder();
        lead.places().forEach(part -> text.append(Wording.bare(part.text())));
        return text.toString();
    }

    Row with(Placement other) {
        return new Row(position, list, lead, place, other);
    }
}
