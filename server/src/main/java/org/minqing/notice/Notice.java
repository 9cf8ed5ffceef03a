package org.minqing.notice;

import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.minqing.access.StableId;
import org.minqing.kernel.UuidV7;

/**
 * Something that somebody is told, once for a window however often it happened.
 *
 * @param at when it happened first
 * @param count how often it happened in the window
 * @param parameters of the last time
 */
record Notice(UUID id, Occasion.Key key, Instant at, int count, boolean urgent, Map<String, String> parameters) {

    Notice {
        parameters = Map.copyOf(parameters);
    }

    /** The id follows from the occasion, in the order of time. */
    static Notice of(Occasion occasion) {
        var words = StableId.of("notice", occasion.key().toString(), Integer.toString(occasion.version()));
        var chance = new SplittableRandom(words.getLeastSignificantBits());
        var id = UuidV7.at(occasion.at(), chance);
        return new Notice(id, occasion.key(), occasion.at(), 1, occasion.urgent(), occasion.parameters());
    }

    Notice and(Occasion again) {
        return new Notice(id, key, at, count + 1, urgent || again.urgent(), again.parameters());
    }
}
