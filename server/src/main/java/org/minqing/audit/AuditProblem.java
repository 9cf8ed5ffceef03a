package org.minqing.audit;

import org.minqing.kernel.Problem;

/** What audit refuses. */
public enum AuditProblem implements Problem {
    /** The account has opened too many things within an hour; nothing sealed is shown until somebody else lifts it. */
    READING_STOPPED("reading.stopped", 429),
    /** Nobody lifts what stops themselves. */
    OWN_STOP("reading.own-stop", 403);

    private final String code;
    private final int status;

    AuditProblem(String code, int status) {
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
