package org.minqing.scenario.language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.minqing.area.Nearest;
import org.minqing.scenario.Action;
import org.minqing.scenario.Assign;
import org.minqing.scenario.By;
import org.minqing.scenario.Field;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Flow;
import org.minqing.scenario.Form;
import org.minqing.scenario.State;
import org.minqing.scenario.Target;
import org.minqing.scenario.Undo;

/** Reads the states and actions of a scenario and says what they name that does not exist. */
record FlowReader(TextsReader texts, Vocabulary words, Map<String, Field> fields, RulesReader rules) {

    private static final int MOST_STATES = 100;
    private static final int MOST_ACTIONS = 200;
    private static final int MOST_NAMED = 100;
    private static final String[] KEYS = {
        "names",
        "from",
        "to",
        "by",
        "needs",
        "takes",
        "not-after",
        "assign",
        "once-per-unit",
        "within-days",
        "new-round",
        "evidence",
        "guard",
        "bulk",
        "undoes",
        "waits-for",
        "opens",
        "calls"
    };
    private static final int LONGEST_UNDO = 24 * 60;
    private static final int LONGEST_WINDOW = 3_650;
    private static final String BACK = "back";
    private static final String SAME = "same";

    Flow read(Passage file) {
        var states =
                file.at("states").ids(MOST_STATES).stream().map(this::state).toList();
        var known = new LinkedHashSet<>(states.stream().map(State::id).toList());
        var passages = file.at("actions").ids(MOST_ACTIONS);
        var ids = new LinkedHashSet<>(passages.stream().map(Passage::key).toList());
        var actions =
                passages.stream().map(action -> action(action, known, ids)).toList();
        var mainLine = named(file.at("main-line"), ids, "action.unknown", "action");
        if (mainLine.isEmpty()) {
            file.at("main-line").fault("flow.main-line", "The main line is missing", "List the usual actions in order");
        }
        return new Flow(states, actions, mainLine);
    }

    private State state(Passage state) {
        state.only("kind", "names", "for-reporter");
        return new State(
                state.key(),
                state.at("kind").oneOf(List.of(State.Kind.values())),
                texts.required(state.at("names")),
                texts.required(state.at("for-reporter")));
    }

    private Action action(Passage action, Set<String> states, Set<String> actions) {
        action.only(KEYS);
        var from = named(action.at("from"), states, "state.unknown", "state");
        var form = form(action);
        var joint = new JointReader(texts, words, this);
        return new Action(
                action.key(),
                texts.required(action.at("names")),
                new LinkedHashSet<>(from),
                target(action.at("to"), states, from.isEmpty()),
                by(action.at("by")),
                form,
                new LinkedHashSet<>(named(action.at("not-after"), actions, "action.unknown", "action")),
                assign(action.at("assign")),
                action.at("once-per-unit").flag(),
                action.at("within-days")
                        .number(1, LONGEST_WINDOW)
                        .map(days -> OptionalInt.of(days.intValue()))
                        .orElse(OptionalInt.empty()),
                action.at("new-round").flag(),
                rules.guard(action.at("guard")),
                action.at("bulk").flag(),
                joint.waits(action.at("waits-for")),
                joint.read(action.at("opens"), form),
                new CallReader(rules, form).read(action.at("calls")),
                undo(action.at("undoes"), actions));
    }

    private static Optional<Undo> undo(Passage undoes, Set<String> actions) {
        if (!undoes.present()) {
            return Optional.empty();
        }
        undoes.only("action", "within-minutes");
        var action = named(undoes.at("action"), actions, "action.unknown", "action");
        var minutes = undoes.at("within-minutes").number(1, LONGEST_UNDO);
        if (action.size() != 1) {
            undoes.at("action").missing();
            return Optional.empty();
        }
        if (!undoes.at("within-minutes").present()) {
            undoes.at("within-minutes").missing();
        }
        return minutes.map(most -> new Undo(action.getFirst(), Duration.ofMinutes(most.longValue())));
    }

    private static Target target(Passage to, Set<String> states, boolean starts) {
        var state = to.text();
        if (state.equals(BACK) && !starts) {
            return new Target.Back();
        }
        if (state.equals(SAME) && !starts) {
            return new Target.Same();
        }
        if (!state.isEmpty() && !states.contains(state)) {
            to.fault(
                    "state.unknown",
                    "There is no state “" + state + "”",
                    Nearest.question(state, states) + "Add it under “states” or name another");
        }
        return new Target.Fixed(state);
    }

    static List<String> named(Passage list, Set<String> known, String code, String what) {
        if (!list.present()) {
            return List.of();
        }
        var found = new ArrayList<String>();
        for (var id : list.idList(MOST_NAMED)) {
            if (known.contains(id)) {
                found.add(id);
            } else {
                var fix = Nearest.question(id, known) + "Add it or name another";
                list.fault(code, "There is no " + what + " “" + id + "”", fix);
            }
        }
        return found;
    }

