package org.minqing.leads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which rows are about the same: those with the same subject and telephone, and, where a row has no telephone, those with
 * the same subject at the same place. Of these one stands. The rows may come in any order.
 */
final class SameLeads {

    private record Key(String subject, String value) {}

    private final Comparator<Row> order;
    private final Map<Key, List<Row>> byTelephone = new HashMap<>();
    private final Map<Key, List<Row>> byPlace = new HashMap<>();
    private final List<List<Row>> all = new ArrayList<>();

    private SameLeads(Comparator<Row> order) {
        this.order = order;
    }

    /** Each row in one group; the first of a group stands, and {@code order} says which that is. */
    static List<List<Row>> among(List<Row> rows, Comparator<Row> order) {
        var same = new SameLeads(order);
        var sorted = rows.stream().sorted(order).toList();
        sorted.stream().filter(row -> row.lead().hasTelephone()).forEach(same::byTelephone);
        sorted.stream().filter(row -> !row.lead().hasTelephone()).forEach(same::byPlace);
        return same.groups();
    }

    /** Of several telephones at a place, that of the row which stands first is the place's. */
    private void byTelephone(Row row) {
        var group = byTelephone.computeIfAbsent(
                new Key(row.lead().subject(), row.lead().telephone()), _ -> begun());
        group.add(row);
        place(row).ifPresent(here -> byPlace.putIfAbsent(here, group));
    }

    private void byPlace(Row row) {
        place(row)
                .map(here -> byPlace.computeIfAbsent(here, _ -> begun()))
                .orElseGet(this::begun)
                .add(row);
    }

    private List<Row> begun() {
        var group = new ArrayList<Row>();
        all.add(group);
        return group;
    }

    private List<List<Row>> groups() {
        return all.stream().map(group -> group.stream().sorted(order).toList()).toList();
    }

    /** Nobody in particular is at no place, and an empty place is none. */
    private static Optional<Key> place(Row row) {
        return Stream.of(row.lead().subject())
                .filter(subject -> !subject.isEmpty() && !row.place().isEmpty())
                .map(subject -> new Key(subject, row.place()))
                .findFirst();
    }
}
