package org.minqing.scenario.expression;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.minqing.scenario.expression.Reading.Mistake;

/** Walks through an expression and notes at what it looks. */
final class Looking {

    private final Set<String> patterns;
    private final Set<String> answers = new LinkedHashSet<>();
    private final Set<String> row = new LinkedHashSet<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private boolean facts;

    private Looking(Set<String> patterns) {
        this.patterns = patterns;
    }

    static Looking through(CelExpr expression, Set<String> patterns) {
        var looking = new Looking(patterns);
        looking.visit(expression);
        return looking;
    }

    Expression.Uses uses() {
        return new Expression.Uses(answers, row, facts);
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    private void visit(CelExpr expression) {
        switch (expression.getKind()) {
            case NOT_SET, CONSTANT -> {}
            case IDENT -> whole(expression.ident().name());
            case SELECT -> select(expression.select());
            case CALL -> call(expression.call());
            case LIST -> expression.list().elements().forEach(this::visit);
            case STRUCT -> expression.struct().entries().forEach(entry -> visit(entry.value()));
            case MAP ->
                expression.map().entries().stream()
                        .flatMap(entry -> Stream.of(entry.key(), entry.value()))
                        .forEach(this::visit);
            case COMPREHENSION -> {
                var loop = expression.comprehension();
                Stream.of(loop.iterRange(), loop.accuInit(), loop.loopCondition(), loop.loopStep(), loop.result())
                        .forEach(this::visit);
            }
        }
    }

    /** The answers as one thing would escape every check of what may be looked at. */
    private void whole(String name) {
        if (name.equals(Language.ANSWERS) || name.equals(Language.CASE) || name.equals(Language.ROW)) {
            mistakes.add(Mistakes.wholeThing(name));
        }
    }

    private void select(CelExpr.CelSelect select) {
        if (select.operand().getKind() != CelExpr.ExprKind.Kind.IDENT) {
            visit(select.operand());
            return;
        }
        switch (select.operand().ident().name()) {
            case Language.ANSWERS -> answers.add(Terms.id(select.field()));
            case Language.ROW -> row.add(Terms.id(select.field()));
            case Language.CASE -> facts = true;
            default -> {}
        }
    }

    private void call(CelExpr.CelCall call) {
        call.target().ifPresent(this::visit);
        call.args().forEach(this::visit);
        if (call.function().equals(Functions.FITS)) {
            pattern(call.args().getLast());
        }
    }

    private void pattern(CelExpr name) {
        var known = name.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && patterns.contains(name.constant().stringValue());
        if (!known) {
            mistakes.add(Mistakes.pattern(patterns));
        }
    }
}
