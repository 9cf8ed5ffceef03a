package org.minqing.attachment;

import org.minqing.kernel.Problem;

/** What can be wrong with a photo. */
public enum AttachmentProblem implements Problem {
    /** It begins like no photo that we take. */
    NOT_A_PHOTO("attachment.not-a-photo", 422),
    /** It begins like a photo and is cut off or damaged. */
    BROKEN("attachment.broken", 422),
    /** The file is larger than we take. */
    TOO_LARGE("attachment.too-large", 413),
    /** It would unfold into more pixels than a phone or a page can bear. */
    TOO_MANY_PIXELS("attachment.too-many-pixels", 422),
    /** A piece that lies outside of its photo, or belongs to a photo of another size. */
    NOT_THIS_PIECE("attachment.not-this-piece", 422),
    /** A scanner knows something harmful in it. */
    HARMFUL("attachment.harmful", 422),
    /** The scanner gives no answer just now; nothing was taken. */
    NOT_SCANNED("attachment.not-scanned", 503),
    /** Too many photos of this account wait for a case. */
    TOO_MANY_WAITING("attachment.too-many-waiting", 429),
    /** No such photo, or not one that this person may use or see. */
    UNKNOWN("attachment.unknown", 404);

    private final String code;
    private final int status;

    AttachmentProblem(String code, int status) {
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
