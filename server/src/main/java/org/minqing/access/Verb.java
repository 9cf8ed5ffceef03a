package org.minqing.access;

import java.util.regex.Pattern;

/**
 * What somebody wants to do to a thing: {@code kind.deed}. Role templates of the city folder grant verbs by these codes;
 * a code that stands in no constant here is refused when the folder is checked.
 */
public record Verb(String code) {

    private static final Pattern SHAPE = Pattern.compile("[a-z]+\\.[a-z]+(-[a-z]+)*");

    public static final Verb AREA_READ = new Verb("area.read");
    public static final Verb SCENARIO_READ = new Verb("scenario.read");
    public static final Verb SCENARIO_PUBLISH = new Verb("scenario.publish");
    public static final Verb CASE_REPORT = new Verb("case.report");
    public static final Verb CASE_LIST = new Verb("case.list");
    public static final Verb CASE_EXPORT = new Verb("case.export");
    public static final Verb CASE_READ = new Verb("case.read");
    public static final Verb CASE_READ_SEALED = new Verb("case.read-sealed");
    public static final Verb CASE_ACT = new Verb("case.act");
    public static final Verb CASE_ASK_IDENTITY = new Verb("case.ask-identity");
    public static final Verb CASE_OPEN_IDENTITY = new Verb("case.open-identity");
    public static final Verb CASE_SUPERVISE = new Verb("case.supervise");
    public static final Verb ATTACHMENT_ADD = new Verb("attachment.add");
    public static final Verb ATTACHMENT_READ = new Verb("attachment.read");
    public static final Verb JOURNAL_READ = new Verb("journal.read");
    public static final Verb AUDIT_READ_OWN = new Verb("audit.read-own");
    public static final Verb AUDIT_OVERSEE = new Verb("audit.oversee");
    public static final Verb WORKFORCE_READ = new Verb("workforce.read");
    public static final Verb DUTY_READ = new Verb("duty.read");
    public static final Verb DUTY_ACT = new Verb("duty.act");
    public static final Verb LEAVE_READ = new Verb("leave.read");
    public static final Verb LEAVE_ENTER = new Verb("leave.enter");
    public static final Verb DIRECTIVE_GIVE = new Verb("directive.give");
    public static final Verb DIRECTIVE_READ = new Verb("directive.read");
    public static final Verb DIRECTIVE_ACT = new Verb("directive.act");
    public static final Verb DELEGATION_GIVE = new Verb("delegation.give");
    public static final Verb DELEGATION_READ = new Verb("delegation.read");
    public static final Verb BODY_MAKE = new Verb("body.make");
    public static final Verb BODY_READ = new Verb("body.read");
    public static final Verb SHARE_GIVE = new Verb("share.give");
    public static final Verb SHARE_READ = new Verb("share.read");
    public static final Verb ORDER_GIVE = new Verb("order.give");
    public static final Verb NOTICE_READ = new Verb("notice.read");
    public static final Verb ADMIN_NOTICES = new Verb("admin.notices");
    public static final Verb ACCOUNT_CONFIRM = new Verb("account.confirm");
    public static final Verb ADMIN_ACCOUNTS = new Verb("admin.accounts");
    public static final Verb ADMIN_CLOCK = new Verb("admin.clock");

    public Verb {
        if (!SHAPE.matcher(code).matches()) {
            throw new IllegalArgumentException("A verb is written kind.deed: " + code);
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
