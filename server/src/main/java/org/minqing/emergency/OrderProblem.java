package org.minqing.emergency;

import org.minqing.kernel.Problem;

/** What orders refuse, and what is refused without one. */
public enum OrderProblem implements Problem {
    FIELD_INVALID("field.invalid", 422),
    /** The same id came before with another content or from somebody else. */
    ID_REUSED("command.id-reused", 422),
    /** Somebody else renewed or ended it meanwhile; the answer carries its version. */
    CHANGED("order.changed", 409),
    /** It has ended: what is needed after that is a new order. */
    OVER("order.over", 422),
    /** The scenario is one of ordinary times. */
    NOT_NEEDED("order.not-needed", 422),
    /** An order, or a renewal, runs at most as long as the scenario says. */
    TOO_LONG("order.too-long", 422),
    /** A renewal is decided by another body than the last decision. */
    SAME_BODY("order.same-body", 422),
    /** From the third renewal on a body above the one that gave the order decides. */
    LEVEL_ABOVE("order.level-above", 422),
    /** Where it was to begin, no order for this scenario is in force. */
    NONE("emergency.no-order", 422);

    private final String code;
    private final int status;

    OrderProblem(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }
}
