package org.minqing.access;

import org.minqing.kernel.Problem;

/** What access refuses. */
public enum AccessProblem implements Problem {
    /** Nobody is signed in. */
    SESSION_NONE("session.none", 401),
    /** The name or the password is wrong, or the account is not invited; which of them is never told. */
    SESSION_REFUSED("session.refused", 401),
    CREDENTIALS_INVALID("session.credentials", 422),
    /** Too many tries, from this address or for this name. */
    SESSION_SLOW_DOWN("session.slow-down", 429),
    /** The session's token did not come with the request. */
    SESSION_FORGED("session.forged", 403),
    /** The password of now that somebody said for setting another is not right. */
    PASSWORD_WRONG("password.wrong", 422),
    /** The new password is too short, too long or guessable; the fault says which. */
    PASSWORD_REFUSED("password.refused", 422),
    /** The name is unknown, or the code is not its code, was used or is over; which of them is never told. */
    CODE_REFUSED("code.refused", 422),
    /** The password is right, and the account has a second factor of which no code came. */
    SESSION_CODE_NEEDED("session.code-needed", 401),
    /** The password is right and the code is not, or was used already. */
    SESSION_CODE_REFUSED("session.code-refused", 401),
    /** What is asked for needs the second factor within the last minutes. */
    SESSION_STEP_UP("session.step-up", 403),
    /** The post is one for which the second factor must have been shown in this session. */
    POST_NEEDS_FACTOR("post.second-factor", 403),
    /** The account has a second factor already. */
    FACTOR_THERE("factor.there", 409),
    /** The code is wrong or was used already, or there is no factor. */
    FACTOR_REFUSED("factor.refused", 422),
    /** There is no way to a telephone here. */
    TELEPHONE_CLOSED("telephone.closed", 503),
    /** The text with the code did not go out. */
    TELEPHONE_NOT_SENT("telephone.not-sent", 503),
    /** What was typed is no telephone number. */
    TELEPHONE_INVALID("telephone.invalid", 422),
    /** The code is not the number's, was used, is over or was tried too often; which of them is never told. */
    TELEPHONE_CODE_REFUSED("telephone.code-refused", 401),
    /** What is asked for needs an account whose person a village desk has confirmed. */
    ACCOUNT_UNCONFIRMED("account.unconfirmed", 403),
    /** The code that somebody shows at the desk is wrong, was used or is over. */
    DESK_CODE_REFUSED("desk-code.refused", 422),
    CONFIRMATION_INVALID("confirmation.invalid", 422),
    /** Nobody confirms themselves. */
    CONFIRMATION_OWN("confirmation.own", 403),
    /** The id names another confirmation already. */
    CONFIRMATION_THERE("confirmation.there", 409),
    /** The consent has ended, was given to somebody else, or never was; which of them is never told. */
    HELPING_OVER("helping.over", 403),
    /** The person did not consent to help with this. */
    HELPING_NOT_COVERED("helping.not-covered", 403),
    HELPING_INVALID("helping.invalid", 422),
    /** The code with which somebody becomes a helper is wrong, was used, is over or is one's own. */
    HELPING_REFUSED("helping.refused", 422),
    /** Whoever holds a post neither helps nor is helped with that account. */
    HELPING_IN_OFFICE("helping.in-office", 422),
    /** The id names another consent already. */
    HELPING_THERE("helping.there", 409),
    /** What is asked for needs the factor that the account has, shown within the last minutes. */
    FACTOR_AGAIN("factor.again", 403),
    /** Something that a device sends with a passkey is missing, or the passkey has no name. */
    PASSKEY_INVALID("passkey.invalid", 422),
    /** The passkey is unknown, is somebody else's, or did not prove itself here and now; which of them is never told. */
    PASSKEY_REFUSED("passkey.refused", 422),
    /** The same at the door. */
    SESSION_PASSKEY_REFUSED("session.passkey-refused", 401),
    /** The server is asked under a number; passkeys are made for a name. */
    PASSKEY_NO_NAME("passkey.no-name", 422),
    /** The account has as many as an account may have. */
    PASSKEY_TOO_MANY("passkey.too-many", 409),
    /** The post that the request names is not held by the account. */
    POST_NOT_HELD("post.not-held", 403),
    ACCESS_DENIED("access.denied", 403),
    /** It does not exist, or this account may not know whether it does. */
    NOT_FOUND("not-found", 404);

    private final String code;
    private final int status;

    AccessProblem(String code, int status) {
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
