package org.minqing.access.machine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.Machines;
import org.minqing.access.Machines.Machine;
import org.minqing.access.machine.MachineKeys.MachineKey;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;

/** What an administrator sends about another system, and what comes back. */
final class MachineBodies {

    /** Everything ends: after this it is asked for again. */
    private static final Duration LONGEST = Duration.ofDays(400);

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_PURPOSE = 300;

    private MachineBodies() {}

    /**
     * An account that is wished for.
     *
     * @param area where it may act, with all areas below
     * @param verbs what it may do there
     */
    record MachineBody(
            @Nullable String name,
            @Nullable String purpose,
            @Nullable String department,
            @Nullable Long area,
            @Nullable Set<String> verbs,
            @Nullable Instant until) {

        Machine wish(AccountId id, Instant now) {
            var faults = new ArrayList<Fault>();
            if (LONGEST_NAME < line("name", name, faults).length()) {
                faults.add(new Fault("name", "field.too-long"));
            }
            if (LONGEST_PURPOSE < line("purpose", purpose, faults).length()) {
                faults.add(new Fault("purpose", "field.too-long"));
            }
            // Somebody may send null among them, which is no verb.
            var asked = verbs == null
                    ? Set.<String>of()
                    : verbs.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
            if (asked.isEmpty() || !asked.stream().allMatch(Machines::mayBeGiven)) {
                faults.add(new Fault("verbs", "field.choice"));
            }
            var code = area(faults);
            var end = end("until", until, now, now, faults);
            refuse(faults);
            return new Machine(
                    id,
                    line("name", name, faults),
                    line("purpose", purpose, faults),
                    Optional.ofNullable(department),
                    new AreaCode(code),
                    asked,
                    now.truncatedTo(ChronoUnit.MICROS),
                    end,
                    Optional.empty());
        }

        private long area(List<Fault> faults) {
            try {
                return area == null ? missing("area", faults) : new AreaCode(area).value();
            } catch (IllegalArgumentException noCode) {
                faults.add(new Fault("area", "field.choice"));
                return 0;
            }
        }

        private static long missing(String field, List<Fault> faults) {
            faults.add(new Fault(field, "field.missing"));
            return 0;
        }
    }

    /** A public key that is to be registered; {@code key} as OpenSSL writes it. */
    record MachineKeyBody(
            @Nullable String key,
            @Nullable Instant from,
            @Nullable Instant until) {

        MachineKey wish(UUID id, AccountId account, Instant now) {
            var faults = new ArrayList<Fault>();
            var read = Optional.ofNullable(key).flatMap(SignatureKey::read);
            if (read.isEmpty()) {
                faults.add(new Fault("key", key == null ? "field.missing" : "field.invalid"));
            }
            var start = from == null ? now : from;
            if (from == null) {
                faults.add(new Fault("from", "field.missing"));
            }
            var end = end("until", until, start, now, faults);
            refuse(faults);
            return new MachineKey(
                    id, account, read.orElseThrow(), start.truncatedTo(ChronoUnit.MICROS), end, Optional.empty());
        }
    }

    /** A key as whoever keeps it sees it; {@code print} is for comparing it on the telephone. */
    record MachineKeyView(UUID id, String print, Instant from, Instant until, Optional<Instant> revokedAt) {

        static MachineKeyView of(MachineKey key) {
            return new MachineKeyView(key.id(), key.key().print(), key.from(), key.to(), key.revokedAt());
        }
    }

    /** An account as whoever keeps it sees it. */
    record MachineView(
            UUID id,
            String name,
            String purpose,
            Optional<String> department,
            long area,
            Set<String> verbs,
            Instant openedAt,
            Instant until,
            Optional<Instant> endedAt,
            List<MachineKeyView> keys) {

        static MachineView of(Machine machine, List<MachineKey> keys) {
            return new MachineView(
                    machine.account().value(),
                    machine.name(),
                    machine.purpose(),
                    machine.department(),
                    machine.area().value(),
                    new TreeSet<>(machine.verbs()),
                    machine.openedAt(),
                    machine.until(),
                    machine.endedAt(),
                    keys.stream().map(MachineKeyView::of).toList());
        }
    }

    private static String line(String field, @Nullable String text, List<Fault> faults) {
        var line = text == null ? "" : text.strip();
        if (line.isEmpty()) {
            faults.add(new Fault(field, "field.missing"));
        }
        if (line.chars().anyMatch(Character::isISOControl)) {
            faults.add(new Fault(field, "field.invalid"));
        }
        return line;
    }

    private static Instant end(String field, @Nullable Instant end, Instant start, Instant now, List<Fault> faults) {
        if (end == null) {
            faults.add(new Fault(field, "field.missing"));
            return now;
        }
        if (!end.isAfter(start) || !end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
            faults.add(new Fault(field, "field.range"));
            return now;
        }
        return end.truncatedTo(ChronoUnit.MICROS);
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new ProblemException(AccessProblem.MACHINE_INVALID, faults);
        }
    }
}
