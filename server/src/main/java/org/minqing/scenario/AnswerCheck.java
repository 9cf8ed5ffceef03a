package org.minqing.scenario;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether one answer fits the type of its field; the code of what is wrong, or nothing. */
final class AnswerCheck {

    static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern WRITTEN = Pattern.compile(FieldType.Text.WRITTEN);
    static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final Pattern TIME = Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]");

    private static final int MOST_DIGITS = 20;
    private static final Optional<String> FINE = Optional.empty();
    private static final Optional<String> WRONG_TYPE = Optional.of("field.type");

    private AnswerCheck() {}

    static Optional<String> of(FieldType type, @Nullable Object answer) {
        return switch (type) {
            case FieldType.Text text -> answer instanceof String words ? text(text, words) : WRONG_TYPE;
            case FieldType.Choice choice ->
                answer instanceof String code ? when(!choice.leaves().containsKey(code), "field.choice") : WRONG_TYPE;
            case FieldType.WholeNumber bounds ->
                answer instanceof Number number
                        ? whole(number).map(value -> number(bounds, value)).orElse(WRONG_TYPE)
                        : WRONG_TYPE;
            case FieldType.Decimal bounds -> answer instanceof Number number ? decimal(bounds, number) : WRONG_TYPE;
            case FieldType.Time() -> answer instanceof String words ? time(words) : WRONG_TYPE;
            case FieldType.Group _ -> WRONG_TYPE;
            case FieldType.Flag() -> when(!(answer instanceof Boolean), "field.type");
            case FieldType.Day() -> answer instanceof String words ? day(words) : WRONG_TYPE;
            case FieldType.Photos photos -> answer instanceof List<?> hashes ? photos(photos, hashes) : WRONG_TYPE;
        };
    }

    /** An answer that passed the check as it is kept: whole numbers without a point, decimals as such. */
    static Object kept(FieldType type, @Nullable Object answer) {
        return switch (answer) {
            case null -> "";
            case Number number when type instanceof FieldType.Decimal -> number.doubleValue();
            case Number number -> whole(number).map(BigInteger::longValueExact).orElseThrow();
            case Object other -> other;
        };
    }

    /** A computed number with as many places as its field has, halves away from nought. */
    static Object rounded(FieldType type, Object value) {
        return type instanceof FieldType.Decimal decimal && value instanceof Number number
                ? new BigDecimal(number.toString())
                        .setScale(decimal.places(), RoundingMode.HALF_UP)
                        .doubleValue()
                : value;
    }

    private static Optional<String> decimal(FieldType.Decimal bounds, Number number) {
        var value = number.doubleValue();
        if (!Double.isFinite(value)) {
            return WRONG_TYPE;
        }
        if (value < bounds.least() || value > bounds.most()) {
            return Optional.of("field.range");
        }
        return when(BigDecimal.valueOf(value).stripTrailingZeros().scale() > bounds.places(), "field.places");
    }

    private static Optional<String> time(String words) {
        return when(!TIME.matcher(words).matches(), "field.time");
    }

    /** The whole number that JSON wrote, be it as 5 or as 5.0; absent when it has a fraction. */
    static Optional<BigInteger> whole(Number number) {
        try {
            var value = new BigDecimal(number.toString());
            return value.precision() - value.scale() > MOST_DIGITS
                    ? Optional.empty()
                    : Optional.of(value.toBigIntegerExact());
        } catch (ArithmeticException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(FieldType.Text type, String words) {
        if (!WRITTEN.matcher(words).matches()) {
            return Optional.of("field.blank");
        }
        return when(words.codePointCount(0, words.length()) > type.longest(), "field.too-long");
    }

    private static Optional<String> number(FieldType.WholeNumber bounds, BigInteger value) {
        var outside = value.compareTo(BigInteger.valueOf(bounds.least())) < 0
                || value.compareTo(BigInteger.valueOf(bounds.most())) > 0;
        return when(outside, "field.range");
    }

    private static Optional<String> day(String words) {
        if (!DAY.matcher(words).matches()) {
            return Optional.of("field.date");
        }
        try {
            LocalDate.parse(words);
            return FINE;
        } catch (DateTimeException _) {
            return Optional.of("field.date");
        }
    }

    private static Optional<String> photos(FieldType.Photos bounds, List<?> hashes) {
        if (hashes.size() < bounds.fewest()) {
            return Optional.of("field.too-few");
        }
        if (hashes.size() > bounds.most()) {
            return Optional.of("field.too-many");
        }
        var seen = new HashSet<Object>();
        return when(
                !hashes.stream()
                        .allMatch(hash -> hash instanceof String text
                                && HASH.matcher(text).matches()
                                && seen.add(text)),
                "field.photo");
    }

    private static Optional<String> when(boolean wrong, String code) {
        return wrong ? Optional.of(code) : FINE;
    }
}
