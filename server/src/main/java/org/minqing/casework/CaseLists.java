package org.minqing.casework;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.minqing.access.Filter;
import org.minqing.area.City;
import org.minqing.insight.CaseCounts;
import org.minqing.insight.CaseCounts.Count;
import org.minqing.scenario.Scenarios;
import org.minqing.scenario.State;
import org.springframework.stereotype.Component;

/** Lists, counts and points of cases: one condition for all of them, written by the code and repeated underneath. */
@Component
class CaseLists {

    static final Filter.Columns COLUMNS = new Filter.Columns(
            "f.area_now",
            "f.class",
            "f.department",
            "f.reporter",
            "f.assignee",
            "f.about",
            "f.id = any((select casework.asked_of(%s))::uuid[])");

    /** Where a case without a due time stands in the order of due times. */
    private static final String DUE = "coalesce(f.due_at, timestamptz '9999-01-01')";

    private final ScopedStatements statements;
    private final CaseNumbers numbers;
    private final City city;
    private final CaseWordSearch search;
    private final Scenarios scenarios;

    CaseLists(ScopedStatements statements, CaseNumbers numbers, City city, CaseWordSearch search, Scenarios scenarios) {
        this.statements = statements;
        this.numbers = numbers;
        this.city = city;
        this.search = search;
        this.scenarios = scenarios;
    }

    /** The condition of a question, with its parameters; the table is {@code f}. */
    record Condition(String text, Map<String, Object> parameters) {}

    /** A case with its place in the order of due times. */
    private record Row(CaseFile file, Instant due) {}

    /** One page of cases, and where the next one begins. */
    record Found(List<CaseFile> items, Optional<String> next) {}

    Found page(Reach reach, CaseQuery query) {
        var condition = condition(reach, query);
        var parameters = new HashMap<String, Object>(condition.parameters());
        parameters.put("limit", query.limit() + 1);
        var order = query.soonestFirst() ? DUE + ", f.id desc" : "f.id desc";
        var sql = "select %s, %s as in_order from casework.case_file f where %s %s order by %s limit :limit"
                .formatted(CaseRows.COLUMNS, DUE, condition.text(), after(query, parameters), order);
        var rows = statements.select(
                reach.scope(),
                sql,
                parameters,
                (row, number) -> new Row(
                        CaseRows.map(row),
                        row.getObject("in_order", OffsetDateTime.class).toInstant()));
        var more = rows.size() > query.limit();
        var items = more ? rows.subList(0, query.limit()) : rows;
        var next = more ? Optional.of(cursor(items.getLast(), query)) : Optional.<String>empty();
        return new Found(items.stream().map(Row::file).toList(), next);
    }

    private static String after(CaseQuery query, Map<String, Object> parameters) {
        var after = query.after();
        if (after == null) {
            return "";
        }
        parameters.put("after", after.id());
        if (!query.soonestFirst()) {
            return "and f.id < :after";
        }
        parameters.put("after_due", after.due().orElse(Instant.EPOCH).atOffset(ZoneOffset.UTC));
        return "and (%1$s > :after_due or %1$s = :after_due and f.id < :after)".formatted(DUE);
    }

    private static String cursor(Row last, CaseQuery query) {
        return query.soonestFirst()
                ? last.file().id() + "@" + last.due()
                : last.file().id().toString();
    }

    /** Counted from the cases themselves; for what no figure keeps. */
    List<Count> counts(Reach reach, CaseQuery query, CaseCounts.By by) {
        var condition = condition(reach, query);
        var parameters = new HashMap<String, Object>(condition.parameters());
        parameters.put("zone", city.zone());
        var sql = "select %s as key, count(*) as count from casework.case_file f where %s group by 1 order by 1"
                .formatted(expression(by), condition.text());
        return statements.select(
                reach.scope(), sql, parameters, (row, number) -> new Count(row.getString("key"), row.getLong("count")));
    }

    private static String expression(CaseCounts.By by) {
        return switch (by) {
            case AREA -> "f.area_now::text";
            case STATE -> "f.state";
            case SCENARIO -> "f.scenario";
            case DAY -> "(f.reported_at at time zone :zone)::date::text";
        };
    }

