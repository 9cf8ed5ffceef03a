package org.minqing.scenario.language;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.expression.Expression;
import org.minqing.scenario.expression.Kind;
import org.minqing.scenario.expression.Language;
import org.minqing.scenario.expression.Reading;
import org.minqing.scenario.expression.Terms;
import org.minqing.scenario.expression.Wanted;

/** Reads the expressions of a file; their language is prepared with the first of them, for many files have none. */
final class ExpressionReader {

    /** Reading takes time, so that a file may hold no more than this. */
    private static final int MOST = 300;

    private final Terms terms;
    private final Map<String, Kind> row;
    private final int[] count;
    private @Nullable Language language;

    ExpressionReader(Terms terms) {
        this(terms, Map.of(), new int[1]);
    }

    private ExpressionReader(Terms terms, Map<String, Kind> row, int[] count) {
        this.terms = terms;
        this.row = row;
        this.count = count;
    }

    /** For the fields of a repeating group. */
    ExpressionReader inRows(Map<String, Kind> kinds) {
        return new ExpressionReader(terms, kinds, count);
    }

    /** An expression that says yes or no, absent when none is written or it has a fault. */
    Optional<Expression> condition(Passage passage) {
        return read(passage, Wanted.CONDITION);
    }

    /** An expression that gives some value, whatever its kind. */
    Optional<Expression> value(Passage passage) {
        return read(passage, Wanted.ANY);
    }

    /** An expression that gives what a field of the type can hold. */
    Optional<Expression> computed(Passage passage, FieldType type) {
        if (!passage.present()) {
            return Optional.empty();
        }
        return switch (type) {
            case FieldType.Text _, FieldType.Choice _, FieldType.Day _, FieldType.Time _ -> read(passage, Wanted.TEXT);
            case FieldType.WholeNumber _ -> read(passage, Wanted.WHOLE);
            case FieldType.Decimal _ -> read(passage, Wanted.DECIMAL);
            case FieldType.Flag _ -> read(passage, Wanted.CONDITION);
            case FieldType.Photos _, FieldType.Group _ -> {
                passage.fault("field.not-computable", "Photos and groups cannot be computed", "Remove “computed”");
                yield Optional.empty();
            }
        };
    }

    private Optional<Expression> read(Passage passage, Wanted wanted) {
        if (!passage.present()) {
            return Optional.empty();
        }
        var written = passage.node().isBoolean() ? passage.node().asString() : passage.text();
        if (written.isEmpty()) {
            return Optional.empty();
        }
        if (++count[0] > MOST) {
            passage.fault("scenario.too-much", "The file has more than " + MOST + " expressions", "Leave some out");
            return Optional.empty();
        }
        return switch (language().read(written, wanted)) {
            case Reading.Understood(var expression) -> Optional.of(expression);
            case Reading.Faulty(var mistakes) -> {
                mistakes.forEach(mistake -> passage.fault(mistake.code(), mistake.message(), mistake.fix()));
                yield Optional.empty();
            }
        };
    }

    private Language language() {
        var ready = language;
        if (ready == null) {
            ready = row.isEmpty() ? Language.of(terms) : Language.inRows(terms, row);
            language = ready;
        }
        return ready;
    }

    /** What kinds of values the answers to fields have. */
    static Kind kind(FieldType type) {
        return switch (type) {
            case FieldType.Text _, FieldType.Choice _, FieldType.Day _, FieldType.Time _ -> Kind.TEXT;
            case FieldType.WholeNumber _ -> Kind.WHOLE;
            case FieldType.Decimal _ -> Kind.DECIMAL;
            case FieldType.Flag _ -> Kind.FLAG;
            case FieldType.Photos photos -> new Kind.Texts(photos.most());
            case FieldType.Group group ->
                new Kind.Rows(
                        RulesReader.kinds(group.form().questions().stream()
                                .map(question -> question.field())
                                .toList()),
                        group.most());
        };
    }
}
