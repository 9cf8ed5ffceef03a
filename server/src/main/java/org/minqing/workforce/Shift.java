package org.minqing.workforce;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** A part of the day, by the city's clocks; one that ends at or before its beginning ends on the next day. */
record Shift(String id, LocalTime from, LocalTime to) {

    ZonedDateTime begins(LocalDate day, ZoneId zone) {
        return day.atTime(from).atZone(zone);
    }

    ZonedDateTime ends(LocalDate day, ZoneId zone) {
        return (to.isAfter(from) ? day : day.plusDays(1)).atTime(to).atZone(zone);
    }
}
