package org.minqing.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.minqing.access.Filter;
import org.minqing.access.Scope;
import org.minqing.access.SmallCells;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What residents say of how they were served, as a figure by area, kind and month. It is told to nobody exactly: how many in
 * steps of five, and which part in fifths of which the outer ones hide whether all said the same.
 */
@Component
public class Ratings {

    private static final Filter.Columns COLUMNS =
            new Filter.Columns("c.area", "c.class", "null::text", "null::uuid", "null::uuid");

    private final JdbcClient jdbc;

    Ratings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the figure is told by. */
    public enum By {
        AREA("area"),
        SCENARIO("scenario"),
        MONTH("month");

        private final String column;

        By(String column) {
            this.column = column;
        }
    }

    /** Which ratings; an empty set means all kinds, and so does an absent month, named by its first day, all months. */
    public record Which(
            Optional<AreaRanges> within, Set<String> scenarios, Optional<LocalDate> from, Optional<LocalDate> to) {}

    /**
     * Ratings that come into the figure together.
     *
     * @param month its first day
     * @param solved how many said that it is solved
     * @param satisfied how many chose from the upper half of the scale
     */
    public record Batch(
            LocalDate month,
            AreaCode area,
            String scenario,
            String scenarioClass,
            long ratings,
            long solved,
            long satisfied) {}

    /** The ratings under one key, as they are told. */
    public record Told(String key, long ratings, Fifth solved, Fifth satisfied) {}

    private record Sum(long ratings, long solved, long satisfied) {

        private Sum and(Sum other) {
            return new Sum(ratings + other.ratings, solved + other.solved, satisfied + other.satisfied);
        }
    }

    /** Takes ratings in, in the caller's transaction. The table refuses fewer than five. */
    public void add(Batch batch) {
        jdbc.sql("""
                        insert into insight.rating_cell as c (month, area, scenario, class, ratings, solved, satisfied)
                        values (:month, :area, :scenario, :class, :ratings, :solved, :satisfied)
                        on conflict (month, area, scenario, class) do update
                        set ratings = c.ratings + excluded.ratings, solved = c.solved + excluded.solved,
                            satisfied = c.satisfied + excluded.satisfied
                        """)
                .param("month", batch.month())
                .param("area", batch.area().value())
                .param("scenario", batch.scenario())
                .param("class", batch.scenarioClass())
                .param("ratings", batch.ratings())
                .param("solved", batch.solved())
                .param("satisfied", batch.satisfied())
                .update();
    }

    /**
     * The figure in the areas and classes of the scope, whichever department worked there.
     *
     * @param told under which key a key of the cells is told: the areas below the one asked for hold many
     */
    public List<Told> figure(Scope scope, Which which, By by, UnaryOperator<String> told) {
        var sums = new TreeMap<String, Sum>();
        sums(scope.whicheverDepartment(), which, by).forEach((key, sum) -> sums.merge(told.apply(key), sum, Sum::and));
        var keys = List.copyOf(sums.keySet());
        // Nothing in the cells is small; should it ever be, it and what would give it away is not told.
        var counts = SmallCells.hidden(sums.values().stream().map(Sum::ratings).toList());
        return IntStream.range(0, keys.size())
                .boxed()
                .flatMap(at -> counts.cells().get(at).stream()
                        .map(ratings -> told(keys.get(at), ratings, sums.getOrDefault(keys.get(at), new Sum(0, 0, 0)))))
                .toList();
    }

    private static Told told(String key, long ratings, Sum sum) {
        return new Told(key, ratings, Fifth.of(sum.solved(), sum.ratings()), Fifth.of(sum.satisfied(), sum.ratings()));
    }

    private TreeMap<String, Sum> sums(Scope scope, Which which, By by) {
        var areas = scope.byArea().sql(COLUMNS);
        var parameters = new HashMap<String, Object>(areas.parameters());
        var conditions = new ArrayList<String>();
        conditions.add(areas.text());
        which.within().map(Cells::inside).ifPresent(conditions::add);
        which.from().ifPresent(from -> parameters.put("month_from", from));
        which.from().ifPresent(_ -> conditions.add("c.month >= :month_from"));
        which.to().ifPresent(to -> parameters.put("month_to", to));
        which.to().ifPresent(_ -> conditions.add("c.month <= :month_to"));
        if (!which.scenarios().isEmpty()) {
            parameters.put("scenarios", which.scenarios().toArray(String[]::new));
            conditions.add("c.scenario = any(:scenarios)");
        }
        var sums = new TreeMap<String, Sum>();
        jdbc.sql("""
                select c.%s::text as key, sum(ratings) as ratings, sum(solved) as solved, sum(satisfied) as satisfied
                from insight.rating_cell c where %s group by 1
                """.formatted(by.column, String.join(" and ", conditions)))
                .params(parameters)
                .query((row, number) -> sums.put(
                        row.getString("key"),
                        new Sum(row.getLong("ratings"), row.getLong("solved"), row.getLong("satisfied"))))
                .list();
        return sums;
    }
}
