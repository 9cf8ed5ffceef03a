package org.minqing.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What another system may do, where and until when. Beside it stands only what it takes part in, as for everybody. */
record MachineGrant(Set<Verb> verbs, Grant grant, Instant until) {

    /**
     * What an administrator may give to another system. Nothing that was said in confidence, nobody's identity, no list as
     * a file, and nothing that somebody has to answer for in person.
     */
    static final Set<Verb> GIVEN = Set.of(
            Verb.AREA_READ,
            Verb.SCENARIO_READ,
            Verb.CASE_REPORT,
            Verb.CASE_LIST,
            Verb.CASE_READ,
            Verb.JOURNAL_READ,
            Verb.DIRECTIVE_READ);

    MachineGrant {
        verbs = Set.copyOf(verbs);
    }

    boolean openAt(Instant moment) {
        return moment.isBefore(until);
    }

    Optional<Grant> grant(Verb verb) {
        return verbs.contains(verb) && GIVEN.contains(verb) ? Optional.of(grant) : Optional.empty();
    }
}
