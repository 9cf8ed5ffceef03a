package org.minqing.scenario.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How many steps an expression can take at most, from its shape and the bounds of what it goes through. Bounded itself: the
 * count stops growing once it is beyond any use.
 */
record Cost(Map<String, Kind> answers) {

    /** An expression may take so many steps. */
    static final long MOST = 10_000;

    private static final long BEYOND = 1L << 40;
    private static final int UNKNOWN = 1_000;
    private static final int MOST_SAMPLES = 20;

    long of(CelExpr expression) {
        return switch (expression.getKind()) {
            case NOT_SET, CONSTANT, IDENT -> 1;
            case SELECT -> 1 + of(expression.select().operand());
            case CALL -> 1 + all(parts(expression));
            case LIST -> 1 + all(expression.list().elements().stream());
            case STRUCT -> 1 + all(expression.struct().entries().stream().map(CelExpr.CelStruct.Entry::value));
            case MAP ->
                1 + all(expression.map().entries().stream().flatMap(entry -> Stream.of(entry.key(), entry.value())));
            case COMPREHENSION -> loop(expression.comprehension());
        };
    }

    private long loop(CelComprehension loop) {
        var once = of(loop.loopCondition()) + of(loop.loopStep());
        var rounds = length(loop.iterRange());
        return Math.min(BEYOND, of(loop.iterRange()) + of(loop.accuInit()) + of(loop.result()) + rounds * once);
    }

    private long all(Stream<CelExpr> parts) {
        return Math.min(BEYOND, parts.mapToLong(this::of).sum());
    }

    private static Stream<CelExpr> parts(CelExpr expression) {
        var call = expression.call();
        return Stream.concat(call.target().stream(), call.args().stream());
    }

    /** The most elements that a list can have. */
    private long length(CelExpr list) {
        return switch (list.getKind()) {
            case LIST -> list.list().elements().size();
            case SELECT -> length(list.select());
            case COMPREHENSION -> length(list.comprehension().iterRange());
            case CALL -> Math.min(BEYOND, parts(list).mapToLong(this::length).sum());
            case NOT_SET, CONSTANT, IDENT, STRUCT, MAP -> UNKNOWN;
        };
    }

    private long length(CelExpr.CelSelect select) {
        if (select.operand().getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return UNKNOWN;
        }
        if (Language.CASE.equals(select.operand().ident().name())) {
            return MOST_SAMPLES;
        }
        return switch (answers.get(Terms.id(select.field()))) {
            case Kind.Rows rows -> rows.most();
            case Kind.Texts texts -> texts.most();
            case null, default -> UNKNOWN;
        };
    }
}
