package org.minqing.scenario.expression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is the case when an expression is evaluated.
 *
 * @param answers the answers that count, by field id, as JSON gives them
 * @param facts of the running case; absent while it is being reported
 * @param row the answers of one row, for an expression of a field in a repeating group
 */
public record Situation(
        Map<String, Object> answers,
        Optional<Facts> facts,
        @Nullable Map<String, Object> row) {

    /** Where a running case stands. {@code level} is that of its area; {@code sampled} names the samples that it is in. */
    public record Facts(String state, int round, String level, List<String> sampled) {
        public Facts {
            sampled = List.copyOf(sampled);
        }
    }

    public Situation {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    public static Situation of(Map<String, Object> answers, Optional<Facts> facts) {
        return new Situation(answers, facts, null);
    }

    /** The same, seen from one row of a group. */
    public Situation in(Map<String, Object> thisRow) {
        return new Situation(answers, facts, thisRow);
    }
}
