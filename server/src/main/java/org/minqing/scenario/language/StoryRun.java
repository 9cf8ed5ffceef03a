package org.minqing.scenario.language;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.PostId;
import org.minqing.scenario.AssignRule;
import org.minqing.scenario.Attempt;
import org.minqing.scenario.By;
import org.minqing.scenario.CaseFacts;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Interpreter;
import org.minqing.scenario.Outcome;
import org.minqing.scenario.Refusal;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Who;

/** Plays stories through the interpreter, in one area where everybody of the cast answers for everything. */
final class StoryRun {

    private static final AreaCode PLACE = new AreaCode(100_000_000_000_001L);
    private static final AreaRanges EVERYWHERE = AreaRanges.of(PLACE.value(), PLACE.value());
    private static final Instant BEGIN = Instant.parse("2026-01-05T01:00:00Z");

    private final Scenario scenario;
    private final Map<String, List<By.Holder>> cast;
    private final Set<Transition> taken = new HashSet<>();

    /** One way through one action. */
    record Transition(String from, String action) {}

    StoryRun(Scenario scenario, Map<String, List<By.Holder>> cast) {
        this.scenario = scenario;
        this.cast = new LinkedHashMap<>(cast);
    }

    /** The transitions that some story has taken so far. */
    Set<Transition> taken() {
        return Set.copyOf(taken);
    }

    static Set<Transition> all(Scenario scenario) {
        var all = new HashSet<Transition>();
        for (var action : scenario.flow().actions()) {
            if (action.starts()) {
                all.add(new Transition("", action.id()));
            }
            action.from().forEach(from -> all.add(new Transition(from, action.id())));
        }
        return all;
    }

    /** Plays one story; the first step that comes out otherwise than expected is a fault and ends it. */
    void play(Story story) {
        @Nullable CaseFacts facts = null;
        var now = BEGIN;
        for (var step : story.steps()) {
            now = now.plus(step.after()).plusSeconds(60);
            var outcome = outcome(facts, step, now);
            if (!asExpected(step, outcome)) {
                var found = described(outcome);
                step.passage()
                        .fault(
                                "story.failed",
                                "In “" + story.id() + "” this step " + found + ", and is told to " + expected(step),
                                "Correct the story or the scenario");
                return;
            }
            if (outcome instanceof Outcome.Moved moved) {
                taken.add(new Transition(moved.from().orElse(""), moved.action()));
                var actor = account(step.who());
                facts = facts == null
                        ? CaseFacts.begun(caseOf(story), moved, PLACE, actor, now)
                        : facts.after(moved, actor, assignee(facts, moved, step), now);
            }
        }
    }

    private Outcome outcome(@Nullable CaseFacts facts, Story.Step step, Instant now) {
        var attempt = new Attempt(step.does(), who(step.who()), answers(step), List.of());
        return facts == null
                ? Interpreter.start(scenario, PLACE, attempt)
                : Interpreter.interpret(scenario, facts, attempt, now);
    }

    private static boolean asExpected(Story.Step step, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Moved moved ->
                step.comesTo().filter(moved.to()::equals).isPresent();
            case Outcome.Refused _, Outcome.NeedsSecondPerson _ ->
                step.refused().filter(reason(outcome)::equals).isPresent();
        };
    }

    private static String reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Moved _ -> "";
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
            case Outcome.Refused refused
            when !refused.faults().isEmpty() ->
                "is refused as "
                        + refused.faults().stream()
                                .map(fault -> "“" + fault.code() + "” of “" + fault.path() + "”")
                                .collect(Collectors.joining(", "));
            case Outcome.Refused _, Outcome.NeedsSecondPerson _ -> "is refused as “" + reason(outcome) + "”";
        };
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

    private Optional<PostId> assignee(CaseFacts facts, Outcome.Moved moved, Story.Step step) {
        if (moved.assign().isEmpty()) {
            return facts.assignee();
        }
        var rule = moved.assign().get();
        if (rule.post().isPresent() || rule.releases()) {
            return rule.post();
        }
        var existing = existing(rule);
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

    private List<PostId> existing(AssignRule rule) {
        return Stream.concat(rule.chain().stream(), rule.fallback().stream())
                .distinct()
                .flatMap(holder -> cast.entrySet().stream()
                        .filter(member -> member.getValue().contains(holder))
                        .map(member -> post(member.getKey(), holder)))
                .toList();
    }

    private Who who(String name) {
        if (name.equals(Story.TIME)) {
            return Who.TIME;
        }
        var seats = cast.getOrDefault(name, List.of()).stream()
                .map(holder -> new Who.Seat(post(name, holder), holder.role(), holder.level(), EVERYWHERE))
                .toList();
        return new Who(account(name), seats);
    }

    /** Always the same case for a story, so that samples fall the same way each time. */
    private static CaseId caseOf(Story story) {
        var named = named("case " + story.id());
        return new CaseId(
                new UUID(named.getMostSignificantBits() & ~0xF000L | 0x7000L, named.getLeastSignificantBits()));
    }

    private static AccountId account(String name) {
        if (name.equals(Story.TIME)) {
            return Who.TIME.account();
        }
        return new AccountId(named("account " + name));
    }

    private static PostId post(String name, By.Holder holder) {
        return new PostId(named("post " + name + " " + holder.written()));
    }

    private static UUID named(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
