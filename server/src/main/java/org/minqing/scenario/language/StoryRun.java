package org.minqing.scenario.language;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.PostId;
import org.minqing.scenario.Action;
import org.minqing.scenario.AssignRule;
import org.minqing.scenario.Attempt;
import org.minqing.scenario.By;
import org.minqing.scenario.CaseFacts;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Interpreter;
import org.minqing.scenario.Outcome;
import org.minqing.scenario.Refusal;
import org.minqing.scenario.Sampling;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Target;
import org.minqing.scenario.TaskDeed;
import org.minqing.scenario.TaskSteps;
import org.minqing.scenario.Who;
import org.minqing.scenario.Words;

/** Plays stories through the interpreter, in one area where everybody of the cast answers for everything. */
final class StoryRun {

    private static final AreaCode PLACE = new AreaCode(100_000_000_000_001L);
    private static final AreaRanges EVERYWHERE = AreaRanges.of(PLACE.value(), PLACE.value());
    private static final Instant BEGIN = Instant.parse("2026-01-05T01:00:00Z");

    private final Scenario scenario;
    private final Map<String, List<Story.Post>> cast;
    private final Set<Transition> taken = new HashSet<>();

    /** Enough to meet a case in a sample of one in a hundred, and few enough for a file that names an impossible one. */
    private static final int MOST_TRIES = 2_000;

    /** One way through one action. */
    record Transition(String from, String action) {}

    StoryRun(Scenario scenario, Map<String, List<Story.Post>> cast) {
        this.scenario = scenario;
        this.cast = new LinkedHashMap<>(cast);
    }

    /** The transitions that some story has taken so far. */
    Set<Transition> taken() {
        return Set.copyOf(taken);
    }

    static Set<Transition> all(Scenario scenario) {
        var all = new HashSet<Transition>();
        // What ends every open case with its order is held to leave all states by its own check.
        var flow = scenario.emergency()
                .map(emergency -> scenario.flow().without(emergency.then()))
                .orElse(scenario.flow());
        for (var action : flow.actions()) {
            if (action.starts()) {
                all.add(new Transition("", action.id()));
            }
            all.addAll(ways(action));
            action.opens().stream()
                    .flatMap(work -> work.parts().stream())
                    .forEach(part -> Arrays.stream(TaskDeed.values())
                            .forEach(deed -> all.add(ofTask(action.id(), part.id(), deed))));
        }
        return all;
    }

    /** What leaves a case where it stands is the same everywhere: one of its states is enough. */
    private static List<Transition> ways(Action action) {
        if (action.to() instanceof Target.Same) {
            return List.of(new Transition("", action.id()));
        }
        return action.from().stream()
                .map(from -> new Transition(from, action.id()))
                .toList();
    }

    private static Transition ofTask(String action, String part, TaskDeed deed) {
        return new Transition(action + "/" + part, deed.code());
    }

    /** Plays one story; the first step that comes out otherwise than expected is a fault and ends it. */
    void play(Story story) {
        caseOf(story)
                .ifPresentOrElse(
                        id -> play(story, id),
                        () -> story.passage()
                                .at("sampled")
                                .fault(
                                        "story.sampled",
                                        "No case is in these samples and in no other",
                                        "Name samples of “sampling” that a case can be in together"));
    }

