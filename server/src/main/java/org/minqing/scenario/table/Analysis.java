package org.minqing.scenario.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds what is wrong with a table as a whole. Whether boxes cover a box is a hard question in general, so the work is
 * counted and the search gives up when its budget is spent, rather than make somebody wait for a hostile file.
 */
final class Analysis {

    /** Stretches looked at: about half a second, and several times what 900 rows of a real city need. */
    private static final long BUDGET = 10_000_000;

    private static final int MOST_CONFLICTS = 20;
    private static final int MOST_HOLES = 3;
    private static final int MOST_NAMED = 3;

    private final DecisionTable<?> table;
    private final List<Box> boxes;
    private final List<Finding> findings = new ArrayList<>();
    private long left = BUDGET;

    /** A box that is still to be cut, and the first of the rows that has not yet been taken out of it. */
    private record Open(Box box, int next) {}

    /** The work is more than the budget. */
    private static final class Spent extends Exception {
        private static final long serialVersionUID = 1L;
    }

    Analysis(DecisionTable<?> table) {
        this.table = table;
        this.boxes = table.rows().stream().map(DecisionTable.Row::box).toList();
    }

    List<Finding> findings() {
        try {
            switch (table.hit()) {
                case UNIQUE -> conflicts();
                case FIRST -> shadows();
            }
            remainder(Box.everything(table.inputs()), boxes.size(), MOST_HOLES)
                    .forEach(hole -> findings.add(new Finding.Hole(example(hole))));
        } catch (Spent tooMuch) {
            findings.add(new Finding.TooInterwoven());
        }
        return List.copyOf(findings);
    }

    private void conflicts() throws Spent {
        for (var row = 1; row < boxes.size(); row++) {
            for (var before = 0; before < row; before++) {
                if (meet(boxes.get(row), boxes.get(before))) {
                    var both = boxes.get(row).and(boxes.get(before));
                    findings.add(new Finding.Conflict(row + 1, before + 1, example(both)));
                }
                if (findings.size() == MOST_CONFLICTS) {
                    return;
                }
            }
        }
    }

    private void shadows() throws Spent {
        for (var row = 1; row < boxes.size(); row++) {
            if (remainder(boxes.get(row), row, 1).isEmpty()) {
                var box = boxes.get(row);
                var by = IntStream.range(0, row)
                        .filter(before -> boxes.get(before).meets(box))
                        .limit(MOST_NAMED)
                        .mapToObj(before -> before + 1)
                        .toList();
                findings.add(new Finding.Shadowed(row + 1, by));
            }
        }
    }

    /** Some of the boxes that are left of one when the first so many rows are taken away: at most {@code most}. */
    private List<Box> remainder(Box whole, int rows, int most) throws Spent {
        var found = new ArrayList<Box>();
        var open = new ArrayDeque<Open>();
        open.push(new Open(whole, 0));
        while (!open.isEmpty() && found.size() < most) {
            var next = open.pop();
            var row = next.next();
            while (row < rows && !meet(next.box(), boxes.get(row))) {
                row++;
            }
            if (row == rows) {
                found.add(next.box());
                continue;
            }
            for (var piece : next.box().without(boxes.get(row)).reversed()) {
                spend(piece.stretches());
                open.push(new Open(piece, row + 1));
            }
        }
        return found;
    }

    private boolean meet(Box one, Box other) throws Spent {
        spend(one.stretches());
        return one.meets(other);
    }

    private void spend(int work) throws Spent {
        left -= work;
        if (left < 0) {
            throw new Spent();
        }
    }

    private String example(Box box) {
        var inputs = table.inputs();
        var asked = IntStream.range(0, inputs.size())
                .filter(at -> !inputs.get(at).isAnything(box.sides().get(at)))
                .mapToObj(at -> inputs.get(at).shown(box.sides().get(at)))
                .collect(Collectors.joining("; "));
        return asked.isEmpty() ? "anything" : asked;
    }
}
