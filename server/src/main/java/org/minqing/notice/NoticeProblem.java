package org.minqing.notice;

import org.minqing.kernel.Problem;

/** What the list of notices refuses. */
enum NoticeProblem implements Problem {
    FIELD_INVALID("field.invalid", 422);

    private final String code;
    private final int status;

    NoticeProblem(String code, int status) {
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
