package org.minqing.deadline.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.minqing.area.Table;
import org.minqing.deadline.Rule;
import org.minqing.deadline.RuleBook;
import org.minqing.deadline.TimeLimit;
import org.minqing.deadline.TimeLimit.End;
import org.minqing.deadline.TimeLimit.FirstDay;
import org.minqing.deadline.TimeLimit.Unit;

/** The limits of a city's types of request: one for each, and for some a former one that ended on a day. */
final class Limits {

    static final List<String> COLUMNS = List.of("type", "amount", "unit", "until", "rows", "agreed");

    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

    private final Map<String, Rule> only = new HashMap<>();
    private final RuleBook versions;
    private final ZoneId zone;

    private Limits(List<Rule> rules, ZoneId zone) {
        versions = new RuleBook(rules);
        this.zone = zone;
    }

    static Limits of(Table table, ZoneId zone) {
        var latest = new HashMap<String, Rule>();
        var rules = new ArrayList<Rule>();
        var former = new HashMap<String, LocalDate>();
        table.rows().stream().filter(row -> !row.get("until").isEmpty()).forEach(row -> {
            former.put(row.get("type"), LocalDate.parse(row.get("until")).plusDays(1));
            rules.add(rule(row, LONG_AGO));
        });
        table.rows().stream().filter(row -> row.get("until").isEmpty()).forEach(row -> {
            var rule = rule(row, former.getOrDefault(row.get("type"), LONG_AGO));
            rules.add(rule);
            latest.put(row.get("type"), rule);
        });
        var limits = new Limits(rules, zone);
        limits.only.putAll(latest);
        return limits;
    }

    /** The one limit of a type. */
    Optional<Rule> only(String type) {
        return Optional.ofNullable(only.get(type));
    }

    /** The limit of a type that was in force. */
    Optional<Rule> at(String type, Instant start) {
        return versions.at(type, start, zone);
    }

    static TimeLimit limit(int amount, Unit unit) {
        return new TimeLimit(amount, unit, FirstDay.RUNNING, unit == Unit.WORKING_DAYS ? End.NEXT_OPENING : End.EXACT);
    }

    static Rule rule(String type, TimeLimit limit, LocalDate from) {
        return new Rule(
                type, Map.of(), limit, "reported", false, Optional.empty(), "overdue", "found", from, Optional.empty());
    }

    private static Rule rule(Table.Row row, LocalDate from) {
        var unit = Unit.valueOf(row.get("unit").toUpperCase(Locale.ROOT).replace('-', '_'));
        return rule(row.get("type"), limit(Integer.parseInt(row.get("amount")), unit), from);
    }
}
