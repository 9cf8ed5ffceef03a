package org.minqing.deadline;

import java.util.List;

/** What the city has written down of the law: rules with a limit, and duties without one. */
public record Law(List<Rule> rules, List<Duty> duties) {

    static final Law NONE = new Law(List.of(), List.of());

    public Law {
        rules = List.copyOf(rules);
        duties = List.copyOf(duties);
    }
}
