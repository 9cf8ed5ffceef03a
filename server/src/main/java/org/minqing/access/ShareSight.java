package org.minqing.access;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How much of its cases an office lets another one see. It is seeing in any case: nobody acts on anything by it. */
public enum ShareSight {
    /** That a case is there, with its kind, state, place and times; no words and no pictures. */
    OPEN(Set.of(), Verb.CASE_LIST, Verb.CASE_READ, Verb.JOURNAL_READ),
    /** What was said in confidence too, as far as the own role of whoever reads opens the same class. */
    SEALED(OPEN.verbs, Verb.CASE_READ_SEALED, Verb.ATTACHMENT_READ);

    private final Set<Verb> verbs;

    ShareSight(Set<Verb> as, Verb... more) {
        var all = new HashSet<>(as);
        all.addAll(Set.of(more));
        verbs = Set.copyOf(all);
    }

    /** How the store and the wire write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ShareSight> of(String code) {
        return Stream.of(values()).filter(sight -> sight.code().equals(code)).findFirst();
    }

    /** What a seat of the share opens; to take a list out is a thing of its own. */
    public Set<Verb> verbs(boolean export) {
        if (!export) {
            return verbs;
        }
        var all = new HashSet<>(verbs);
        all.add(Verb.CASE_EXPORT);
        return Set.copyOf(all);
    }
}