    /** What is asked under “needs”, “takes” and “evidence”. */
    Form form(Passage action) {
        var questions = new ArrayList<Form.Question>();
        var needs = named(action.at("needs"), fields.keySet(), "field.unknown", "field");
        var takes = named(action.at("takes"), fields.keySet(), "field.unknown", "field");
        var evidence = named(action.at("evidence"), fields.keySet(), "field.unknown", "field");
        evidence.forEach(id -> evidence(action.at("evidence"), id));
        for (var id : fields.keySet()) {
            if (needs.contains(id) && takes.contains(id)) {
                action.fault("scenario.duplicate", "“" + id + "” is needed and taken", "Keep it in one of the two");
            } else if (needs.contains(id) || takes.contains(id) || evidence.contains(id)) {
                questions.add(new Form.Question(fields.get(id), needs.contains(id), evidence.contains(id)));
            }
        }
        return new Form(questions);
    }

    /** Only photos that the flow itself can see on the case are evidence to it. */
    private void evidence(Passage passage, String id) {
        var field = fields.get(id);
        if (field != null && !(field.type() instanceof FieldType.Photos && field.open())) {
            passage.fault("evidence.kind", "“" + id + "” is no open photo field", "Name open fields of the type photo");
        }
    }

    private List<By> by(Passage by) {
        if (!by.present()) {
            by.fault("action.by-missing", "Nobody may take this action", "Write “by” with a role@level, or reporter");
            return List.of();
        }
        return by.idList(MOST_NAMED).stream()
                .map(written -> by(by, written))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whoever is named in a list: {@code role@level}, assignee or reporter; there must be somebody. */
    List<By> persons(Passage list) {
        if (!list.present()) {
            list.missing();
            return List.of();
        }
        return list.idList(MOST_NAMED).stream()
                .map(written -> by(list, written))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Posts that are named in a list. */
    List<By.Holder> holders(Passage list) {
        return list.present()
                ? list.idList(MOST_NAMED).stream()
                        .map(written -> holder(list, written))
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }

    private Optional<By> by(Passage passage, String written) {
        return switch (written) {
            case "anyone" -> Optional.of(new By.Anyone());
            case "reporter" -> Optional.of(new By.Reporter());
            case "assignee" -> Optional.of(new By.Assignee());
            case "time" -> Optional.of(new By.Time());
            default -> holder(passage, written).map(By.class::cast);
        };
    }

    private Optional<By.Holder> holder(Passage passage, String written) {
        var at = written.indexOf('@');
        if (at < 0) {
            passage.fault("by.shape", "“" + written + "” is nobody", "Write role@level, reporter, assignee or anyone");
            return Optional.empty();
        }
        var role = written.substring(0, at);
        var level = written.substring(at + 1);
        if (!words.hasRole(role)) {
            passage.fault(
                    "role.unknown",
                    "This city has no role “" + role + "”",
                    Nearest.question(role, words.roles().keySet()) + "Choose one of " + words.roleList());
            return Optional.empty();
        }
        if (!words.hasLevel(level)) {
            passage.fault(
                    "level.unknown",
                    "This city has no level “" + level + "”",
                    Nearest.question(level, words.levels()) + "Choose one of " + String.join(", ", words.levels()));
            return Optional.empty();
        }
        if (!words.standsAt(role, level)) {
            passage.fault(
                    "role.not-at-level",
                    "The role “" + role + "” has no posts at the level “" + level + "”",
                    "Choose another level, or give the role posts there");
            return Optional.empty();
        }
        return Optional.of(new By.Holder(role, level));
    }

    private Optional<Assign> assign(Passage assign) {
        if (!assign.present()) {
            return Optional.empty();
        }
        if (assign.node().isObject()) {
            return Optional.of(byTable(assign));
        }
        var written = assign.idList(MOST_NAMED);
        if (written.equals(List.of("nobody"))) {
            return Optional.of(new Assign.Nobody());
        }
        if (written.equals(List.of("actor"))) {
            return Optional.of(new Assign.Actor());
        }
        if (written.isEmpty()) {
            assign.fault("assign.empty", "The chain names no one", "Write role@level from the leaf upward, or nobody");
        }
        return Optional.of(new Assign.Chain(holders(assign)));
    }

    private static Assign byTable(Passage assign) {
        assign.only("table");
        var table = assign.at("table").id();
        if (!table.isEmpty() && !assign.root().at("assignment").at(table).present()) {
            assign.at("table").fault("assign.table", "There is no table “" + table + "”", "Add it under “assignment”");
        }
        return new Assign.ByTable(table);
    }
}
