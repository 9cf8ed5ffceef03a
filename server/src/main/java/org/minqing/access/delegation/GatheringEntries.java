package org.minqing.access.delegation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minqing.journal.Journal;
import org.minqing.kernel.Actor;
import org.springframework.stereotype.Component;

/** What happens to temporary bodies, as entries: each is a stream. */
@Component
class GatheringEntries {

    private final Journal journal;

    GatheringEntries(Journal journal) {
        this.journal = journal;
    }

    void made(TemporaryBody body, Actor by, Instant now) {
        var members = new TreeMap<String, Object>();
        body.members().forEach((post, seat) -> members.put(post.toString(), seat.code()));
        var told = Map.<String, Object>of(
                "area", body.area().toString(),
                "basis", body.said().basis(),
                "classes", List.copyOf(body.classes()),
                "from", body.span().from().toString(),
                "members", members,
                "name", body.said().name(),
                "post", body.maker().post().toString(),
                "purpose", body.said().purpose(),
                "until", body.span().to().toString());
        journal.enter(body.id(), "body.made", by, now, told);
    }

    void dissolved(TemporaryBody body, Actor by, Instant now) {
        journal.enter(body.id(), "body.dissolved", by, now, Map.of());
    }
}