    private void play(Story story, CaseId id) {
        @Nullable CaseFacts facts = null;
        var department = Optional.<String>empty();
        var now = BEGIN;
        for (var step : story.steps()) {
            now = now.plus(step.after()).plusSeconds(60);
            var outcome = outcome(facts, step, now);
            if (!asExpected(step, outcome)) {
                var found = described(outcome);
                step.passage()
                        .fault(
                                "story.failed",
                                "In “" + story.id() + "” this step " + found + ", and is told to " + expected(step)
                                        + holder(facts, outcome),
                                "Correct the story or the scenario");
                return;
            }
            if (outcome instanceof Outcome.Moved moved) {
                taken.add(new Transition(moved.from().orElse(""), moved.action()));
                if (moved.stays()) {
                    taken.add(new Transition("", moved.action()));
                }
                var actor = account(step.who());
                var full = moved.with(opened(moved, step, now));
                department = moved.department().isPresent() ? moved.department() : department;
                facts = facts == null
                        ? CaseFacts.begun(id, full, PLACE, actor, now)
                        : facts.after(full, actor, assignee(facts, moved, department, step), now);
            }
            if (facts != null && outcome instanceof Outcome.TaskMoved deed) {
                taken.add(ofTask(deed.task().action(), deed.task().part(), deed.deed()));
                facts = facts.after(deed, account(step.who()));
            }
        }
    }

    private Outcome outcome(@Nullable CaseFacts facts, Story.Step step, Instant now) {
        var attempt = new Attempt(step.does(), who(step.who()), answers(step), List.of());
        if (facts == null) {
            return Interpreter.start(scenario, PLACE, attempt);
        }
        return step.task().isPresent()
                ? TaskSteps.interpret(scenario, facts, step.task().getAsInt(), attempt)
                : Interpreter.interpret(scenario, facts, attempt, now);
    }

