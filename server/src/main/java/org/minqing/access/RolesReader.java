package org.minqing.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code roles.yaml}: what everybody may do, and the templates of the roles. */
final class RolesReader {

    private static final Set<String> VERBS = Stream.of(
                    Verb.AREA_READ,
                    Verb.SCENARIO_READ,
                    Verb.SCENARIO_PUBLISH,
                    Verb.CASE_REPORT,
                    Verb.CASE_LIST,
                    Verb.CASE_EXPORT,
                    Verb.CASE_SUPERVISE,
                    Verb.CASE_ASK_IDENTITY,
                    Verb.CASE_OPEN_IDENTITY,
                    Verb.CASE_READ,
                    Verb.CASE_READ_SEALED,
                    Verb.CASE_ACT,
                    Verb.ATTACHMENT_ADD,
                    Verb.ATTACHMENT_READ,
                    Verb.JOURNAL_READ,
                    Verb.AUDIT_READ_OWN,
                    Verb.AUDIT_OVERSEE,
                    Verb.WORKFORCE_READ,
                    Verb.DUTY_READ,
                    Verb.DUTY_ACT,
                    Verb.LEAVE_READ,
                    Verb.LEAVE_ENTER,
                    Verb.DIRECTIVE_GIVE,
                    Verb.DIRECTIVE_READ,
                    Verb.DIRECTIVE_ACT,
                    Verb.DELEGATION_GIVE,
                    Verb.DELEGATION_READ,
                    Verb.BODY_MAKE,
                    Verb.BODY_READ,
                    Verb.SHARE_GIVE,
                    Verb.SHARE_READ,
                    Verb.ORDER_GIVE,
                    Verb.NOTICE_READ,
                    Verb.ACCOUNT_CONFIRM,
                    Verb.ADMIN_NOTICES,
                    Verb.ADMIN_ACCOUNTS,
                    Verb.ADMIN_CLOCK)
            .map(Verb::code)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> ROLE_KEYS =
            Set.of("id", "names", "levels", "verbs", "classes", "own-department-only", "second-factor", "outside");

    private final StaffFile file;
    private final Set<String> levels;

    RolesReader(StaffFile file, Set<String> levels) {
        this.file = file;
        this.levels = levels;
    }

    Roles roles() {
        file.allowOnly("", Set.of("everybody", "roles"));
        file.allowOnly("/everybody", Set.of("anywhere", "taking-part"));
        var templates = new ArrayList<RoleTemplate>();
        var ids = new HashSet<String>();
        for (var pointer : file.children("/roles")) {
            file.allowOnly(pointer, ROLE_KEYS);
            file.newId(pointer + "/id", ids).ifPresent(id -> templates.add(template(id, pointer)));
        }
        if (templates.isEmpty()) {
            file.fault("roles.none", "/roles", "The city has no role", "List at least one role");
        }
        return Roles.of(templates, verbs("/everybody/anywhere"), verbs("/everybody/taking-part"));
    }

    private RoleTemplate template(String id, String pointer) {
        var verbs = verbs(pointer + "/verbs");
        var standsAt = file.known(pointer + "/levels", levels, "level");
        if (verbs.isEmpty() && !standsAt.isEmpty()) {
            file.fault("role.without-verbs", pointer, "Role " + id + " may do nothing", "Give it verbs");
        }
        if (standsAt.isEmpty() && !verbs.isEmpty()) {
            file.fault("role.without-level", pointer, "Role " + id + " has verbs but no level", "Give it a level");
        }
        return new RoleTemplate(
                id,
                file.names(pointer + "/names"),
                standsAt,
                verbs,
                classes(pointer + "/classes"),
                flag(pointer + "/own-department-only"),
                flag(pointer + "/second-factor"),
                flag(pointer + "/outside"));
    }

    /** A switch that is misspelt must not be off in silence. */
    private boolean flag(String pointer) {
        var node = file.at(pointer);
        if (!node.isMissingNode() && !node.isBoolean()) {
            file.fault("value.boolean", pointer, "Here stands neither true nor false", "Write true or false");
        }
        return node.asBoolean(false);
    }

    private Set<Verb> verbs(String pointer) {
        return file.known(pointer, VERBS, "verb").stream().map(Verb::new).collect(Collectors.toSet());
    }

    private Set<String> classes(String pointer) {
        return file.children(pointer).stream()
                .map(place -> file.newId(place, new HashSet<>()))
                .flatMap(id -> id.stream())
                .collect(Collectors.toSet());
    }
}
