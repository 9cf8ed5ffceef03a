package org.minqing.exchange.partner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minqing.kernel.AreaCode;

/**
 * A system with which cases go to and fro, as the city folder describes it: nothing but how its words become ours and ours
 * become its.
 *
 * @param source the way of the city's list by which its cases come in
 */
record Partner(String id, String source, Optional<Receives> receives, List<HandsOver> handsOver) {

    Partner {
        handsOver = List.copyOf(handsOver);
    }

    /**
     * What it delivers.
     *
     * @param fields by its own names
     * @param given answers that each of its cases has
     * @param areas our codes by its own; a code of the city itself needs no line
     */
    record Receives(
            String scenario,
            Map<String, Becomes> fields,
            Map<String, Object> given,
            Map<String, AreaCode> areas,
            Answers answers) {

        Receives {
            fields = Map.copyOf(fields);
            given = Map.copyOf(given);
            areas = Map.copyOf(areas);
        }
    }

    /**
     * What a field becomes on the other side.
     *
     * @param values the codes that become others; without any the answer stays as it is
     * @param otherwise what every other code becomes
     */
    record Becomes(String field, Map<String, String> values, Optional<String> otherwise) {

        Becomes {
            values = Map.copyOf(values);
        }

        /** Empty for a code of which nothing is said. */
        Optional<Object> of(Object answer) {
            if (values.isEmpty()) {
                return Optional.of(answer);
            }
            return Optional.ofNullable(values.get(String.valueOf(answer)))
                    .or(() -> otherwise)
                    .map(Object.class::cast);
        }
    }

    /**
     * What it is told of its cases.
     *
     * @param states its codes by our states
     * @param fields its names by our fields
     */
    record Answers(Map<String, String> states, Map<String, String> fields) {

        Answers {
            states = Map.copyOf(states);
            fields = Map.copyOf(fields);
        }

        /** Whether a step has something to tell: another state in the partner's eyes, or words for it. */
        boolean tells(String from, String to, Set<String> asked) {
            return !Optional.ofNullable(states.get(from)).equals(Optional.ofNullable(states.get(to)))
                    || asked.stream().anyMatch(fields::containsKey);
        }
    }

    /** A step with which a case becomes the partner's, and what goes with it by our names. */
    record HandsOver(String scenario, String action, Map<String, Becomes> fields) {

        HandsOver {
            fields = Map.copyOf(fields);
        }
    }
}
