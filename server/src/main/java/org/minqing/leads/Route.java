package org.minqing.leads;

/** What is to come of one row: exactly one for each. */
public sealed interface Route {

    Reference lead();

    /** Placed by a rule, or in the queue of those who place it by hand. */
    record Placed(Reference lead, Placement placement) implements Route {}

    /** About the same as an earlier row, which is no duplicate itself. */
    record Duplicate(Reference lead, Reference first) implements Route {}
}
