package org.minqing.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.minqing.journal.Entry;
import org.minqing.journal.JournalReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Keeps the counts of cases in step with the journal: many entries become few changes of cells. */
@Component
class CaseCountReader implements JournalReader {

    static final String NAME = "insight.case-counts";

    private static final String ADD = """
            with change as (
                select * from unnest(:areas, :scenarios, :classes, :departments, :states, :days, :origins, :abouts, :counts)
                    as change (area, scenario, class, department, state, day, origin, about, count)
            ), total as (
                insert into insight.case_total as t (area, scenario, class, department, state, origin, about, count)
                select area, scenario, class, department, state, origin, about, sum(count) from change
                group by area, scenario, class, department, state, origin, about
                on conflict (area, scenario, class, department, state, origin, about)
                do update set count = t.count + excluded.count
            ), daily as (
                insert into insight.case_day as d (span, area, day, scenario, class, department, state, origin, about, count)
                select span, area - area % span, day, scenario, class, department, state, origin, about, sum(count)
                from change cross join unnest(:spans) as wide (span)
                group by span, area - area % span, day, scenario, class, department, state, origin, about
                having sum(count) <> 0
                on conflict (span, area, day, scenario, class, department, state, origin, about)
                do update set count = d.count + excluded.count
            ), monthly as (
                insert into insight.case_month as m (month, area, scenario, class, department, state, origin, about, count)
                select date_trunc('month', day), area, scenario, class, department, state, origin, about, sum(count)
                from change
                group by date_trunc('month', day), area, scenario, class, department, state, origin, about
                having sum(count) <> 0
                on conflict (month, area, scenario, class, department, state, origin, about)
                do update set count = m.count + excluded.count
            )
            insert into insight.case_count as c (area, scenario, class, department, state, day, origin, about, count)
            select * from change
            on conflict (area, scenario, class, department, state, day, origin, about)
            do update set count = c.count + excluded.count
            """;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void take(List<Entry> entries, JdbcClient connection) {
        var changes = new HashMap<CaseCell, Integer>();
        entries.stream()
                .flatMap(entry -> CaseCell.steps(entry).stream())
                .forEach(step -> changes.merge(step.cell(), step.by(), Integer::sum));
        changes.values().removeIf(change -> change == 0);
        if (!changes.isEmpty()) {
            connection.sql(ADD).params(arrays(changes)).update();
        }
    }

    private static Map<String, Object> arrays(Map<CaseCell, Integer> changes) {
        var cells = new ArrayList<>(changes.keySet());
        cells.sort(Comparator.comparingLong(CaseCell::area));
        return Map.of(
                "areas", array("int8", cells, CaseCell::area),
                "scenarios", array("text", cells, CaseCell::scenario),
                "classes", array("text", cells, CaseCell::scenarioClass),
                "departments", array("text", cells, CaseCell::department),
                "states", array("text", cells, CaseCell::state),
                "days", array("date", cells, cell -> cell.day().toString()),
                "origins", array("text", cells, CaseCell::origin),
                "abouts", array("text", cells, CaseCell::about),
                "counts", array("int4", cells, changes::get),
                "spans", new SqlArrayValue("int8", Cells.SPANS.toArray()));
    }

    private static SqlArrayValue array(String type, List<CaseCell> cells, Function<CaseCell, Object> column) {
        return new SqlArrayValue(type, cells.stream().map(column).toArray());
    }
}
