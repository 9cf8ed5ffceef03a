package org.minqing.access;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** As what a post sits in a temporary body. What it may do there follows from it, as far as the post that made the body may. */
public enum BodySeat {
    /** Sees cases without what was said in confidence. */
    OBSERVER(
            Set.of(),
            Verb.CASE_LIST,
            Verb.CASE_READ,
            Verb.JOURNAL_READ,
            Verb.WORKFORCE_READ,
            Verb.DUTY_READ,
            Verb.DIRECTIVE_READ),
    /** Acts, and opens what was said in confidence as far as the own role opens the same class. */
    MEMBER(OBSERVER.verbs, Verb.CASE_READ_SEALED, Verb.ATTACHMENT_READ, Verb.CASE_ACT),
    /** Leads, and supervises cases. */
    LEAD(MEMBER.verbs, Verb.CASE_SUPERVISE);

    private final Set<Verb> verbs;

    BodySeat(Set<Verb> as, Verb... more) {
        var all = new HashSet<>(as);
        all.addAll(Set.of(more));
        verbs = Set.copyOf(all);
    }

    /** How the store and the wire write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BodySeat> of(String code) {
        return Stream.of(values()).filter(seat -> seat.code().equals(code)).findFirst();
    }

    Set<Verb> verbs() {
        return verbs;
    }
}
