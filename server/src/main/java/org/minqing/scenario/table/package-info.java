/**
 * Decision tables, and nothing of cases or cities. A table asks a few inputs, each with a finite domain; a row holds a
 * condition for each and an output; the first row that fits answers, or the only one. Every condition is a set of stretches
 * of its domain, so a row is a box, and what is wrong with a table as a whole (rows that contradict each other, rows that
 * never answer, combinations that nobody answers) is found by cutting boxes out of boxes, within a budget.
 */
@NamedInterface("table")
@NullMarked
package org.minqing.scenario.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
