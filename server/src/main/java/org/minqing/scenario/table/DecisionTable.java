package org.minqing.scenario.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows of conditions with an output each. It may be asked by many at once; a decision costs one look-up for each input,
 * whatever the number of rows.
 */
public final class DecisionTable<T> {

    public static final int MOST_INPUTS = 12;
    public static final int MOST_ROWS = 1_000;

    private final List<Input> inputs;
    private final HitPolicy hit;
    private final List<Row<T>> rows;
    private final List<Optional<Decision<T>>> decisions = new ArrayList<>();
    private final RowIndex index;

    /** A condition for each input, in their order, and what follows when all hold. */
    public record Row<T>(List<Condition> conditions, T output) {

        public Row {
            conditions = List.copyOf(conditions);
        }

        Box box() {
            return new Box(conditions.stream().map(Condition::places).toList());
        }
    }

    public DecisionTable(List<Input> inputs, HitPolicy hit, List<Row<T>> rows) {
        if (inputs.size() > MOST_INPUTS || rows.size() > MOST_ROWS) {
            throw new IllegalArgumentException(inputs.size() + " inputs and " + rows.size() + " rows are too many");
        }
        if (rows.stream().anyMatch(row -> row.conditions().size() != inputs.size())) {
            throw new IllegalArgumentException("A row has a condition for each input");
        }
        this.inputs = List.copyOf(inputs);
        this.hit = hit;
        this.rows = List.copyOf(rows);
        for (var row : this.rows) {
            decisions.add(Optional.of(new Decision<>(decisions.size() + 1, asked(row), row.output())));
        }
        this.index = RowIndex.of(this.inputs, this.rows.stream().map(Row::box).toList());
    }

    public List<Input> inputs() {
        return inputs;
    }

    public HitPolicy hit() {
        return hit;
    }

    public List<Row<T>> rows() {
        return rows;
    }

    /** What the table says to these answers, by the names of its inputs; absent when no row fits. */
    public Optional<Decision<T>> decide(Map<String, ? extends @Nullable Object> answers) {
        var places = new long[inputs.size()];
        for (var at = 0; at < places.length; at++) {
            var input = inputs.get(at);
            places[at] = input.place(answers.get(input.name()));
        }
        var found = index.first(places);
        return found < 0 ? Optional.empty() : decisions.get(found);
    }

    /** What a row wants of the inputs that matter to it, as the file writes it. */
    public Map<String, String> asked(Row<T> row) {
        var asked = new LinkedHashMap<String, String>();
        for (var at = 0; at < inputs.size(); at++) {
            var condition = row.conditions().get(at);
            if (!inputs.get(at).isAnything(condition.places())) {
                asked.put(inputs.get(at).name(), condition.written());
            }
        }
        return asked;
    }

    /** Everything that is wrong with the table as a whole. */
    public List<Finding> findings() {
        return new Analysis(this).findings();
    }
}
