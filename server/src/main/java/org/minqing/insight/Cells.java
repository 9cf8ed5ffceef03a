package org.minqing.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.minqing.access.Scope;
import org.minqing.insight.CaseCounts.By;
import org.minqing.insight.CaseCounts.Which;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.AreaRanges.Range;

/**
 * Which cells a figure is added up from: the widest that lie wholly within what is asked, narrower ones along its borders.
 * The parts hold each case once. The cells are named {@code c}.
 */
record Cells(List<Part> parts, Map<String, Object> parameters) {

    /** So many codes share a row of {@code case_day}, each number a multiple of the one after it. */
    static final List<Long> SPANS = List.of(1_000_000_000L, 1_000_000L);

    /** Some rows of a table. */
    record Part(String table, String condition) {}

    static Cells of(Scope scope, Which which, By by) {
        if (which.from().isEmpty() && which.to().isEmpty() && by != By.DAY) {
            return new Cells(List.of(new Part("case_total", "true")), Map.of());
        }
        return by == By.AREA ? byMonth(which) : bySpan(borders(scope, which), which);
    }

    /** The ranges of areas at whose ends the answer to "is it asked for?" may change. */
    private static List<Range> borders(Scope scope, Which which) {
        var ranges = new ArrayList<Range>();
        scope.grants().forEach(grant -> ranges.addAll(grant.ranges().ranges()));
        which.within().map(AreaRanges::ranges).ifPresent(ranges::addAll);
        return ranges;
    }

    /** The condition that a cell lies in these areas. */
    static String inside(AreaRanges areas) {
        var parts = areas.ranges().stream()
                .map(range -> "c.area between %d and %d".formatted(range.from(), range.to()))
                .toList();
        return parts.isEmpty() ? "false" : "(" + String.join(" or ", parts) + ")";
    }

    private static Cells bySpan(List<Range> borders, Which which) {
        var parameters = new HashMap<String, Object>();
        var days = days(which, parameters);
        var parts = new ArrayList<Part>();
        var left = "true";
        for (var span : SPANS) {
            var cut = cut(borders, span);
            parts.add(new Part("case_day", "c.span = %d and %s and %s and %s".formatted(span, left, notIn(cut), days)));
            if (cut.isEmpty()) {
                return new Cells(parts, parameters);
            }
            left = "("
                    + cut.stream()
                            .map(first -> "c.area between %d and %d".formatted(first, first + span - 1))
                            .collect(Collectors.joining(" or "))
                    + ")";
        }
        parts.add(new Part("case_count", left + " and " + days));
        return new Cells(parts, parameters);
    }

    /** The first codes of the spans through which a border runs: their cells say too much. */
    private static TreeSet<Long> cut(List<Range> borders, long span) {
        var cut = new TreeSet<Long>();
        for (var range : borders) {
            if (range.from() % span != 0) {
                cut.add(range.from() - range.from() % span);
            }
            if (range.to() % span != span - 1) {
                cut.add(range.to() - range.to() % span);
            }
        }
        return cut;
    }

    private static String notIn(TreeSet<Long> cut) {
        return cut.isEmpty()
                ? "true"
                : cut.stream().map(Object::toString).collect(Collectors.joining(",", "c.area not in (", ")"));
    }

    private static Cells byMonth(Which which) {
        var parameters = new HashMap<String, Object>();
        var days = days(which, parameters);
        var first = which.from().map(from -> from.minusDays(1).withDayOfMonth(1).plusMonths(1));
        var end = which.to().map(to -> to.plusDays(1).withDayOfMonth(1));
        if (first.isPresent() && end.isPresent() && !first.get().isBefore(end.get())) {
            return new Cells(List.of(new Part("case_count", days)), parameters);
        }
        var months = new ArrayList<String>();
        var parts = new ArrayList<Part>();
        first.ifPresent(month -> {
            months.add(bound("c.month >= :month_from", "month_from", month, parameters));
            parts.add(new Part("case_count", days + " and c.day < :month_from"));
        });
        end.ifPresent(month -> {
            months.add(bound("c.month < :month_end", "month_end", month, parameters));
            parts.add(new Part("case_count", days + " and c.day >= :month_end"));
        });
        parts.add(new Part("case_month", String.join(" and ", months)));
        return new Cells(parts, parameters);
    }

    private static String days(Which which, Map<String, Object> parameters) {
        var conditions = new ArrayList<String>();
        which.from().ifPresent(from -> conditions.add(bound("c.day >= :day_from", "day_from", from, parameters)));
        which.to().ifPresent(to -> conditions.add(bound("c.day <= :day_to", "day_to", to, parameters)));
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    private static String bound(String condition, String name, LocalDate day, Map<String, Object> parameters) {
        parameters.put(name, day);
        return condition;
    }
}
