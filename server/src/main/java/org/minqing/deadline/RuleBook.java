package org.minqing.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules of a city with all their versions. */
public final class RuleBook {

    private final Map<String, List<Rule>> versions;

    public RuleBook(List<Rule> rules) {
        versions =
                rules.stream().sorted(Comparator.comparing(Rule::validFrom)).collect(Collectors.groupingBy(Rule::id));
    }

    /** The version in force on the day on which a clock started; a later change of the rule does not touch that clock. */
    public Optional<Rule> at(String id, Instant start, ZoneId zone) {
        var day = LocalDate.ofInstant(start, zone);
        return versions.getOrDefault(id, List.of()).stream()
                .filter(rule -> !rule.validFrom().isAfter(day))
                .reduce((earlier, later) -> later);
    }

    /** All versions by id and day. */
    public List<Rule> all() {
        return versions.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Rule::id).thenComparing(Rule::validFrom))
                .toList();
    }
}
