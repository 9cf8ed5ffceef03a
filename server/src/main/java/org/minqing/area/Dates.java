package org.minqing.area;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Dates as the city folder writes them: 2023-01-01. */
final class Dates {

    private Dates() {}

    static Optional<LocalDate> read(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }
}
