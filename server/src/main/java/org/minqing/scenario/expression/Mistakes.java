package org.minqing.scenario.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.minqing.scenario.expression.Reading.Mistake;

/** What can be wrong with an expression, in words for those who write scenarios. */
final class Mistakes {

    private static final Pattern UNKNOWN_FIELD = Pattern.compile("undefined field '([^']*)'.*");
    private static final Pattern UNKNOWN_WORD = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'.*");
    private static final int MOST = 5;

    private Mistakes() {}

    static List<Mistake> of(List<CelIssue> issues) {
        return issues.stream().limit(MOST).map(Mistakes::of).distinct().toList();
    }

    private static Mistake of(CelIssue issue) {
        var told = issue.getMessage();
        var at = issue.getSourceLocation().getColumn() + 1;
        var field = UNKNOWN_FIELD.matcher(told);
        if (field.matches()) {
            return new Mistake(
                    "expression.unknown-field",
                    "The expression names “" + Terms.id(field.group(1)) + "”, and there is no such field",
                    "Name a field of the scenario, with underscores for its hyphens, or add it under “fields”");
        }
        var word = UNKNOWN_WORD.matcher(told);
        if (word.matches()) {
            return new Mistake(
                    "expression.unknown-word",
                    "The expression uses “" + word.group(1) + "”, which means nothing here",
                    "Write answers.<field>, case.<fact>, row.<field> in a group, or one of the listed functions");
        }
        var types = NO_OVERLOAD.matcher(told);
        if (types.matches()) {
            return new Mistake(
                    "expression.type",
                    "“" + sign(types.group(1)) + "” cannot be used on " + types.group(2) + ", at sign " + at,
                    "Compare and compute like with like: numbers with numbers, texts with texts in quotation marks");
        }
        if (told.contains("recursion limit")) {
            return tooCostly("it is nested too deeply");
        }
        return new Mistake(
                "expression.syntax",
                "The expression cannot be read beyond sign " + at,
                "Look for an open bracket or quotation mark, and write == for “is equal to”");
    }

    private static String sign(String function) {
        return function.replace("_", "");
    }

    static Mistake barePoint() {
        return new Mistake(
                "expression.syntax", "A number in the expression begins with its point", "Write 0.5 instead of .5");
    }

    static Mistake tooCostly(String why) {
        return new Mistake(
                "expression.too-costly",
                "The expression could keep the server busy: " + why,
                "Shorten it, or bound the groups that it goes through");
    }

    static Mistake wholeThing(String name) {
        return new Mistake(
                "expression.unknown-word",
                "“" + name + "” stands alone in the expression",
                "Say which of it: " + name + ".<name>");
    }

    static Mistake pattern(Set<String> known) {
        return new Mistake(
                "expression.pattern",
                "“fits” does not name a pattern of this scenario",
                known.isEmpty()
                        ? "Add the pattern under “patterns” and name it in quotation marks"
                        : "Name one in quotation marks: "
                                + String.join(", ", known.stream().sorted().toList()));
    }

    static Optional<Mistake> result(Wanted wanted, CelType found) {
        var fits = switch (wanted) {
            case CONDITION -> found.kind() == CelKind.BOOL;
            case TEXT -> found.kind() == CelKind.STRING;
            case WHOLE -> found.kind() == CelKind.INT;
            case DECIMAL -> found.kind() == CelKind.DOUBLE || found.kind() == CelKind.INT;
            case ANY -> gives(found).isPresent();
        };
        return fits
                ? Optional.empty()
                : Optional.of(new Mistake(
                        "expression.result",
                        "The expression gives " + words(found) + ", and " + wanted.words() + " is wanted",
                        "Let it give " + wanted.words()));
    }

    /** What an expression of this type gives; absent for lists and the like. */
    static Optional<Wanted> gives(CelType type) {
        return switch (type.kind()) {
            case BOOL -> Optional.of(Wanted.CONDITION);
            case STRING -> Optional.of(Wanted.TEXT);
            case INT -> Optional.of(Wanted.WHOLE);
            case DOUBLE -> Optional.of(Wanted.DECIMAL);
            default -> Optional.empty();
        };
    }

    private static String words(CelType type) {
        return switch (type.kind()) {
            case BOOL -> "yes or no";
            case STRING -> "a text";
            case INT -> "a whole number";
            case DOUBLE -> "a decimal number";
            case LIST -> "a list";
            default -> "something else";
        };
    }
}
