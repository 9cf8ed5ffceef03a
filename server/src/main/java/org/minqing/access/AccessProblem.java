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
    /** This server has no provider of identities. */
    OIDC_CLOSED("oidc.closed", 404),
    /** The provider's word is not good, or is not for this try; which of it is never told. */
    OIDC_REFUSED("oidc.refused", 401),
    /** Whoever the provider names is linked to no account here. */
    OIDC_UNKNOWN("oidc.unknown", 401),
    /** The provider does not answer. */
    OIDC_AWAY("oidc.away", 503),
    /** The provider's word that somebody is signed out is not good. */
    OIDC_SIGN_OUT("oidc.sign-out-refused", 400),
    OIDC_INVALID("oidc.invalid", 422),
    /** That person of the provider is linked to another account. */
    OIDC_LINKED("oidc.linked", 409),
    /** The headers of a signature cannot be read. */
    SIGNATURE_UNREADABLE("signature.unreadable", 400),
    /** The signature does not cover, or does not say, all that it has to. */
    SIGNATURE_INCOMPLETE("signature.incomplete", 401),
    /** No such key was registered. */
    SIGNATURE_KEY_UNKNOWN("signature.key-unknown", 401),
    /** The key is not valid yet, not valid any more, or was revoked. */
    SIGNATURE_KEY_OVER("signature.key-over", 401),
    /** The signature is not the key's over this request. */
    SIGNATURE_WRONG("signature.wrong", 401),
    /** It was made too long ago, or in the future. */
    SIGNATURE_CLOCK("signature.clock", 401),
    /** The same signed request came before. */
    SIGNATURE_REPLAYED("signature.replayed", 401),
    /** The body is not the one that was signed. */
    SIGNATURE_DIGEST("signature.digest", 400),
    /** Signed requests carry JSON or nothing. */
    SIGNATURE_BODY("signature.body", 415),
    SIGNATURE_BODY_LARGE("signature.body-large", 413),
    /** The account of the other system has ended. */
    MACHINE_OVER("machine.over", 401),
    /** Too many signed requests within a minute. */
    MACHINE_SLOW_DOWN("machine.slow-down", 429),
    /** What is asked for is for people who signed in. */
    MACHINE_NOT_FOR("machine.not-for", 403),
    MACHINE_INVALID("machine.invalid", 422),
    /** The id names another account or key already. */
    MACHINE_REUSED("machine.reused", 422),
    /** Two keys of the account are valid at that time already. */
    MACHINE_KEYS_TWO("machine.keys-two", 409),
    /** Something of a delegation is missing or out of its bounds; the fault says which. */
    DELEGATION_INVALID("delegation.invalid", 422),
    /** Rights are handed over from a post of one's own, in which one acts. */
    DELEGATION_NOT_OWN("delegation.not-own", 403),
    /** One of the rights stays with its holder, or is one of words that the receiver's own role does not open. */
    DELEGATION_VERB("delegation.verb", 422),
    /** The post is nobody's, one's own, or too far away. */
    DELEGATION_RECEIVER("delegation.receiver", 422),
    /** The receiver has rights of this post at that time already. */
    DELEGATION_OVERLAPS("delegation.overlaps", 409),
    /** The id names another delegation already. */
    DELEGATION_THERE("delegation.there", 422),
    /** Something of a temporary body is missing, wrong or out of its bounds. */
    BODY_INVALID("body.invalid", 422),
    /** A temporary body is made from a post of one's own, and dissolved by that post or one above it. */
    BODY_NOT_OWN("body.not-own", 403),
    /** The area is not within those of the post that makes the body. */
    BODY_AREA("body.area", 422),
    /** A post that nobody holds, or that stands elsewhere, cannot sit in it. */
    BODY_MEMBER("body.member", 422),
    /** The id names another body already. */
    BODY_THERE("body.there", 422),
    /** Something of a share is missing, wrong or out of its bounds. */
    SHARE_INVALID("share.invalid", 422),
    /** It is given from a post of one's own, and withdrawn by that post or one above it. */
    SHARE_NOT_OWN("share.not-own", 403),
    /** More than the giving post has itself. */
    SHARE_WIDER("share.wider", 422),
    /** What is kept for other purposes, or keeps from everybody who reported, is not opened for this one. */
    SHARE_PURPOSE("share.purpose", 422),
    /** The office is nobody's, one's own or too far away. */
    SHARE_RECEIVER("share.receiver", 422),
    /** The id names another share already. */
    SHARE_THERE("share.there", 422),
    /** Such an office has nothing to share, or is too far away. */
    SHARE_REQUEST_OFFICE("share-request.office", 422),
    /** More than was asked for. */
    SHARE_REQUEST_WIDER("share-request.wider", 422),
    /** It was answered, withdrawn, or nobody answered in time. */
    SHARE_REQUEST_OVER("share-request.over", 409),
    /** By a share one reads lists and single cases, at a few addresses that enter its use. */
    SHARE_NOT_HERE("share.not-here", 403),
    /** What is kept for this purpose may not be opened for that of the share. */
    PURPOSE_OTHER("purpose.other", 403),
    /** Nobody asks for the own account, and nobody decides what they asked for. */
    RESET_OWN("factor-reset.own", 403),
    /** A request for this account waits already. */
    RESET_THERE("factor-reset.there", 409),
    /** The id names another request already. */
    RESET_REUSED("factor-reset.reused", 422),
    /** It was decided already, or nobody decided it in time. */
    RESET_OVER("factor-reset.over", 409),
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
