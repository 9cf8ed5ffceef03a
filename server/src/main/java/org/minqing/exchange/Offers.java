package org.minqing.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minqing.scenario.Texts;

/**
 * What the city offers to other programs, from {@code open311.yaml}.
 *
 * @param jurisdiction the one that this server answers for; a question that names another is refused
 * @param changed the day on which the offer was last changed
 * @param agency who is responsible where no department is
 * @param perMinute how many reports one key may send in a minute
 * @param matters the scenarios whose cases are published
 */
record Offers(
        Optional<String> jurisdiction,
        LocalDate changed,
        Texts contact,
        Texts keyService,
        Texts agency,
        int perMinute,
        List<Matter> matters) {

    Offers {
        matters = List.copyOf(matters);
    }

    /**
     * A scenario whose cases are published.
     *
     * @param by the field of its report whose choices are the services; without one the scenario is one service
     * @param without choices that are no services: their cases are not found
     * @param fields which fields take what the specification calls by names of its own
     * @param addition the step of whoever reported by which something is added; without one nothing can be
     * @param clock the clock that says until when it is expected to be done
     * @param exact whether the place is published as a point; else only the area of government is named
     */
    record Matter(
            String scenario,
            Optional<String> by,
            Set<String> without,
            Named fields,
            Optional<String> addition,
            Optional<String> clock,
            boolean exact) {

        Matter {
            without = Set.copyOf(without);
        }
    }

    /** Fields of a report by their use: what happened, how to reach the reporter, where exactly. */
    record Named(Optional<String> description, Optional<String> contact, Optional<String> address) {

        boolean has(String field) {
            return Optional.of(field).equals(description)
                    || Optional.of(field).equals(contact)
                    || Optional.of(field).equals(address);
        }
    }
}
