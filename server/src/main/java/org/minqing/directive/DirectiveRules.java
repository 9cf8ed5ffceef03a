package org.minqing.directive;

import org.minqing.deadline.TimeLimit;

/**
 * When those who have not answered are reminded, from {@code tasks.yaml}.
 *
 * @param warnAtPercent the share of the time after which the areas are told
 * @param escalateAfter how long after the due time the level above is told
 */
record DirectiveRules(int warnAtPercent, TimeLimit escalateAfter) {

    static final DirectiveRules DEFAULT = new DirectiveRules(75, DirectiveTime.limit(1, TimeLimit.Unit.WORKING_DAYS));
}
