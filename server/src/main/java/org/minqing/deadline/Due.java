package org.minqing.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When something is due, and why. The lines follow each other from the start to the due time; what they count adds up to
 * {@code counted}.
 *
 * @param at absent while the clock stands still
 * @param counted in parts of the rule's unit, see {@link TimeLimit.Unit#of}
 * @param verdicts what became of each extension, in their order
 * @param provisional whether it rests on days that nobody has announced yet
 */
public record Due(
        Optional<Instant> at,
        Rule rule,
        long counted,
        List<Line> lines,
        List<Extension.Verdict> verdicts,
        boolean provisional) {

    public Due {
        lines = List.copyOf(lines);
        verdicts = List.copyOf(verdicts);
    }

    /**
     * One stretch of the explanation.
     *
     * @param why a code, such as {@code rest.holiday} or {@code pause.appraisal}
     * @param rule the id of the rule
     * @param source the document: of the day where a special day decides, otherwise of the rule
     */
    public record Line(Instant from, Instant to, long counted, String why, String rule, String source) {}
}