    /** Counted from the cases themselves; for what no figure keeps. */
    long total(Reach reach, CaseQuery query) {
        var condition = condition(reach, query);
        var sql = "select count(*) as count from casework.case_file f where " + condition.text();
        return statements
                .select(reach.scope(), sql, condition.parameters(), (row, number) -> row.getLong("count"))
                .getFirst();
    }

    Condition condition(Reach reach, CaseQuery query) {
        var filter = reach.scope().sql(COLUMNS);
        var text = new StringBuilder(filter.text());
        var parameters = new HashMap<String, Object>(filter.parameters());
        reach.within().ifPresent(areas -> {
            var parts = areas.ranges().stream()
                    .map(range -> "f.area_now between %d and %d".formatted(range.from(), range.to()))
                    .toList();
            text.append(" and (")
                    .append(parts.isEmpty() ? "false" : String.join(" or ", parts))
                    .append(')');
        });
        among("f.scenario", "scenarios", query.scenarios(), text, parameters);
        among("f.state", "states", query.states(), text, parameters);
        among("f.attributes ->> '" + CaseSources.KEY + "'", "sources", query.sources(), text, parameters);
        if (!query.states().isEmpty() && areOpen(query.states())) {
            // Says the same once more, so that the index of open cases finds them in a large archive.
            text.append(" and f.ended_at is null");
        }
        query.due().ifPresent(due -> {
            text.append(" and f.ended_at is null and f.due_at >= :due_from and f.due_at < :due_to");
            parameters.put("due_from", due.from().atOffset(ZoneOffset.UTC));
            parameters.put("due_to", due.to().atOffset(ZoneOffset.UTC));
        });
        query.reported().ifPresent(days -> reported(days, text, parameters));
        reach.need().ifPresent(need -> {
            text.append(" and ").append(need.text());
            parameters.putAll(need.parameters());
        });
        query.text().ifPresent(words -> named(reach, words, text, parameters));
        return new Condition(text.toString(), parameters);
    }

    private static void among(
            String column, String name, Set<String> values, StringBuilder text, Map<String, Object> parameters) {
        if (!values.isEmpty()) {
            text.append(" and %s = any(:%s)".formatted(column, name));
            parameters.put(name, values.toArray(String[]::new));
        }
    }

    /** Whether no case in these states is over. All scenarios of a folder mean the same by a state. */
    private boolean areOpen(Set<String> states) {
        var ends = scenarios.all().stream()
                .flatMap(scenario -> scenario.flow().states().stream())
                .collect(Collectors.toMap(State::id, State::isEnd, Boolean::logicalOr));
        return states.stream().noneMatch(state -> ends.getOrDefault(state, true));
    }

    private void reported(CaseQuery.Days days, StringBuilder text, Map<String, Object> parameters) {
        var zone = ZoneId.of(city.zone());
        days.from().ifPresent(from -> {
            text.append(" and f.reported_at >= :reported_from");
            parameters.put("reported_from", from.atStartOfDay(zone).toOffsetDateTime());
        });
        days.to().ifPresent(to -> {
            text.append(" and f.reported_at < :reported_to");
            parameters.put("reported_to", to.plusDays(1).atStartOfDay(zone).toOffsetDateTime());
        });
    }

    /** A number or an id names one case; any other words are what a case has. */
    private void named(Reach reach, String words, StringBuilder text, Map<String, Object> parameters) {
        var id = CaseNumber.id(words);
        var meaning = numbers.read(words);
        if (id.isPresent()) {
            text.append(" and f.id = :named");
            parameters.put("named", id.get());
        } else if (meaning.isPresent()) {
            text.append(" and f.id >= :day_from and f.id < :day_to")
                    .append(" and (('x' || right(f.id::text, 7))::bit(28)::integer & :ending_mask) = :ending");
            parameters.put("day_from", meaning.get().from());
            parameters.put("day_to", meaning.get().to());
            parameters.put("ending_mask", CaseNumber.MASK);
            parameters.put("ending", meaning.get().ending());
        } else {
            var condition = search.condition(words, reach.readable());
            text.append(" and ").append(condition.text());
            parameters.putAll(condition.parameters());
        }
    }
}
