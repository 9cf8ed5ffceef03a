package org.minqing.kernel;

/**
 * A constraint of the database and what breaking it means to the caller. A module offers one bean for each constraint that
 * a request can break; the edge translates.
 */
public record Constraint(String name, Problem problem) {}
