package org.minqing.access.delegation;

import java.time.Instant;
import java.util.Map;
import org.minqing.journal.Journal;
import org.minqing.kernel.Actor;
import org.springframework.stereotype.Component;

/** What happens to shares, as entries: each is a stream. */
@Component
class SharingEntries {

    private final Journal journal;

    SharingEntries(Journal journal) {
        this.journal = journal;
    }

    void given(Share share, Actor by, Instant now) {
        var sight = share.sight();
        var told = Map.<String, Object>of(
                "area", sight.area().toString(),
                "classes", sight.classes().stream().sorted().toList(),
                "export", sight.export(),
                "from", share.span().from().toString(),
                "post", share.giver().post().toString(),
                "purpose", share.purpose().code(),
                "sight", sight.how().code(),
                "to", share.receiver().toString(),
                "until", share.span().to().toString());
        journal.enter(share.id(), "share.given", by, now, told);
    }

    void withdrawn(Share share, Actor by, Instant now) {
        journal.enter(share.id(), "share.withdrawn", by, now, Map.of());
    }
}
