package org.minqing.access.delegation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.minqing.journal.Journal;
import org.minqing.kernel.Actor;
import org.springframework.stereotype.Component;

/** What happens to delegations, as entries: each is a stream. */
@Component
class DelegationEntries {

    private final Journal journal;

    DelegationEntries(Journal journal) {
        this.journal = journal;
    }

    void given(Delegation delegation, Actor by, Instant now) {
        var told = Map.<String, Object>of(
                "from", delegation.span().from().toString(),
                "post", delegation.parties().post().toString(),
                "reason", delegation.reason(),
                "to", delegation.parties().receiver().toString(),
                "until", delegation.span().to().toString(),
                "verbs", List.copyOf(delegation.verbs()));
        journal.enter(delegation.id(), "delegation.given", by, now, told);
    }

    void recalled(Delegation delegation, Actor by, Instant now) {
        journal.enter(delegation.id(), "delegation.recalled", by, now, Map.of());
    }
}
