package org.minqing.edge;

import org.minqing.kernel.Problem;

/** What the outer wall refuses, and how it says that something failed. */
enum EdgeProblem implements Problem {
    /** The body, the path or the header is no text that can be read at all. */
    REQUEST_UNREADABLE("request.unreadable", 400),
    ADDRESS_UNKNOWN("address.unknown", 404),
    METHOD_UNKNOWN("request.method", 405),
    ANSWER_NOT_ACCEPTABLE("request.not-acceptable", 406),
    /** Somebody else wrote the same thing at the same time. */
    CONFLICT("request.conflict", 409),
    TOO_LARGE("request.too-large", 413),
    MEDIA_TYPE_UNKNOWN("request.media-type", 415),
    /** The text is readable, but a field is not what it must be; the faults say which and why. */
    FIELD_INVALID("field.invalid", 422),
    SLOW_DOWN("request.slow-down", 429),
    /** A fault of ours. */
    FAILED("server.failed", 500),
    /** The database cannot be reached just now; the same request may be sent again. */
    STORE_AWAY("store.away", 503),
    /** Time was moved, and what became due by that has not all happened yet. */
    TIMERS_BUSY("timers.busy", 503);

    private final String code;
    private final int status;

    EdgeProblem(String code, int status) {
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
