package org.minqing.access.machine;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minqing.journal.Chain;
import org.minqing.journal.Draft;
import org.minqing.journal.Journal;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is done to the account of another system, as entries: each account is a stream. */
@Component
class MachineEntries {

    static final String OPENED = "machine.opened";
    static final String ENDED = "machine.ended";
    static final String KEY_ADDED = "machine.key-added";
    static final String KEY_REVOKED = "machine.key-revoked";

    private static final int SCHEMA = 1;
    private static final JsonMapper JSON = new JsonMapper();

    private final Journal journal;
    private final InstantSource clock;

    MachineEntries(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Enters the deed, in the transaction of what it tells of. */
    void enter(AccountId account, String kind, Actor by, Map<String, Object> told) {
        var head = journal.head(account.value());
        var now = clock.instant();
        var draft = new Draft(
                account.value(),
                head.version() + 1,
                kind,
                SCHEMA,
                null,
                new byte[0],
                by,
                now,
                now,
                JSON.writeValueAsString(new TreeMap<>(told)),
                List.of());
        journal.append(Chain.link(head, draft), List.of());
    }
}
