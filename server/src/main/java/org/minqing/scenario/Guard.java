package org.minqing.scenario;

import org.minqing.scenario.expression.Expression;

/**
 * What must hold of a case before an action can be taken, and what is said when it does not. It sees the open answers given
 * so far and where the case stands, and holds only when it is known to.
 */
public record Guard(Expression holds, Texts words) {}
