package org.minqing.scenario.language;

import java.time.Period;
import java.util.Set;
import org.minqing.scenario.Texts;

/**
 * Something that a form may ask about a person, and under which conditions.
 *
 * @param types the kinds of field that may hold it, as scenarios write them
 * @param least how it is held at least
 * @param keep the longest time after the end of the case
 * @param archive whether it may go to an archive afterwards
 * @param identifies how far it says who somebody is
 * @param order whether it may be asked under an emergency order only
 * @param purposes the purposes under which alone it may be asked; empty for any
 * @param sensitive whether the field itself must say why it cannot do without
 * @param words by which an open field is known to ask for it
 */
record Concept(
        String id,
        Texts names,
        Texts why,
        Set<String> types,
        Holding least,
        Period keep,
        boolean archive,
        Identifies identifies,
        boolean order,
        Set<String> purposes,
        boolean sensitive,
        WordList words) {

    /** How far what is asked beside it is about that person: not at all, in the same row, or in the whole scenario. */
    enum Identifies {
        NOBODY,
        ROW,
        MATTER
    }

    /** Who reads an answer, from the widest circle to the narrowest. */
    enum Holding {
        OPEN,
        SEALED,
        REPORTER
    }

    Concept {
        types = Set.copyOf(types);
        purposes = Set.copyOf(purposes);
    }
}
