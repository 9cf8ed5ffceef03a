package org.minqing.oversight;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.database.LineToStore;
import org.minqing.kernel.Settings;

/**
 * Something that protects people and that an operator or a city folder may set.
 *
 * @param value what it is set to, as a code or a number; it names nobody
 * @param weaker whether it protects less than as it is shipped
 */
record Safeguard(String code, String value, boolean weaker) {

    /** For so many days backups are kept unless somebody says otherwise. */
    static final int BACKUP_DAYS = 30;

    private static final String NONE = "none";
    private static final String DELAYS = "delayed-telling";
    private static final String ROLES = "no-second-factor";
    private static final String NEXT = ", ";

    /** One of those that a safeguard lists: a role, or a reason to tell somebody later and for how many days at most. */
    record Listed(Kind kind, String code, Optional<Integer> days) {
        enum Kind {
            ROLE,
            DELAY
        }
    }

    /**
     * All of them, as they are now.
     *
     * @param withoutFactor roles that open what is kept from others and ask for no second factor
     * @param backupDays for how many days backups keep what was erased
     */
    static List<Safeguard> all(Settings settings, LookSettings looks, List<String> withoutFactor, int backupDays) {
        return List.of(
                new Safeguard("sample-mode", settings.sample() ? "on" : "off", settings.sample()),
                number("mass-reading", looks.mostCasesAnHour(), LookSettings.DEFAULT.mostCasesAnHour(), true),
                number("keep-looks", looks.keepMonths(), LookSettings.DEFAULT.keepMonths(), false),
                named(DELAYS, delays(looks)),
                named(ROLES, withoutFactor.stream().sorted().collect(Collectors.joining(NEXT))),
                number("backups-kept", backupDays, BACKUP_DAYS, true),
                line(LineToStore.of(settings)));
    }

    /** What its value lists by codes; nothing for a value that is one. */
    List<Listed> listed() {
        if (value.equals(NONE) || !code.equals(DELAYS) && !code.equals(ROLES)) {
            return List.of();
        }
        return Stream.of(value.split(NEXT)).map(this::listed).toList();
    }

    private Listed listed(String text) {
        if (code.equals(ROLES)) {
            return new Listed(Listed.Kind.ROLE, text, Optional.empty());
        }
        var parts = text.split(" ", 2);
        return new Listed(Listed.Kind.DELAY, parts[0], Optional.of(Integer.valueOf(parts[1])));
    }

    private static Safeguard number(String code, int value, int shipped, boolean moreIsWeaker) {
        return new Safeguard(code, String.valueOf(value), moreIsWeaker ? value > shipped : value < shipped);
    }

    private static Safeguard line(LineToStore line) {
        return new Safeguard("database-line", line.name().toLowerCase(Locale.ROOT), line == LineToStore.UNVERIFIED);
    }

    private static Safeguard named(String code, String list) {
        return new Safeguard(code, list.isEmpty() ? NONE : list, !list.isEmpty());
    }

    private static String delays(LookSettings looks) {
        return new TreeMap<>(looks.delays())
                .entrySet().stream().map(Safeguard::delay).collect(Collectors.joining(NEXT));
    }

    private static String delay(Map.Entry<String, LookSettings.DelayCode> one) {
        return one.getKey() + " " + one.getValue().mostDays();
    }
}
