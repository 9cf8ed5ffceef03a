package org.minqing.scenario.expression;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Conversions;
import dev.cel.checker.CelStandardDeclarations.StandardOverload;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** The functions of the language: the standard ones on which servers and browsers agree, and five of its own. */
final class Functions {

    static final String FITS = "fits";

    static final List<CelStandardMacro> MACROS = List.of(
            CelStandardMacro.HAS,
            CelStandardMacro.ALL,
            CelStandardMacro.EXISTS,
            CelStandardMacro.EXISTS_ONE,
            CelStandardMacro.MAP,
            CelStandardMacro.FILTER);

    private static final Set<StandardFunction> WHOLE = Set.of(
            StandardFunction.IN,
            StandardFunction.NOT_STRICTLY_FALSE,
            StandardFunction.CONDITIONAL,
            StandardFunction.LOGICAL_NOT,
            StandardFunction.LOGICAL_OR,
            StandardFunction.LOGICAL_AND,
            StandardFunction.EQUALS,
            StandardFunction.NOT_EQUALS,
            StandardFunction.ADD,
            StandardFunction.SUBTRACT,
            StandardFunction.MULTIPLY,
            StandardFunction.DIVIDE,
            StandardFunction.MODULO,
            StandardFunction.NEGATE,
            StandardFunction.INDEX,
            StandardFunction.SIZE,
            StandardFunction.CONTAINS,
            StandardFunction.ENDS_WITH,
            StandardFunction.STARTS_WITH,
            StandardFunction.LESS,
            StandardFunction.LESS_EQUALS,
            StandardFunction.GREATER,
            StandardFunction.GREATER_EQUALS);

    private static final Set<StandardOverload> CONVERSIONS = Set.of(
            Conversions.INT64_TO_INT64,
            Conversions.DOUBLE_TO_INT64,
            Conversions.INT64_TO_DOUBLE,
            Conversions.DOUBLE_TO_DOUBLE,
            Conversions.INT64_TO_STRING,
            Conversions.STRING_TO_STRING);

    private Functions() {}

    static CelStandardDeclarations standard() {
        return CelStandardDeclarations.newBuilder()
                .filterFunctions((function, overload) -> WHOLE.contains(function) || CONVERSIONS.contains(overload))
                .build();
    }

    static List<CelFunctionDecl> own() {
        return List.of(
                function(FITS, overload("fits_text", SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING)),
                function("days", overload("days_between", SimpleType.INT, SimpleType.STRING, SimpleType.STRING)),
                function("round", overload("round_decimal", SimpleType.INT, SimpleType.DOUBLE)),
                function("sum", overload("sum_whole", SimpleType.INT, ListType.create(SimpleType.INT))),
                function("total", overload("total_decimal", SimpleType.DOUBLE, ListType.create(SimpleType.DOUBLE))));
    }

    private static CelFunctionDecl function(String name, CelOverloadDecl... overloads) {
        return CelFunctionDecl.newFunctionDeclaration(name, overloads);
    }

    private static CelOverloadDecl overload(String id, CelType result, CelType... parameters) {
        return CelOverloadDecl.newGlobalOverload(id, result, parameters);
    }

    static ImmutableSet<CelFunctionBinding> bindings(ImmutableMap<String, String> patterns) {
        return ImmutableSet.<CelFunctionBinding>builder()
                .addAll(CelFunctionBinding.fromOverloads(
                        FITS,
                        CelFunctionBinding.from(
                                "fits_text", String.class, String.class, (text, name) -> fits(patterns, text, name))))
                .addAll(CelFunctionBinding.fromOverloads(
                        "days", CelFunctionBinding.from("days_between", String.class, String.class, Functions::days)))
                .addAll(CelFunctionBinding.fromOverloads(
                        "round", CelFunctionBinding.from("round_decimal", Double.class, Functions::round)))
                .addAll(CelFunctionBinding.fromOverloads(
                        "sum", CelFunctionBinding.from("sum_whole", List.class, Functions::sum)))
                .addAll(CelFunctionBinding.fromOverloads(
                        "total", CelFunctionBinding.from("total_decimal", List.class, Functions::total)))
                .build();
    }

    private static Object fits(ImmutableMap<String, String> patterns, String text, String name) {
        var pattern = patterns.get(name);
        if (pattern == null) {
            throw new IllegalArgumentException("There is no such pattern");
        }
        return Patterns.fits(pattern, text);
    }

    private static Object days(String from, String until) {
        return ChronoUnit.DAYS.between(LocalDate.parse(from), LocalDate.parse(until));
    }

    private static Object round(Double value) {
        if (!Double.isFinite(value) || Math.abs(value) > Values.LARGEST) {
            throw new IllegalArgumentException("Too large to be rounded");
        }
        return Math.round(value);
    }

    private static Object sum(List<?> numbers) {
        var sum = 0L;
        for (var number : numbers) {
            sum = Math.addExact(sum, (Long) number);
        }
        return sum;
    }

    private static Object total(List<?> numbers) {
        var total = 0.0;
        for (var number : numbers) {
            total += (Double) number;
        }
        return total;
    }
}