    private static boolean asExpected(Story.Step step, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Moved moved ->
                step.comesTo().filter(moved.to()::equals).isPresent();
            case Outcome.TaskMoved deed ->
                step.comesTo().filter(Words.of(deed.task().state())::equals).isPresent();
            case Outcome.Refused _, Outcome.NeedsSecondPerson _ ->
                step.refused().filter(reason(outcome)::equals).isPresent();
        };
    }

    private static String reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Moved _, Outcome.TaskMoved _ -> "";
            case Outcome.Refused refused ->
                refused.faults().isEmpty()
                        ? refused.detail().getOrDefault("reason", refused.code())
                        : refused.faults().getFirst().code();
            case Outcome.NeedsSecondPerson _ -> Refusal.SECOND_PERSON.code();
        };
    }

    private static String described(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Moved moved -> "comes to “" + moved.to() + "”";
            case Outcome.TaskMoved deed ->
                "leaves the task “" + Words.of(deed.task().state()) + "”";
            case Outcome.Refused refused
            when !refused.faults().isEmpty() ->
                "is refused as "
                        + refused.faults().stream()
                                .map(fault -> "“" + fault.code() + "” of “" + fault.path() + "”")
                                .collect(Collectors.joining(", "));
            case Outcome.Refused _, Outcome.NeedsSecondPerson _ -> "is refused as “" + reason(outcome) + "”";
        };
    }

    /** The tasks that a step opened, as attributes of the case. */
    private Map<String, Object> opened(Outcome.Moved moved, Story.Step step, Instant now) {
        var opened = new LinkedHashMap<String, Object>();
        for (var rule : moved.tasks()) {
            var post = existing(rule.rule(), rule.department()).stream().findFirst();
            if (post.isEmpty()) {
                step.passage()
                        .fault("story.cast", "Nobody in the cast can be asked for this task", "Add somebody to “cast”");
            }
            post.map(found -> rule.asked(found, now, Optional.empty()))
                    .ifPresent(task -> opened.put(task.key(), task.written()));
        }
        return opened;
    }

    /** Who has the case, where that is what a step is refused for. */
    private String holder(@Nullable CaseFacts facts, Outcome outcome) {
        if (facts == null || !reason(outcome).equals(Refusal.NOT_YOURS.code())) {
            return "";
        }
        return facts.assignee()
                .flatMap(this::member)
                .map(member -> "; “" + member + "” has the case")
                .orElse("; nobody has the case");
    }

    private Optional<String> member(PostId post) {
        return cast.entrySet().stream()
                .filter(member -> member.getValue().stream()
                        .anyMatch(held -> post(member.getKey(), held).equals(post)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String expected(Story.Step step) {
        return step.comesTo()
                .map(state -> "come to “" + state + "”")
                .orElseGet(() -> "be refused as “" + step.refused().orElse("") + "”");
    }

    /** Photos are written as words in a story; the hash of the word stands for the hash of the photo. */
    private Map<String, Object> answers(Story.Step step) {
        var answers = new LinkedHashMap<>(step.with());
        answers.replaceAll((id, answer) -> scenario.field(id)
                        .filter(field -> field.type() instanceof FieldType.Photos && answer instanceof List<?>)
                        .isPresent()
                ? ((List<?>) answer)
                        .stream()
                                .map(word -> new Normalised(word.toString()).version())
                                .toList()
                : answer);
        return answers;
    }

    private Optional<PostId> assignee(
            CaseFacts facts, Outcome.Moved moved, Optional<String> department, Story.Step step) {
        if (moved.assign().isEmpty()) {
            return facts.assignee();
        }
        var rule = moved.assign().get();
        if (rule.post().isPresent() || rule.releases()) {
            return rule.post();
        }
        var existing = existing(rule, department);
        if (existing.isEmpty()) {
            step.passage()
                    .fault("story.cast", "Nobody in the cast holds a post of the chain", "Add somebody to “cast”");
            return Optional.empty();
        }
        return existing.stream()
                .filter(post -> !rule.except().contains(post))
                .findFirst()
                .or(() -> Optional.of(existing.getLast()));
    }

    /** Whoever of the cast holds a post of the chain, link by link, those of the department before the general ones. */
    private List<PostId> existing(AssignRule rule, Optional<String> department) {
        var departments = Stream.concat(department.map(Optional::of).stream(), Stream.of(Optional.<String>empty()))
                .toList();
        return Stream.concat(rule.chain().stream(), rule.fallback().stream())
                .distinct()
                .flatMap(holder -> departments.stream().flatMap(of -> held(holder::equals, of::equals)))
                .toList();
    }

    private Stream<PostId> held(Predicate<By.Holder> holder, Predicate<Optional<String>> department) {
        return cast.entrySet().stream()
                .flatMap(member -> member.getValue().stream()
                        .filter(post -> holder.test(post.holder()) && department.test(post.department()))
                        .map(post -> post(member.getKey(), post)));
    }

    private Who who(String name) {
        if (name.equals(Story.TIME)) {
            return Who.TIME;
        }
        var seats = cast.getOrDefault(name, List.of()).stream()
                .map(post -> new Who.Seat(
                        post(name, post), post.holder().role(), post.holder().level(), EVERYWHERE))
                .toList();
        return new Who(account(name), seats);
    }

    /** Always the same case for a story, so that samples fall the same way each time: as the story says, if it does. */
    private Optional<CaseId> caseOf(Story story) {
        return IntStream.range(0, MOST_TRIES)
                .mapToObj(n -> caseId("case " + story.id() + (n == 0 ? "" : " " + n)))
                .filter(id ->
                        story.sampled().map(samples -> isInJust(samples, id)).orElse(true))
                .findFirst();
    }

    private boolean isInJust(Set<String> samples, CaseId id) {
        var known = scenario.samplings();
        return known.stream().map(Sampling::id).toList().containsAll(samples)
                && known.stream().allMatch(sampling -> sampling.holds(id) == samples.contains(sampling.id()));
    }

    private static CaseId caseId(String name) {
        var named = named(name);
        return new CaseId(
                new UUID(named.getMostSignificantBits() & ~0xF000L | 0x7000L, named.getLeastSignificantBits()));
    }

    private static AccountId account(String name) {
        if (name.equals(Story.TIME)) {
            return Who.TIME.account();
        }
        return new AccountId(named("account " + name));
    }

    private static PostId post(String name, Story.Post post) {
        return new PostId(named("post " + name + " " + post.holder().written()
                + post.department().orElse("")));
    }

    private static UUID named(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
