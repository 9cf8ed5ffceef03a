package org.minqing.casework;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.area.Point;
import org.minqing.insight.CaseCounts;
import org.minqing.kernel.CaseId;
import org.springframework.stereotype.Component;

/**
 * Cases on the map: each by itself as long as they are few, else the middles of squares with how many lie in each, so that
 * an answer stays small whatever a city has seen. Where even adding up all places would take long, each leaf of the area
 * tree stands for its cases with its middle. Sealed places are on no map; of cases without an open place the area is known,
 * and they are counted by it.
 */
@Component
public class CasePoints {

    static final int MOST_SINGLE = 2_000;

    /** So many places are added up in a tenth of a second; beyond, the middles of the leaves take their part. */
    static final int MOST_PLACES = 20_000;

    private static final int SQUARES_ACROSS = 48;

    /** A case, or a crowd of them; a crowd has no id and no state. */
    public record Spot(
            Point point,
            long count,
            @Nullable CaseId id,
            @Nullable String state) {}

    /** Cases of which only the area is known, under the area that answers for them. */
    List<CaseCounts.Count> unplaced(Reach reach, CaseQuery query) {
        var condition = lists.condition(reach, query);
        var sql = """
                select f.area_now::text as area, count(*) as count
                from casework.case_file f where f.place is null and %s group by 1
                """.formatted(condition.text());
        return statements.select(
                reach.scope(),
                sql,
                condition.parameters(),
                (row, number) -> new CaseCounts.Count(row.getString("area"), row.getLong("count")));
    }

    private record Extent(long count, double width, double height) {}

    private final ScopedStatements statements;
    private final CaseLists lists;

    CasePoints(ScopedStatements statements, CaseLists lists) {
        this.statements = statements;
        this.lists = lists;
    }

    /** The side of a square on the map, for cases that lie so far apart. */
    static double side(double width, double height) {
        return Math.max(Math.max(width, height) / SQUARES_ACROSS, 1e-6);
    }

    List<Spot> of(Reach reach, CaseQuery query) {
        var condition = lists.condition(reach, query);
        var extent = extent(reach, condition);
        return extent.count() <= MOST_SINGLE ? single(reach, condition) : crowds(reach, condition, extent);
    }

    private Extent extent(Reach reach, CaseLists.Condition condition) {
        var sql = """
                select count(*) as count, coalesce(max(f.place[0]) - min(f.place[0]), 0) as width,
                       coalesce(max(f.place[1]) - min(f.place[1]), 0) as height
                from casework.case_file f where f.place is not null and %s
                """.formatted(condition.text());
        return statements
                .select(
                        reach.scope(),
                        sql,
                        condition.parameters(),
                        (row, number) ->
                                new Extent(row.getLong("count"), row.getDouble("width"), row.getDouble("height")))
                .getFirst();
    }

    private List<Spot> single(Reach reach, CaseLists.Condition condition) {
        var sql = """
                select f.id, f.state, f.place[0] as x, f.place[1] as y
                from casework.case_file f where f.place is not null and %s order by f.id desc limit %d
                """.formatted(condition.text(), MOST_SINGLE);
        return statements.select(
                reach.scope(),
                sql,
                condition.parameters(),
                (row, number) -> new Spot(
                        new Point(row.getDouble("x"), row.getDouble("y")),
                        1,
                        new CaseId(row.getObject("id", UUID.class)),
                        row.getString("state")));
    }

    private List<Spot> crowds(Reach reach, CaseLists.Condition condition, Extent extent) {
        var parameters = new HashMap<>(condition.parameters());
        parameters.put("side", side(extent.width(), extent.height()));
        var sql = """
                select count(*) as count, avg(f.place[0]) as x, avg(f.place[1]) as y
                from casework.case_file f where f.place is not null and %s
                group by floor(f.place[0] / :side), floor(f.place[1] / :side)
                """.formatted(condition.text());
        return statements.select(
                reach.scope(),
                sql,
                parameters,
                (row, number) ->
                        new Spot(new Point(row.getDouble("x"), row.getDouble("y")), row.getLong("count"), null, null));
    }
}
