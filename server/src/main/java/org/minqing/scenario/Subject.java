package org.minqing.scenario;

import java.time.Period;
import java.util.Optional;

/** Whom a field asks about. */
public sealed interface Subject {

    /** Nothing is said of it: an open code, number or photo of the matter. */
    Subject UNSAID = new Unsaid();

    /**
     * A person, in a concept of the closed list of what may be asked.
     *
     * @param why why it is asked, in words for the person
     * @param kept for how long after the end of the case; absent where the answer is open and stays in the entries
     */
    record Person(String concept, Texts names, Texts why, Optional<Kept> kept) implements Subject {}

    /** Nobody, for a reason that everybody can read. */
    record Nobody(Texts reason) implements Subject {}

    /** See {@link #UNSAID}. */
    record Unsaid() implements Subject {}

    /** How long, and what then. */
    record Kept(Period keep, Retention.Afterwards then) {}
}
