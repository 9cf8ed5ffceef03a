package org.minqing.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.ProblemException.Fault;

/** What a step has to do with the work of others: what it opens, waits for and takes back. */
final class Opening {

    private Opening() {}

    /** Why an action cannot be taken for what others still have to do. */
    static Optional<Refusal> refusal(Scenario scenario, Action action, CaseFacts facts) {
        if (action.waitsFor().contains(Action.Wait.TASKS)
                && Joint.of(scenario, facts).filter(joint -> !joint.isMet()).isPresent()) {
            return Optional.of(Refusal.TASKS_OPEN);
        }
        if (action.waitsFor().contains(Action.Wait.CALLS) && running(facts) > 0) {
            return Optional.of(Refusal.CALLS_OPEN);
        }
        var full = action.opens().isPresent() && Task.in(facts.attributes()).size() >= Task.MOST
                || !action.calls().isEmpty() && Called.in(facts.attributes()).size() >= Called.MOST;
        return full ? Optional.of(Refusal.TOO_MANY) : Optional.empty();
    }

    static long running(CaseFacts facts) {
        return Called.in(facts.attributes()).stream().filter(Called::isRunning).count();
    }

    /** How many answers there are and how many are needed, for the refusal to say. */
    static Map<String, String> missing(Scenario scenario, CaseFacts facts) {
        return Joint.of(scenario, facts)
                .map(joint ->
                        Map.of("answered", String.valueOf(joint.answered()), "needed", String.valueOf(joint.needed())))
                .orElse(Map.of());
    }

    /** Nobody is asked twice in one go. */
    static Optional<Outcome> faulty(Action action, Map<String, Object> answers) {
        var faults = new ArrayList<Fault>();
        for (var part : action.opens().map(JointWork::parts).orElse(List.of())) {
            part.each().ifPresent(each -> {
                var seen = new HashSet<Object>();
                var chosen = chosen(each, answers);
                for (var row = 0; row < chosen.size(); row++) {
                    if (!seen.add(chosen.get(row))) {
                        var path = "fields." + each.group() + "." + row + "." + each.choice();
                        faults.add(new Fault(path, "field.twice"));
                    }
                }
            });
        }
        return faults.isEmpty()
                ? Optional.empty()
                : Optional.of(new Outcome.Refused(ScenarioProblem.FIELD_INVALID.code(), Map.of(), faults));
    }

    /** The tasks that an action opens, numbered after those that the case has had. */
    static List<TaskRule> tasks(Action action, CaseFacts facts, Map<String, Object> answers) {
        if (action.opens().isEmpty()) {
            return List.of();
        }
        var before = Task.in(facts.attributes());
        var last = before.isEmpty() ? 0 : before.getLast().work();
        var more = action.to().equals(new Target.Fixed(facts.state()));
        var work = more ? Math.max(1, last) : last + 1;
        var rules = new ArrayList<TaskRule>();
        for (var part : action.opens().get().parts()) {
            for (var department : departments(action, part, answers)) {
                rules.add(new TaskRule(
                        before.size() + rules.size() + 1,
                        work,
                        action.id(),
                        part,
                        department,
                        AssignRule.to(part.to(), Set.of())));
            }
        }
        return List.copyOf(rules);
    }

    /** One for each task of this kind. */
    private static List<Optional<String>> departments(Action action, JointWork.Part part, Map<String, Object> answers) {
        if (part.each().isEmpty()) {
            return List.of(part.department());
        }
        var each = part.each().get();
        var options = action.form().field(each.group()).map(Field::type).stream()
                .filter(FieldType.Group.class::isInstance)
                .flatMap(group -> ((FieldType.Group) group).form().field(each.choice()).stream())
                .filter(field -> field.type() instanceof FieldType.Choice)
                .map(field -> ((FieldType.Choice) field.type()).leaves())
                .findFirst()
                .orElse(Map.of());
        return chosen(each, answers).stream()
                .map(code ->
                        Optional.ofNullable(options.get(String.valueOf(code))).flatMap(FieldType.Option::department))
                .toList();
    }

    private static List<@Nullable Object> chosen(JointWork.Each each, Map<String, Object> answers) {
        var chosen = new ArrayList<@Nullable Object>();
        if (answers.get(each.group()) instanceof List<?> rows) {
            rows.forEach(row -> chosen.add(row instanceof Map<?, ?> given ? given.get(each.choice()) : null));
        }
        return chosen;
    }

    /** Whoever has not answered when the case goes on without them need not answer any more. */
    static Map<String, Object> takenBack(Scenario scenario, CaseFacts facts, String to) {
        var back = new LinkedHashMap<String, Object>();
        if (!facts.state().equals(to)) {
            Joint.of(scenario, facts).stream()
                    .flatMap(joint -> joint.tasks().stream())
                    .filter(Task::isOpen)
                    .forEach(task ->
                            back.put(task.key(), task.with(Task.State.WITHDRAWN).written()));
        }
        return back;
    }
}
