package org.minqing.area;

import java.time.LocalDate;
import java.util.Optional;

/** An area with the days on which it stands: from the first, up to but not including the second, which may be open. */
record Division(Area area, LocalDate validFrom, Optional<LocalDate> validTo) {

    boolean validOn(LocalDate day) {
        return !day.isBefore(validFrom) && validTo.map(day::isBefore).orElse(true);
    }
}
