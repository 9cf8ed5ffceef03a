package org.minqing.scenario;

import java.util.Optional;
import org.minqing.scenario.expression.Expression;

/**
 * What a field's answer depends on.
 *
 * @param visibleWhen the field is asked only when this holds; while it has no value the field is hidden
 * @param requiredWhen an answer is needed when this holds, beside what the action itself needs
 * @param constraint what must hold of an answer that was given; one that has no value refuses nothing
 * @param computed the answer itself, which nobody gives
 */
public record Rules(
        Optional<Expression> visibleWhen,
        Optional<Expression> requiredWhen,
        Optional<Constraint> constraint,
        Optional<Expression> computed) {

    public static final Rules NONE = new Rules(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** What must hold, and what is said when it does not. */
    public record Constraint(Expression holds, Texts words) {}
}
