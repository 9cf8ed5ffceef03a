package org.minqing.notice;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A reason to tell somebody something.
 *
 * @param version the entry of the stream that is the reason
 * @param parameters codes and ids, never a word that somebody wrote
 */
record Occasion(Key key, int version, Instant at, boolean urgent, Map<String, String> parameters) {

    Occasion {
        parameters = Map.copyOf(parameters);
    }

    /** Who is told, in which kind of notice, about which case or centre: within a window, one notice. */
    record Key(Recipient recipient, String kind, UUID subject) {}
}
