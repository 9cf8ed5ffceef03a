package org.minqing.area;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minqing.kernel.AreaCode;

/**
 * What must change in what is known, so that it agrees with a folder: {@code closed} was believed until now, {@code opened}
 * is believed from now on.
 *
 * <p>An area that the folder no longer names ended today. An area that begins on another day than before is a change of
 * the ground: what stood before it ends on that day. Any other difference corrects what was known.
 */
record History(Set<Division> closed, Set<Division> opened) {

    static History between(List<Division> known, List<Division> folder, LocalDate today) {
        var given = new HashMap<AreaCode, Division>();
        folder.forEach(division -> given.put(division.area().code(), division));
        var kept = new HashSet<Division>(folder);
        for (var division : known) {
            remaining(division, Optional.ofNullable(given.get(division.area().code())), today)
                    .ifPresent(kept::add);
        }
        return difference(Set.copyOf(known), kept);
    }

    /** What stays true of an earlier period beside what the folder says of the same area today. */
    private static Optional<Division> remaining(Division known, Optional<Division> given, LocalDate today) {
        var end = given.map(Division::validFrom).orElse(today);
        if (given.isPresent() && !known.validFrom().isBefore(end)) {
            return Optional.empty();
        }
        if (known.validTo().filter(to -> !to.isAfter(end)).isPresent()) {
            return Optional.of(known);
        }
        return known.validFrom().isBefore(end)
                ? Optional.of(new Division(known.area(), known.validFrom(), Optional.of(end)))
                : Optional.empty();
    }

    private static History difference(Set<Division> known, Set<Division> kept) {
        var closed = new HashSet<>(known);
        closed.removeAll(kept);
        var opened = new HashSet<>(kept);
        opened.removeAll(known);
        return new History(closed, opened);
    }

    boolean isEmpty() {
        return closed.isEmpty() && opened.isEmpty();
    }
}
