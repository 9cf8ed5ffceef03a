package org.minqing.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CommandId;

/**
 * What is to be entered, before it is linked to its stream. The open part is canonical JSON text (codes, ids, times and
 * states only) and is hashed byte for byte; everything personal is in sealed parts. Times keep microseconds, which is
 * what the store keeps. What somebody did in a post that they have for a time names the right by which they did it, as
 * {@code under} in the open part, whatever the module that enters it. Only entries that the system makes by itself have no command; their digest is empty.
 */
public record Draft(
        UUID stream,
        int version,
        String kind,
        int schema,
        @Nullable CommandId command,
        byte[] digest,
        Actor actor,
        Instant observedAt,
        Instant recordedAt,
        String open,
        List<SealedPart> sealed) {

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    public Draft {
        if (version < 1) {
            throw new IllegalArgumentException("The first version of a stream is 1, not " + version);
        }
        if (!KIND.matcher(kind).matches() || schema < 1) {
            throw new IllegalArgumentException("Not a kind of entry: " + kind + " schema " + schema);
        }
        var written = open;
        if (open.isEmpty() || open.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The open part of " + stream + " is not JSON text");
        }
        open = actor.under().map(right -> Under.in(written, right)).orElse(written);
        digest = digest.clone();
        observedAt = observedAt.truncatedTo(ChronoUnit.MICROS);
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
        sealed = List.copyOf(sealed);
    }
}
