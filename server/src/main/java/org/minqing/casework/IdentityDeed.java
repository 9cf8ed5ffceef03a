package org.minqing.casework;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.minqing.access.Unit;

/**
 * What an entry says about opening who reported; the reason is sealed beside it.
 *
 * @param id the command that asked
 * @param unit the unit of whoever asked
 * @param until until when it can be decided; once it is confirmed, until when whoever asked sees it
 */
record IdentityDeed(UUID id, Kind deed, Unit unit, Instant until) {

    private static final String PART = "identity";

    /** What was done. */
    enum Kind {
        ASKED,
        CONFIRMED,
        REFUSED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String entryKind() {
        return "case.identity-" + deed.code();
    }

    void write(Map<String, Object> open) {
        open.put(
                PART,
                new TreeMap<>(Map.of(
                        "id", id.toString(),
                        "deed", deed.code(),
                        "unit", unit.toString(),
                        "until", until.toString())));
    }

    /** Empty for entries about something else. */
    static Optional<IdentityDeed> read(Map<String, Object> open) {
        return open.get(PART) instanceof Map<?, ?> part
                ? Optional.of(new IdentityDeed(
                        UUID.fromString(String.valueOf(part.get("id"))),
                        Kind.valueOf(String.valueOf(part.get("deed")).toUpperCase(Locale.ROOT)),
                        Unit.read(String.valueOf(part.get("unit"))),
                        Instant.parse(String.valueOf(part.get("until")))))
                : Optional.empty();
    }
}
