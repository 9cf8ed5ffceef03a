package org.minqing.scenario.language;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.minqing.scenario.AssignmentTable;
import org.minqing.scenario.Field;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Form;
import org.minqing.scenario.table.Domain;
import org.minqing.scenario.table.Input;

/**
 * What the tables of a scenario may ask: its open choices, flags and numbers, and the department that the answers put a
 * case with. An answer that the report does not require, or shows only sometimes, may be absent when the table is asked.
 */
record TableInputs(SequencedMap<String, Input> byName) {

    static TableInputs of(List<Field> fields, Form report) {
        var inputs = new LinkedHashMap<String, Input>();
        var required = new LinkedHashSet<String>();
        report.questions().stream()
                .filter(question -> question.required()
                        && question.field().rules().visibleWhen().isEmpty())
                .forEach(question -> required.add(question.field().id()));
        department(fields, required).ifPresent(input -> inputs.put(input.name(), input));
        for (var field : fields) {
            if (field.open()) {
                domain(field.type())
                        .map(domain -> new Input(field.id(), domain, !required.contains(field.id())))
                        .ifPresent(input -> inputs.put(field.id(), input));
            }
        }
        return new TableInputs(inputs);
    }

    private static Optional<Domain> domain(FieldType type) {
        return switch (type) {
            case FieldType.Choice choice
            when !choice.leaves().isEmpty() -> Optional.of(Domain.Codes.of(codes(choice.options())));
            case FieldType.Flag() -> Optional.of(Domain.Codes.flat(List.of("true", "false")));
            case FieldType.WholeNumber(var least, var most)
            when least <= most -> Optional.of(new Domain.Numbers(least, most));
            case FieldType.Choice _,
                    FieldType.WholeNumber _,
                    FieldType.Decimal _,
                    FieldType.Text _,
                    FieldType.Day _,
                    FieldType.Time _,
                    FieldType.Group _,
                    FieldType.Photos _ -> Optional.empty();
        };
    }

    private static List<Domain.Code> codes(List<FieldType.Option> options) {
        return options.stream()
                .map(option -> new Domain.Code(option.code(), codes(option.under())))
                .toList();
    }

    /** All departments that some choice names; never absent when the report requires a choice that always names one. */
    private static Optional<Input> department(List<Field> fields, Set<String> required) {
        var departments = new LinkedHashSet<String>();
        var always = false;
        for (var field : fields) {
            if (field.type() instanceof FieldType.Choice choice) {
                var leaves = choice.leaves().values();
                leaves.forEach(leaf -> leaf.department().ifPresent(departments::add));
                always |= required.contains(field.id())
                        && leaves.stream().allMatch(leaf -> leaf.department().isPresent());
            }
        }
        return departments.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Input(AssignmentTable.DEPARTMENT, Domain.Codes.flat(List.copyOf(departments)), !always));
    }
}
