package org.minqing.scenario;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.kernel.PostId;

/** An allowed step, and what it does to the case. Attributes of the flow itself carry a dot, which no field id does. */
record Step(
        Scenario scenario, Action action, Optional<CaseFacts> facts, String to, Attempt attempt, List<String> skipped) {

    private static final String CAME_FROM = "flow.came-from";
    private static final String TAKEN_BY = "flow.taken-by.";
    private static final String NOT_RECORDED = "flow.not-recorded-at-source";

    static Step first(Scenario scenario, Attempt attempt) {
        var action = scenario.flow().start();
        return new Step(scenario, action, Optional.empty(), fixed(action), attempt, List.of());
    }

    static Step of(Scenario scenario, Action action, CaseFacts facts, Attempt attempt) {
        var to = switch (action.to()) {
            case Target.Fixed(var state) -> state;
            case Target.Same() -> facts.state();
            case Target.Back() -> String.valueOf(facts.attributes().get(CAME_FROM));
        };
        return new Step(scenario, action, Optional.of(facts), to, attempt, List.of());
    }

    static Step settling(Scenario scenario, Action last, CaseFacts facts, Attempt attempt) {
        var skipped = scenario.flow().mainLine().stream()
                .filter(id -> !id.equals(last.id()) && !facts.doneBy().containsKey(id))
                .toList();
        return new Step(scenario, last, Optional.of(facts), fixed(last), attempt, skipped);
    }

    /** The posts that have taken an action on this case before. */
    static Set<PostId> takenBy(String action, CaseFacts facts) {
        return facts.attributes().get(TAKEN_BY + action) instanceof Collection<?> posts
                ? posts.stream()
                        .map(post -> new PostId(UUID.fromString(post.toString())))
                        .collect(Collectors.toCollection(LinkedHashSet::new))
                : Set.of();
    }

    Outcome.Moved moved(Optional<PostId> post) {
        return new Outcome.Moved(
                action.id(),
                facts.map(CaseFacts::state),
                to,
                attributes(post),
                action.form().sealed(attempt.fields()),
                attachments(),
                action.form().department(attempt.fields()),
                action.assign().map(assign -> assigned(assign, post)),
                facts.map(known -> Opening.tasks(action, known, attempt.fields()))
                        .orElse(List.of()),
                Call.made(action.calls(), counted()),
                action.newRound(),
                scenario.flow().state(to).filter(State::isEnd).isPresent(),
                post);
    }

    private AssignRule assigned(Assign assign, Optional<PostId> post) {
        return switch (assign) {
            case Assign.Chain(var holders) -> AssignRule.to(holders, sentBackBy());
            case Assign.ByTable(var table) ->
                scenario.assignment(table).orElseThrow().rule(asked(), sentBackBy());
            case Assign.Actor() -> AssignRule.to(post);
            case Assign.Nobody() -> AssignRule.to(Optional.empty());
        };
    }

    /** The open answers of the case with all of this step. */
    private Map<String, Object> counted() {
        var counted = new LinkedHashMap<String, Object>();
        facts.ifPresent(known -> counted.putAll(known.openAnswers()));
        counted.putAll(attempt.fields());
        return counted;
    }

    /** The open answers of the case with those of this step, and the department that they put it with. */
    private Map<String, Object> asked() {
        var asked = new LinkedHashMap<String, Object>();
        facts.ifPresent(known -> asked.putAll(known.attributes()));
        asked.putAll(action.form().open(attempt.fields()));
        action.form()
                .department(attempt.fields())
                .or(() -> Form.asking(scenario.fields()).department(asked))
                .ifPresent(department -> asked.putIfAbsent(AssignmentTable.DEPARTMENT, department));
        return asked;
    }

    private Map<String, Object> attributes(Optional<PostId> post) {
        var open = new LinkedHashMap<String, Object>(action.form().open(attempt.fields()));
        if (facts.filter(known -> !known.state().equals(to)).isPresent() && leadsBackFrom(to)) {
            open.put(CAME_FROM, facts.get().state());
        }
        if (facts.isPresent() && action.oncePerUnit() && post.isPresent()) {
            var posts = Stream.concat(takenBy(action.id(), facts.get()).stream(), post.stream());
            open.put(TAKEN_BY + action.id(), posts.map(PostId::toString).toList());
        }
        facts.ifPresent(known -> open.putAll(Opening.takenBack(scenario, known, to)));
        if (!skipped.isEmpty()) {
            open.put(NOT_RECORDED, skipped);
        }
        return open;
    }

    private boolean leadsBackFrom(String state) {
        return scenario.flow().from(state).stream().anyMatch(next -> next.to() instanceof Target.Back);
    }

    private Set<PostId> sentBackBy() {
        return facts.stream()
                .flatMap(known -> scenario.flow().actions().stream()
                        .filter(Action::oncePerUnit)
                        .flatMap(once -> takenBy(once.id(), known).stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<String> attachments() {
        return Stream.concat(action.form().photos(attempt.fields()).stream(), attempt.attachments().stream())
                .distinct()
                .toList();
    }

    private static String fixed(Action action) {
        return switch (action.to()) {
            case Target.Fixed(var state) -> state;
            case Target.Same(), Target.Back() ->
                throw new IllegalStateException("Only a step from a state can lead back or stay");
        };
    }
}
