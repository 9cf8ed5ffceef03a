package org.minqing.scenario.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An expression that was read, typed and found cheap enough. It is safe for use by many threads.
 *
 * <p>An expression that needs an answer which is not there has no value, unless the other side of an “and” or “or” decides
 * alone; neither has one whose arithmetic fails. What follows from having no value, each user of expressions states.
 */
public final class Expression {

    private final String written;
    private final Scope scope;
    private final Uses uses;
    private final Wanted gives;
    private final Program program;

    /** What an expression may look at: the terms of the scenario, and the fields of the group that it stands in. */
    record Scope(Terms terms, Map<String, Kind> row) {}

    /** What an expression looks at: answers by field id, answers of its row, and whether it asks for the case. */
    record Uses(Set<String> answers, Set<String> row, boolean facts) {
        Uses {
            answers = Set.copyOf(answers);
            row = Set.copyOf(row);
        }
    }

    Expression(String written, Scope scope, Uses uses, Wanted gives, Program program) {
        this.written = written;
        this.scope = scope;
        this.uses = uses;
        this.gives = gives;
        this.program = program;
    }

    /** As it stands in the file. */
    public String written() {
        return written;
    }

    /** What kind of value it gives. */
    public Wanted gives() {
        return gives;
    }

    /** The fields whose answers it looks at. */
    public Set<String> answers() {
        return uses.answers();
    }

    /** The fields of the same row at which it looks. */
    public Set<String> rowAnswers() {
        return uses.row();
    }

    /** Whether it asks where the case stands, which it cannot while a case is being reported. */
    public boolean asksForCase() {
        return uses.facts();
    }

    /** Its value: a text, a whole number up to 2^53, a finite decimal or a flag; absent when it has none. */
    public Optional<Object> value(Situation situation) {
        try {
            return Values.result(program.eval(variables(situation)));
        } catch (CelEvaluationException _) {
            return Optional.empty();
        }
    }

    /** Whether a condition is known to hold. */
    public boolean holds(Situation situation) {
        return value(situation).filter(Boolean.TRUE::equals).isPresent();
    }

    /** Whether a condition is known not to hold. */
    public boolean fails(Situation situation) {
        return value(situation).filter(Boolean.FALSE::equals).isPresent();
    }

    private Map<String, Object> variables(Situation situation) {
        var variables = new HashMap<String, Object>();
        variables.put(Language.ANSWERS, Values.of(scope.terms().answers(), situation.answers()));
        situation.facts().ifPresent(facts -> variables.put(Language.CASE, facts(facts)));
        if (situation.row() != null) {
            variables.put(Language.ROW, Values.of(scope.row(), situation.row()));
        }
        return variables;
    }

    private static Map<String, Object> facts(Situation.Facts facts) {
        return Map.of(
                "state", facts.state(),
                "round", (long) facts.round(),
                "level", facts.level(),
                "sampled", List.copyOf(facts.sampled()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression same && written.equals(same.written) && uses.equals(same.uses);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    @Override
    public String toString() {
        return written;
    }
}
