package org.minqing.access.machine;

import java.time.InstantSource;
import java.util.Map;
import org.minqing.journal.Journal;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.springframework.stereotype.Component;

/** What is done to the account of another system, as entries: each account is a stream. */
@Component
class MachineEntries {

    static final String OPENED = "machine.opened";
    static final String ENDED = "machine.ended";
    static final String KEY_ADDED = "machine.key-added";
    static final String KEY_REVOKED = "machine.key-revoked";

    private final Journal journal;
    private final InstantSource clock;

    MachineEntries(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Enters the deed, in the transaction of what it tells of. */
    void enter(AccountId account, String kind, Actor by, Map<String, Object> told) {
        journal.enter(account.value(), kind, by, clock.instant(), told);
    }
}
