package org.minqing.notice;

import org.minqing.kernel.Problem;

/** What the list of notices and the door for receipts refuse. */
enum NoticeProblem implements Problem {
    FIELD_INVALID("field.invalid", 422),
    RECEIPT_REFUSED("receipt.refused", 401),
    RECEIPT_UNREADABLE("receipt.unreadable", 422);

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
