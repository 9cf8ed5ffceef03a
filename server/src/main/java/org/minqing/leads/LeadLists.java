package org.minqing.leads;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minqing.area.Faults;
import org.minqing.area.Table;

/** Reads the lists; the columns tell which form a list is. A row that cannot be known again is a fault and left out. */
final class LeadLists {

    private static final long MOST_BYTES = 64L << 20;
    private static final int LONGEST_NUMBER = 100;

    private final LeadSettings settings;
    private final Faults faults;

    /** The rows of one list, with its form. */
    record LeadList(String file, Form form, List<Lead> leads) {}

    LeadLists(LeadSettings settings, Faults faults) {
        this.settings = settings;
        this.faults = faults;
    }

    Optional<LeadList> read(Path file) {
        return Table.read(file, MOST_BYTES, faults).flatMap(table -> form(table).map(form -> list(table, form)));
    }

    private Optional<Form> form(Table table) {
        var form = settings.forms().stream()
                .filter(one -> table.columns().containsAll(one.columns()))
                .findFirst();
        if (form.isEmpty()) {
            var known = settings.forms().stream().map(Form::source).toList();
            faults.in(table.file())
                    .add(
                            "leads.form-unknown",
                            1,
                            "",
                            "These are not the columns of any form",
                            "Known forms: " + known + "; leads.yaml of the city folder has their columns");
        }
        return form;
    }

    private LeadList list(Table table, Form form) {
        var leads = new ArrayList<Lead>(table.rows().size());
        for (var row : table.rows()) {
            lead(table.file(), form, row).ifPresent(leads::add);
        }
        return new LeadList(table.file(), form, leads);
    }

    private Optional<Lead> lead(String file, Form form, Table.Row row) {
        var number = row.get(form.number());
        var say = faults.in(file);
        if (number.equals(form.number())) {
            say.add("leads.header-again", row.line(), form.number(), "The header stands here again", "Remove the line");
            return Optional.empty();
        }
        if (number.isEmpty()
                || number.length() > LONGEST_NUMBER
                || number.codePoints().anyMatch(Character::isISOControl)) {
            var fix = "Give each row the number by which its source knows it";
            say.add("leads.number", row.line(), form.number(), "The row has no usable number", fix);
            return Optional.empty();
        }
        var places = form.places().stream()
                .map(place -> new Lead.Part(row.get(place.column()), place.rank()))
                .toList();
        return Optional.of(new Lead(
                row.line(),
                new Reference(form.source(), number),
                Wording.bare(row.get(form.subject())),
                settings.telephones().plain(row.get(form.telephone())),
                form.received().map(row::get).orElse(""),
                places,
                form.point().flatMap(columns -> point(say, columns, row)),
                form.carried().stream().map(one -> carried(one, row)).toList()));
    }

    private static String carried(Form.Carried what, Table.Row row) {
        return what.columns().stream()
                .map(row::get)
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** A point that cannot be read is said, and the row goes on without it. */
    private static Optional<Lead.Coordinates> point(Faults.InFile say, Form.PointColumns columns, Table.Row row) {
        var x = row.get(columns.x());
        var y = row.get(columns.y());
        if (x.isEmpty() || y.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Lead.Coordinates(Double.parseDouble(Wording.plain(x)), Double.parseDouble(Wording.plain(y))));
        } catch (NumberFormatException unreadable) {
            say.add("leads.point", row.line(), columns.x(), "The point is no pair of numbers", "Write degrees");
            return Optional.empty();
        }
    }
}
