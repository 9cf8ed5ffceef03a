package org.minqing.access.delegation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.minqing.journal.Chain;
import org.minqing.journal.Draft;
import org.minqing.journal.Journal;
import org.minqing.kernel.Actor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What happens to delegations, as entries: each is a stream. They hold codes, ids and times only. */
@Component
class DelegationEntries {

    private static final int SCHEMA = 1;
    private static final JsonMapper JSON = new JsonMapper();

    private final Journal journal;

    DelegationEntries(Journal journal) {
        this.journal = journal;
    }

    void given(Delegation delegation, Actor by, Instant now) {
        var told = new TreeMap<String, Object>(Map.of(
                "from", delegation.span().from().toString(),
                "post", delegation.parties().post().toString(),
                "reason", delegation.reason(),
                "to", delegation.parties().receiver().toString(),
                "until", delegation.span().to().toString(),
                "verbs", List.copyOf(delegation.verbs())));
        enter(delegation.id(), "delegation.given", by, now, told);
    }

    void recalled(Delegation delegation, Actor by, Instant now) {
        enter(delegation.id(), "delegation.recalled", by, now, new TreeMap<>());
    }

    private void enter(UUID stream, String kind, Actor by, Instant now, TreeMap<String, Object> told) {
        var head = journal.head(stream);
        var draft = new Draft(
                stream,
                head.version() + 1,
                kind,
                SCHEMA,
                null,
                new byte[0],
                by,
                now,
                now,
                JSON.writeValueAsString(told),
                List.of());
        journal.append(Chain.link(head, draft), List.of());
    }
}
