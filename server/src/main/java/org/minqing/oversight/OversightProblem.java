package org.minqing.oversight;

import org.minqing.kernel.Problem;

/** What oversight refuses. */
enum OversightProblem implements Problem {
    /** Something in the request is missing or malformed; the faults say what. */
    FIELD_INVALID("field.invalid", 422),
    /** Nobody keeps back who looked for themselves. */
    OWN_DELAY("oversight.own-delay", 403);

    private final String code;
    private final int status;

    OversightProblem(String code, int status) {
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
