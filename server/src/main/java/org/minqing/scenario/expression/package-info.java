/**
 * The expressions of a scenario: conditions and computed values in the Common Expression Language, as far as a server and a
 * browser agree on it. They are read once, typed against the scenario's own fields, estimated, and then only evaluated.
 * Free regular expressions, clocks and anything about persons are no part of it. Internal to the module.
 */
@NullMarked
package org.minqing.scenario.expression;

import org.jspecify.annotations.NullMarked;
