package org.minqing.journal;

import org.minqing.kernel.Problem;

/** What the journal refuses. */
public enum JournalProblem implements Problem {
    /** Somebody else appended to the stream first. */
    CHANGED("journal.changed", 409);

    private final String code;
    private final int status;

    JournalProblem(String code, int status) {
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
