package org.minqing.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.PostId;

/** Invented entries (sample). */
final class Sample {

    static final Instant NOON = Instant.parse("2026-11-23T04:00:00.123456Z");
    static final Actor WORKER = Actor.of(new AccountId(new UUID(7, 1))).in(new PostId(new UUID(7, 2)));

    private Sample() {}

    static Draft draft(UUID stream, int version, List<SealedPart> sealed) {
        return new Draft(
                stream,
                version,
                version == 1 ? "case.reported" : "case.moved",
                1,
                new CommandId(new UUID(stream.getLeastSignificantBits(), version)),
                new byte[] {1, 2, 3},
                WORKER,
                NOON,
                NOON.plusSeconds(version),
                "{\"step\":" + version + "}",
                sealed);
    }

    static Entry after(Head head, UUID stream) {
        return Chain.link(head, draft(stream, head.version() + 1, List.of()));
    }

    /** Versions 1 to n of a stream, linked. */
    static List<Entry> stream(UUID stream, int length) {
        var entries = new ArrayList<Entry>();
        var head = Head.NONE;
        for (var i = 0; i < length; i++) {
            var entry = after(head, stream);
            entries.add(entry);
            head = entry.head();
        }
        return entries;
    }
}
