package org.minqing.casework;

import org.minqing.kernel.Problem;

/** What casework refuses, beside what the scenario and access refuse. */
public enum CaseProblem implements Problem {
    /** Somebody else changed the case first; the answer carries its version and the entries since. */
    CHANGED("case.changed", 409),
    /** The same id came before with another body or from somebody else. Nothing is told about what came before. */
    COMMAND_ID_REUSED("command.id-reused", 422),
    /** The same post has asked and is not answered yet. */
    SUPERVISION_OPEN("supervision.open", 422),
    /** The post that has the case does not stand in the areas of the one that asks, or is held by the same person. */
    SUPERVISION_NOT_ABOVE("supervision.not-above", 422),
    /** Nobody has the case, and nobody is next. */
    SUPERVISION_NOBODY("supervision.nobody", 422),
    /** It was answered or taken back, or the case has its answer. */
    SUPERVISION_OVER("supervision.over", 422),
    /** Too much within an hour from one address, by people without an account. */
    GUEST_SLOW_DOWN("guest.slow-down", 429),
    /** Too many reports within an hour from one account. */
    REPORT_SLOW_DOWN("report.slow-down", 429),
    /** Whoever holds a post takes no report to that account. */
    TAKEN_IN_OFFICE("guest.in-office", 422),
    /** The scenario seals no reporter: entries name the account. */
    IDENTITY_NOT_SEALED("identity.not-sealed", 422),
    /** It has been erased who reported. */
    IDENTITY_FORGOTTEN("identity.forgotten", 422),
    /** Whoever wants to know who reported says why. */
    IDENTITY_NO_REASON("identity.no-reason", 422),
    /** Whoever asked does not decide. */
    IDENTITY_SAME_PERSON("identity.same-person", 422),
    /** Whoever acts for the unit of the one who asked does not decide. */
    IDENTITY_SAME_UNIT("identity.same-unit", 422),
    /** Nobody decided in time. */
    IDENTITY_EXPIRED("identity.expired", 422),
    /** It was confirmed or refused already. */
    IDENTITY_DECIDED("identity.decided", 422),
    /** More cases than one file takes out of the system. */
    EXPORT_TOO_LONG("export.too-long", 422),
    /** Too much waits to be written; nothing was taken and the same command may be sent again. */
    BUSY("server.busy", 503);

    private final String code;
    private final int status;

    CaseProblem(String code, int status) {
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
