package org.minqing.bench.leads;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row before it has its number. {@code first} is the place, in the order of making, of the row that it repeats;
 * {@code telephone} the digits, empty for none, beside the way they are {@code dialled} here.
 */
record Lead(
        int made,
        Source source,
        String subject,
        String telephone,
        String dialled,
        String kind,
        Optional<LocalDate> exposed,
        LocalDateTime received,
        Situation situation,
        Making making,
        Optional<Integer> first) {

    /** The cells of the row in the columns of its source. */
    List<String> cells(LeadNumber number, Words words, Addresses addresses) {
        var cells = new ArrayList<>(List.of(number.reference(), subject, dialled));
        var place = situation.place();
        var day = exposed.map(source::written).orElse("");
        switch (source) {
            case HEALTH -> cells.addAll(List.of(addresses.text(place), kind));
            case POLICE -> {
                cells.addAll(addresses.cells(place).list());
                cells.add(words.kinds().getOrDefault(kind, ""));
            }
            case DATA_OFFICE -> {
                var spot = situation.spot();
                cells.addAll(List.of(spot.lon(), spot.lat(), addresses.text(place), kind));
            }
        }
        cells.add(day);
        cells.add(received.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME));
        return cells;
    }
}
