package org.minqing.scenario.language;

import java.util.List;
import org.minqing.scenario.AssignmentTable;
import org.minqing.scenario.AssignmentTable.Candidates;
import org.minqing.scenario.AssignmentTable.Choice;

/** Reads the section {@code assignment}: the tables that say to whom cases go. */
record AssignmentReader(TextsReader texts, FlowReader people, TableReader tables) {

    private static final int MOST_TABLES = 20;
    private static final List<Choice> CHOICES = List.of(Choice.values());

    List<AssignmentTable> read(Passage assignment) {
        return assignment.ids(MOST_TABLES).stream().map(this::table).toList();
    }

    private AssignmentTable table(Passage table) {
        table.only("names", "inputs", "hit", "rows", "fallback");
        var outputs = new TableReader.Outputs<>("rows", List.of("to", "choose"), this::candidates);
        if (!table.at("fallback").present()) {
            table.at("fallback")
                    .fault(
                            "assign.fallback",
                            "Nobody has the case when nobody of a row can take it",
                            "Write “fallback” with one or more role@level");
        }
        return new AssignmentTable(
                table.key(),
                texts.required(table.at("names")),
                tables.read(table, outputs),
                people.holders(table.at("fallback")));
    }

    private Candidates candidates(Passage row) {
        if (!row.at("to").present()) {
            row.at("to").missing();
        }
        var choose = row.at("choose").present() ? row.at("choose").oneOf(CHOICES) : Choice.FIRST;
        return new Candidates(people.holders(row.at("to")), choose);
    }
}
