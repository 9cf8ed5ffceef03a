package org.minqing.bench.leads;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.minqing.kernel.AreaCode;

/** One answer about a place that is right: any of the areas with any of the rules. */
record Accepted(Outcome outcome, List<AreaCode> areas, List<String> rules) {

    Accepted {
        areas = List.copyOf(areas);
        rules = List.copyOf(rules);
    }

    static Accepted routed(List<AreaCode> areas, String... rules) {
        return new Accepted(Outcome.ROUTED, areas, List.of(rules));
    }

    static Accepted queue(AreaCode area, String... rules) {
        return new Accepted(Outcome.QUEUE, List.of(area), List.of(rules));
    }

    /** The same outcome and area, whatever rule it gives. */
    boolean isAt(Answer answer) {
        return answer.outcome() == outcome
                && answer.area().filter(areas::contains).isPresent();
    }

    boolean is(Answer answer) {
        return isAt(answer) && rules.contains(answer.rule());
    }

    @Override
    public String toString() {
        var shown = new TreeSet<>(areas);
        var places = shown.stream().limit(3).map(AreaCode::toString).collect(Collectors.joining("|"));
        var more = shown.size() > 3 ? "|…" : "";
        return outcome.written() + " " + places + more + " " + String.join("|", rules);
    }
}
