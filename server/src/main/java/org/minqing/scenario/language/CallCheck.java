package org.minqing.scenario.language;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.scenario.Action;
import org.minqing.scenario.By;
import org.minqing.scenario.Call;
import org.minqing.scenario.Field;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Form;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.expression.Expression;
import org.minqing.scenario.expression.Wanted;

/** What the calls of a scenario need of the others of its folder. */
public final class CallCheck {

    private static final Pattern LITERAL = Pattern.compile("'([^'\\\\]*)'|\"([^\"\\\\]*)\"");

    private final Map<String, Scenario> all;

    public CallCheck(List<Scenario> all) {
        this.all = all.stream().collect(Collectors.toMap(Scenario::id, Function.identity(), (first, _) -> first));
    }

    /** Adds everything that is wrong with the calls of one scenario, whose file is given. */
    public void check(Scenario caller, Document document, Faults faults) {
        var actions = new Passage(document, "", faults).at("actions");
        for (var action : caller.flow().actions()) {
            for (var call : action.calls()) {
                var passage = actions.at(action.id()).at("calls").at(call.id());
                var called = all.get(call.scenario());
                if (called == null) {
                    passage.at("scenario")
                            .fault(
                                    "call.unknown",
                                    "There is no scenario “" + call.scenario() + "”",
                                    "Name one of: "
                                            + String.join(
                                                    ", ",
                                                    all.keySet().stream()
                                                            .sorted()
                                                            .toList()));
                } else {
                    mayReport(action, called, passage);
                    aboutNobody(called, passage);
                    called.form().questions().forEach(question -> needed(question, call, passage));
                    call.with()
                            .forEach((field, from) -> mapped(
                                    caller,
                                    called,
                                    field,
                                    from,
                                    passage.at("with").at(field)));
                    circle(caller, call, passage);
                }
            }
        }
    }

    /** The called case is reported by whoever takes the action, in the same post. */
    private static void mayReport(Action action, Scenario called, Passage passage) {
        var reporters = called.flow().start().by();
        if (!reporters.contains(new By.Anyone()) && action.by().stream().anyMatch(by -> !reporters.contains(by))) {
            passage.at("scenario")
                    .fault(
                            "call.not-theirs",
                            "Who takes “" + action.id() + "” may not always report “" + called.id() + "”",
                            "Let only those take it who may report there");
        }
    }

    /** The case that calls shows the called one, also to those whom it may be about. */
    private static void aboutNobody(Scenario called, Passage passage) {
        if (called.about().isPresent()) {
            passage.at("scenario")
                    .fault(
                            "call.about",
                            "“" + called.id() + "” is about units, which would learn of it here",
                            "Let people report it themselves");
        }
    }

    private static void needed(Form.Question question, Call call, Passage passage) {
        var id = question.field().id();
        if (question.required() && !call.with().containsKey(id)) {
            passage.fault(
                    "call.not-mapped",
                    "“" + call.scenario() + "” needs “" + id + "”, and the call does not give it",
                    "Add it under “with”");
        }
    }

    private static void mapped(Scenario caller, Scenario called, String id, Expression from, Passage passage) {
        var field = called.form().field(id);
        if (field.isEmpty()) {
            passage.fault(
                    "call.field-unknown",
                    "The report of “" + called.id() + "” does not ask for “" + id + "”",
                    "Remove it or name another");
            return;
        }
        var wrong = wrong(field.get(), from);
        wrong.ifPresent(why -> passage.fault("call.kind", "“" + id + "” cannot be given so: " + why, "Correct it"));
        if (field.get().open()) {
            from.answers().stream()
                    .filter(answer -> caller.field(answer)
                            .filter(source -> !source.open())
                            .isPresent())
                    .findFirst()
                    .ifPresent(hidden -> passage.fault(
                            "call.open-from-sealed",
                            "“" + id + "” is open and comes from “" + hidden + "”, which is sealed",
                            "Give it from open fields"));
        }
    }

    private static Optional<String> wrong(Field field, Expression from) {
        if (field.rules().computed().isPresent()) {
            return Optional.of("it is computed there");
        }
        var wanted = switch (field.type()) {
            case FieldType.Text _, FieldType.Choice _, FieldType.Day _, FieldType.Time _ -> Set.of(Wanted.TEXT);
            case FieldType.WholeNumber _ -> Set.of(Wanted.WHOLE);
            case FieldType.Decimal _ -> Set.of(Wanted.DECIMAL, Wanted.WHOLE);
            case FieldType.Flag _ -> Set.of(Wanted.CONDITION);
            case FieldType.Photos _, FieldType.Group _ -> Set.<Wanted>of();
        };
        if (!wanted.contains(from.gives())) {
            return Optional.of("the kinds do not fit");
        }
        var literal = LITERAL.matcher(from.written());
        if (field.type() instanceof FieldType.Choice choice && literal.matches()) {
            var code = literal.group(1) == null ? literal.group(2) : literal.group(1);
            return choice.leaves().containsKey(code)
                    ? Optional.empty()
                    : Optional.of("“" + code + "” is none of its choices");
        }
        return Optional.empty();
    }

    private void circle(Scenario caller, Call call, Passage passage) {
        if (reached(call.scenario()).contains(caller.id())) {
            passage.at("scenario")
                    .fault(
                            "call.circle",
                            "The call comes back to “" + caller.id() + "”, which would call for ever",
                            "Let one of the scenarios not call");
        }
    }

    /** Each scenario once, however the calls go, and however long a chain they make. */
    private Set<String> reached(String first) {
        var reached = new HashSet<>(Set.of(first));
        var todo = new ArrayDeque<>(reached);
        while (!todo.isEmpty()) {
            var scenario = all.get(todo.pop());
            if (scenario != null) {
                scenario.flow().actions().stream()
                        .flatMap(action -> action.calls().stream())
                        .map(Call::scenario)
                        .filter(reached::add)
                        .forEach(todo::push);
            }
        }
        return reached;
    }
}
