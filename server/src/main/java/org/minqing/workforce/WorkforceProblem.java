package org.minqing.workforce;

import org.minqing.kernel.Problem;

/** What the workforce refuses. */
enum WorkforceProblem implements Problem {
    FIELD_INVALID("field.invalid", 422),
    /** The same id came before with another content or from somebody else. */
    ID_REUSED("command.id-reused", 422),
    /** A leave needs a cover, or a name for the gap that it leaves; not both. */
    COVER_NEEDED("leave.cover-needed", 422),
    /** The post cannot cover this one: it is the same person, stands elsewhere, or nobody holds it. */
    COVER_UNFIT("leave.cover-unfit", 422),
    /** The cover is on leave itself on one of the days, with nobody behind it. */
    COVER_AWAY("leave.cover-away", 422),
    /** The covers would stand in for one another in a circle. */
    COVER_CIRCULAR("leave.cover-circular", 422),
    /** The post is on leave already on one of the days. */
    LEAVE_OVERLAPS("leave.overlaps", 422),
    /** No shift runs now, so that nobody can be on duty. */
    NO_SHIFT("duty.no-shift", 422),
    /** Whoever did not acknowledge a duty has nothing to hand over. */
    NOT_ACKNOWLEDGED("duty.not-acknowledged", 422),
    /** The duty was handed over before. */
    HANDED_OVER("duty.handed-over", 422);

    private final String code;
    private final int status;

    WorkforceProblem(String code, int status) {
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
