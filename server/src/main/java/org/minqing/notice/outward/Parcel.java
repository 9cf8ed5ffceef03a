package org.minqing.notice.outward;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that is to leave: codes and ids only.
 *
 * @param key which delivery it is, on every try
 * @param lane one after the other within it
 * @param tries how often it was tried, with the try that it is claimed for
 * @param account whom it is for, where it is for one person
 */
public record Parcel(
        UUID key,
        String lane,
        UUID lease,
        int tries,
        String kind,
        UUID subject,
        Instant at,
        int count,
        boolean urgent,
        Map<String, String> parameters,
        Optional<UUID> account) {

    public Parcel {
        parameters = Map.copyOf(parameters);
    }
}
