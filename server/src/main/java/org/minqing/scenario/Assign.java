package org.minqing.scenario;

import java.util.List;

/** What an action does to the assignment of a case. */
public sealed interface Assign {

    /** The first of these that has a post for the area of the case, from the leaf upward. */
    record Chain(List<By.Holder> holders) implements Assign {
        public Chain {
            holders = List.copyOf(holders);
        }
    }

    /** Whom a decision table of the scenario names. */
    record ByTable(String table) implements Assign {}

    /** The post in which the actor takes this action. */
    record Actor() implements Assign {}

    /** Nobody has the case any longer. */
    record Nobody() implements Assign {}
}
