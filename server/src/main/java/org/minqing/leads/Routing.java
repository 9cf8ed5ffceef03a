package org.minqing.leads;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What came of the lists: a route for each row, in their order, and which rows are about the same. */
public final class Routing {

    private final List<Form> forms;
    private final List<Row> rows;
    private final Map<Integer, List<Row>> groups = new HashMap<>();

    /** Each group holds the rows that are about the same; the first of it stands. */
    Routing(List<Form> forms, List<Row> rows, List<List<Row>> groups) {
        this.forms = List.copyOf(forms);
        this.rows = List.copyOf(rows);
        groups.forEach(group -> group.forEach(row -> this.groups.put(row.position(), group)));
    }

    /** One route for each row. */
    public List<Route> routes() {
        return rows.stream().map(this::route).toList();
    }

    private Route route(Row row) {
        var stands = group(row).getFirst();
        return stands.equals(row)
                ? new Route.Placed(row.lead().reference(), row.placement())
                : new Route.Duplicate(row.lead().reference(), stands.lead().reference());
    }

    private List<Row> group(Row row) {
        return groups.getOrDefault(row.position(), List.of(row));
    }

    /** The rows that stand, in their order: those that are placed, or those that wait. */
    private Stream<Row> standing(boolean placed) {
        return rows.stream()
                .filter(row -> group(row).getFirst().equals(row))
                .filter(row -> row.placement().rule().routes() == placed);
    }

    /** The names of what goes on to a case. */
    List<String> carried() {
        return forms.getFirst().names();
    }

    /** The rows that are to become cases. One without a telephone has that of the first duplicate that has any. */
    Stream<Delivered> delivered() {
        return standing(true).map(row -> new Delivered(row.lead().reference(), row.placement(), cells(row)));
    }

    /** A row that is to become a case, with what goes on. */
    record Delivered(Reference lead, Placement placement, List<String> cells) {}

    private List<String> cells(Row row) {
        var columns = form(row).carried();
        return IntStream.range(0, columns.size())
                .mapToObj(index ->
                        columns.get(index).columns().equals(List.of(form(row).telephone()))
                                ? telephone(row, index)
                                : row.lead().carried().get(index))
                .toList();
    }

    /** The row's own is the first of its group. */
    private String telephone(Row row, int index) {
        return group(row).stream()
                .filter(one -> one.lead().hasTelephone())
                .map(one -> one.lead().carried().get(index))
                .findFirst()
                .orElse("");
    }

    /** The rows that a person has to place, each with everything that the rows about the same say about where. */
    Stream<Waiting> waiting() {
        return standing(false).map(row -> new Waiting(row.lead().reference(), row.placement(), texts(row)));
    }

    /** A row that waits, with the texts of its place columns. */
    record Waiting(Reference lead, Placement placement, String place) {}

    private String texts(Row row) {
        return group(row).stream()
                .map(one -> one.lead().placeText())
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(" / "));
    }

    private Form form(Row row) {
        return forms.get(row.list());
    }
}
