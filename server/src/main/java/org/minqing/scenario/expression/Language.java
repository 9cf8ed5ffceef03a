package org.minqing.scenario.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.scenario.expression.Reading.Mistake;

/** Reads the expressions of one scenario: {@code answers}, {@code case}, and {@code row} within a repeating group. */
public final class Language {

    static final String ANSWERS = "answers";
    static final String CASE = "case";
    static final String ROW = "row";

    private static final int LONGEST = 2_000;
    private static final Pattern TEXTS = Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"");
    /** A fraction without its nought, which browsers do not read. */
    private static final Pattern BARE_POINT = Pattern.compile("(?<![0-9A-Za-z_)\\]])\\.[0-9]");

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations((int) Cost.MOST)
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(32)
            .maxParseErrorRecoveryLimit(5)
            .build();

    private final Expression.Scope scope;
    private final CelCompiler compiler;
    private final CelRuntime runtime;

    private Language(Terms terms, Map<String, Kind> row) {
        this.scope = new Expression.Scope(terms, row);
        this.compiler = compiler(scope);
        this.runtime = CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .addFunctionBindings(Functions.bindings(ImmutableMap.copyOf(terms.patterns())))
                .build();
    }

    /** For expressions about the scenario's answers as a whole. */
    public static Language of(Terms terms) {
        return new Language(terms, Map.of());
    }

    /** For expressions of fields in a repeating group, which also see the answers of their {@code row}. */
    public static Language inRows(Terms terms, Map<String, Kind> row) {
        return new Language(terms, row);
    }

    private static CelCompiler compiler(Expression.Scope scope) {
        var answers = ofKinds(ANSWERS, scope.terms().answers());
        var rows = scope.terms().answers().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Kind.Rows)
                .map(entry -> ofKinds(rowType(entry.getKey()), ((Kind.Rows) entry.getValue()).fields()));
        var row = ofKinds(ROW, scope.row());
        var facts = facts();
        var types =
                new Types(Stream.concat(Stream.of(answers, row, facts), rows).collect(ImmutableList.toImmutableList()));
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setTypeProvider(types)
                .setStandardMacros(Functions.MACROS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(Functions.standard())
                .addFunctionDeclarations(Functions.own())
                .addVar(ANSWERS, answers)
                .addVar(CASE, facts);
        return (scope.row().isEmpty() ? builder : builder.addVar(ROW, row)).build();
    }

    private record Types(ImmutableList<StructType> structs) implements CelTypeProvider {

        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.copyOf(structs);
        }

        @Override
        public Optional<CelType> findType(String name) {
            return structs.stream()
                    .filter(type -> type.name().equals(name))
                    .map(CelType.class::cast)
                    .findFirst();
        }
    }

    private static StructType facts() {
        var fields = ImmutableMap.<String, CelType>of(
                "state", SimpleType.STRING,
                "round", SimpleType.INT,
                "level", SimpleType.STRING,
                "sampled", ListType.create(SimpleType.STRING));
        return struct(CASE, fields);
    }

    private static StructType ofKinds(String name, Map<String, Kind> kinds) {
        var fields = ImmutableMap.<String, CelType>builder();
        kinds.forEach((id, kind) -> fields.put(Terms.written(id), type(id, kind)));
        return struct(name, fields.buildOrThrow());
    }

    private static StructType struct(String name, ImmutableMap<String, CelType> fields) {
        return StructType.create(name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    }

    private static CelType type(String id, Kind kind) {
        return switch (kind) {
            case Kind.Text() -> SimpleType.STRING;
            case Kind.Whole() -> SimpleType.INT;
            case Kind.Decimal() -> SimpleType.DOUBLE;
            case Kind.Flag() -> SimpleType.BOOL;
            case Kind.Texts _ -> ListType.create(SimpleType.STRING);
            case Kind.Rows rows -> ListType.create(ofKinds(rowType(id), rows.fields()));
        };
    }

    private static String rowType(String id) {
        return ROW + "." + Terms.written(id);
    }

    /** Reads an expression that is to give a value of a certain kind. */
    public Reading read(String written, Wanted wanted) {
        if (written.codePointCount(0, written.length()) > LONGEST) {
            return new Reading.Faulty(List.of(Mistakes.tooCostly("it has more than " + LONGEST + " characters")));
        }
        if (BARE_POINT.matcher(TEXTS.matcher(written).replaceAll("''")).find()) {
            return new Reading.Faulty(List.of(Mistakes.barePoint()));
        }
        try {
            var result = compiler.compile(written);
            return result.hasError()
                    ? new Reading.Faulty(Mistakes.of(result.getErrors()))
                    : checked(written, wanted, result.getAst());
        } catch (CelValidationException | CelEvaluationException unreadable) {
            throw new IllegalStateException("A tree without errors was refused", unreadable);
        }
    }

    private Reading checked(String written, Wanted wanted, CelAbstractSyntaxTree tree) throws CelEvaluationException {
        var looking = Looking.through(tree.getExpr(), scope.terms().patterns().keySet());
        var mistakes = Stream.of(
                        looking.mistakes().stream(),
                        Mistakes.result(wanted, tree.getResultType()).stream(),
                        cost(tree).stream())
                .flatMap(Function.identity())
                .collect(Collectors.toUnmodifiableList());
        return mistakes.isEmpty()
                ? new Reading.Understood(expression(written, wanted, tree, looking))
                : new Reading.Faulty(mistakes);
    }

    private Expression expression(String written, Wanted wanted, CelAbstractSyntaxTree tree, Looking looking)
            throws CelEvaluationException {
        var gives = Mistakes.gives(tree.getResultType()).orElse(wanted);
        return new Expression(written, scope, looking.uses(), gives, runtime.createProgram(tree));
    }

    private Optional<Mistake> cost(CelAbstractSyntaxTree tree) {
        var steps = new Cost(scope.terms().answers()).of(tree.getExpr());
        return steps > Cost.MOST
                ? Optional.of(Mistakes.tooCostly("it may take " + steps + " steps, and " + Cost.MOST + " are allowed"))
                : Optional.empty();
    }
}
