package org.minqing.bench.leads;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.minqing.area.City;

/** Which rows are about the same, known from how they were made, and which of them may stand by the rule of docs/leads.md. */
final class Repeated {

    private static final int WAITS = 100;

    private final City city;
    private final Map<Integer, LeadNumber> numbers;
    private final Map<Integer, List<Lead>> byFirst = new HashMap<>();

    Repeated(City city, List<Lead> leads, Map<Integer, LeadNumber> numbers) {
        this.city = city;
        this.numbers = Map.copyOf(numbers);
        leads.stream()
                .filter(lead -> lead.making() != Making.PERHAPS_DUPLICATE)
                .forEach(lead -> byFirst.computeIfAbsent(root(lead), _ -> new ArrayList<>())
                        .add(lead));
    }

    Same as(Lead lead) {
        var group = byFirst.getOrDefault(root(lead), List.of(lead)).stream()
                .sorted(Comparator.comparing(Lead::received)
                        .thenComparing(Lead::source)
                        .thenComparing(one -> number(one).reference().length())
                        .thenComparing(one -> number(one).reference()))
                .toList();
        var standing = group.stream().filter(one -> mayStand(one, group)).toList();
        return new Same(
                group.stream().map(this::number).toList(),
                standing.stream().map(this::number).toList());
    }

    /** Whether it stands when it is taken for the best that it may be, and all others for the worst. */
    private boolean mayStand(Lead lead, List<Lead> group) {
        var place = group.indexOf(lead);
        var best = ranks(lead).min().orElseThrow();
        for (var other = 0; other < group.size(); other++) {
            var worst = ranks(group.get(other)).max().orElseThrow();
            if (worst < best || (worst == best && other < place)) {
                return false;
            }
        }
        return true;
    }

    /** What is routed before what waits, and that with the narrower queue first. */
    private IntStream ranks(Lead lead) {
        return lead.situation().accepted().stream()
                .mapToInt(one -> one.outcome() == Outcome.ROUTED
                        ? 0
                        : WAITS - city.chain(one.areas().getFirst()).size());
    }

    private static int root(Lead lead) {
        return lead.first().orElse(lead.made());
    }

    private LeadNumber number(Lead lead) {
        return Objects.requireNonNull(numbers.get(lead.made()));
    }
}
