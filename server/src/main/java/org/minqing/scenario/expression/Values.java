package org.minqing.scenario.expression;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Answers as JSON gives them, turned into what expressions work on, and back. An answer that is not of its field's kind
 * counts as absent; the form says what is wrong with it.
 */
final class Values {

    /** What a number in a browser can hold exactly. */
    static final long LARGEST = 1L << 53;

    private Values() {}

    static Map<String, Object> of(Map<String, Kind> kinds, Map<String, ?> answers) {
        var values = new HashMap<String, Object>();
        answers.forEach((id, answer) -> {
            var kind = kinds.get(id);
            if (kind != null && answer != null) {
                value(kind, answer).ifPresent(value -> values.put(Terms.written(id), value));
            }
        });
        return values;
    }

    private static Optional<Object> value(Kind kind, Object answer) {
        return switch (kind) {
            case Kind.Text() -> answer instanceof String ? Optional.of(answer) : Optional.empty();
            case Kind.Flag() -> answer instanceof Boolean ? Optional.of(answer) : Optional.empty();
            case Kind.Whole() ->
                answer instanceof Number number && whole(number).isPresent()
                        ? Optional.of(whole(number).getAsLong())
                        : Optional.empty();
            case Kind.Decimal() ->
                answer instanceof Number number ? Optional.of(number.doubleValue()) : Optional.empty();
            case Kind.Texts _ ->
                answer instanceof List<?> texts
                        ? Optional.of(texts.stream().map(String::valueOf).toList())
                        : Optional.empty();
            case Kind.Rows rows ->
                answer instanceof List<?> list
                        ? Optional.of(list.stream()
                                .map(row -> row(rows.fields(), row))
                                .toList())
                        : Optional.empty();
        };
    }

    private static Map<String, Object> row(Map<String, Kind> kinds, Object row) {
        var answers = new HashMap<String, Object>();
        if (row instanceof Map<?, ?> given) {
            given.forEach((id, answer) -> {
                if (answer != null) {
                    answers.put(String.valueOf(id), answer);
                }
            });
        }
        return of(kinds, answers);
    }

    private static OptionalLong whole(Number number) {
        try {
            var value = new BigDecimal(number.toString());
            return value.precision() - value.scale() > 17
                    ? OptionalLong.empty()
                    : bounded(value.toBigIntegerExact().longValueExact());
        } catch (ArithmeticException | NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong bounded(long value) {
        return Math.abs(value) <= LARGEST ? OptionalLong.of(value) : OptionalLong.empty();
    }

    /** The result of an expression, if it is a value that every client can hold. */
    static Optional<Object> result(Object result) {
        return Optional.of(result).filter(value -> switch (value) {
            case Boolean _, String _ -> true;
            case Long whole -> bounded(whole).isPresent();
            case Double decimal -> Double.isFinite(decimal);
            case Object other -> Objects.equals(other, null);
        });
    }
}
