package org.minqing.area;

import org.minqing.kernel.Problem;

/** What a question about the ground is refused with. */
public enum AreaProblem implements Problem {
    /** No area of the city has this code. */
    UNKNOWN("area.unknown", 404),
    /** The place lies in no area of the city. */
    OUTSIDE("area.outside", 404),
    /** A word of the question is none that the city knows; the faults say which. */
    QUESTION("area.question", 422);

    private final String code;
    private final int status;

    AreaProblem(String code, int status) {
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
