package org.minqing.insight;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.minqing.access.Filter;
import org.minqing.access.Scope;
import org.minqing.journal.ReaderProgress;
import org.minqing.kernel.AreaRanges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many cases there are, from cells that a reader of the journal keeps, so that a figure of a whole city costs as much as
 * one of a village. A figure counts by area, class and department only; what somebody sees by taking part is in none.
 */
@Component
public class CaseCounts {

    private static final Filter.Columns COLUMNS = new Filter.Columns(
            "c.area", "c.class", "nullif(c.department, '')", "null::uuid", "null::uuid", "nullif(c.about, '')", "");

    /** So long a figure waits for what was just written; longer, and it tells what is known. */
    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final JdbcClient jdbc;
    private final ReaderProgress progress;

    CaseCounts(JdbcClient jdbc, ReaderProgress progress) {
        this.jdbc = jdbc;
        this.progress = progress;
    }

    /** What the figure is told by. */
    public enum By {
        AREA("area"),
        STATE("state"),
        SCENARIO("scenario"),
        DAY("day");

        private final String column;

        By(String column) {
            this.column = column;
        }
    }

    /** Which cases are counted; an empty set means all, and so does an absent day of the report (both are included). */
    public record Which(
            Optional<AreaRanges> within,
            Set<String> scenarios,
            Set<String> states,
            Optional<LocalDate> from,
            Optional<LocalDate> to) {}

    /** The cases under one key. */
    public record Count(String key, long count) {}

    /** The counts in the areas of the scope, by key, without empty ones. By area they are told by leaf. */
    public List<Count> counts(Scope scope, Which which, By by) {
        progress.awaits(CaseCountReader.NAME, PATIENCE);
        return counted(jdbc, scope, which, by);
    }

    static List<Count> counted(JdbcClient jdbc, Scope scope, Which which, By by) {
        var cells = Cells.of(scope, which, by);
        var areas = scope.byArea().sql(COLUMNS);
        var text = new StringBuilder(areas.text());
        var parameters = new HashMap<String, Object>(areas.parameters());
        parameters.putAll(cells.parameters());
        which.within().ifPresent(ranges -> text.append(" and ").append(Cells.inside(ranges)));
        among(text, parameters, "scenario", which.scenarios());
        among(text, parameters, "state", which.states());
        var parts = cells.parts().stream()
                .map(part -> "select c.%s as key, c.count from insight.%s c where %s and %s"
                        .formatted(by.column, part.table(), part.condition(), text))
                .collect(Collectors.joining(" union all "));
        return jdbc.sql("""
                select key::text as key, sum(count) as count from (%s) cell
                group by cell.key having sum(count) <> 0 order by 1
                """.formatted(parts))
                .params(parameters)
                .query((row, number) -> new Count(row.getString("key"), row.getLong("count")))
                .list();
    }

    /** All of them in one number. */
    public long total(Scope scope, Which which) {
        return counts(scope, which, By.SCENARIO).stream()
                .mapToLong(Count::count)
                .sum();
    }

    private static void among(StringBuilder text, Map<String, Object> parameters, String column, Set<String> values) {
        if (!values.isEmpty()) {
            text.append(" and c.%s = any(:%s)".formatted(column, column));
            parameters.put(column, values.toArray(String[]::new));
        }
    }
}
