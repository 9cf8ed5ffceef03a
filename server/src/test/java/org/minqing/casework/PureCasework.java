package org.minqing.casework;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.minqing.ShortLived;
import org.minqing.access.FixedAccess;
import org.minqing.access.Hand;
import org.minqing.access.Lakeside;
import org.minqing.area.City;
import org.minqing.deadline.FixedTime;
import org.minqing.deadline.timer.Firing;
import org.minqing.journal.OpenKeys;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.minqing.scenario.Offer;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Scenarios;
import org.minqing.scenario.Target;
import org.minqing.scenario.TaskDeed;
import org.minqing.scenario.language.ShippedScenarios;

/** Casework without a store: every decision on the general event in the small city of the tests, with its whole cast. */
final class PureCasework {

    private static final Instant MORNING = Instant.parse("2026-11-23T00:00:00Z");
    private static final AreaCode GRID = new AreaCode(990101001001001L);
    private static final String PHOTO = "a".repeat(64);

    final Scenario scenario;
    final CaseClocks clocks = new CaseClocks(FixedTime.of(Lakeside.folder()));
    private final City city = Lakeside.folder().city();
    private final Map<String, AccountId> people = new LinkedHashMap<>();
    private final Decisions decisions;

    /** One try of somebody: any action by anybody, or one of those that the flow offers to somebody now. */
    record Move(int person, int action, boolean offered, int minutes) {}

    /** Somebody who could take an action now, or do something to a task; {@code task} is 0 for the case itself. */
    record Chance(String person, String action, int task) {}

    PureCasework() {
        this(Choosing.first(), Map.of());
    }

    /** With facts of one's own, and more people: by name, their seat in the town or below it. */
    PureCasework(Choosing choosing, Map<String, String> more) {
        this(ShippedScenarios.generalEvent(), choosing, more);
    }

    /** With another scenario; a person with several seats has them between pluses, a seat of a department names it. */
    PureCasework(Scenario scenario, Choosing choosing, Map<String, String> more) {
        this.scenario = scenario;
        var access = new FixedAccess();
        more.forEach((name, seat) ->
                person(access, name, seat, seat.contains("@town") ? new AreaCode(990101001000000L) : GRID));
        person(access, "resident", "", GRID);
        person(access, "worker", "grid-worker@small-grid", GRID);
        person(access, "village", "village-officer@village", new AreaCode(990101001001000L));
        person(access, "duty", "duty-officer@town", new AreaCode(990101001000000L));
        person(access, "second-duty", "duty-officer@town", new AreaCode(990101001000000L));
        person(access, "grid-handler", "handler@small-grid", GRID);
        person(access, "town-handler", "handler@town", new AreaCode(990101001000000L));
        person(access, "inspector", "inspector@town", new AreaCode(990101001000000L));
        person(access, "county", "county-officer@county", new AreaCode(990101000000000L));
        person(access, "outsider", "duty-officer@town", new AreaCode(990102001000000L));
        var keys = OpenKeys.in(ShortLived.folder("pure-casework-"));
        decisions = new Decisions(
                city,
                new Definitions(Scenarios.of(List.of(scenario)), (_, _, _) -> Optional.empty()),
                access.standing(),
                new Dispatching(access.posts(), choosing),
                new Turns(
                        city,
                        new SealedAnswers(keys.sealing()),
                        clocks,
                        new Extending(city, access.posts(), (_, _) -> List.of(), clocks)),
                keys.fingerprints());
    }

    /** A case after a walk; {@code each} is shown the case before each turn and the turn. */
    Telling walk(String reporter, List<Move> moves, BiConsumer<CaseFile, Turn> each) {
        var now = MORNING;
        var telling = begin(reporter, moves.toString(), now);
        for (var move : moves) {
            now = now.plus(Duration.ofMinutes(move.minutes()));
            if (isLapsed(telling.file(), now)) {
                var before = telling.file();
                each.accept(before, lapse(telling, "object", now));
            }
            take(telling, chance(telling.file(), move, now), now, each);
        }
        return telling;
    }

    /** A case with its report alone, always the same for the same words. */
    Telling begin(String reporter, String words, Instant now) {
        var id = new CaseId(UUID.nameUUIDFromBytes((reporter + words).getBytes(StandardCharsets.UTF_8)));
        var fields = Story.fields("示例：路边有垃圾。");
        var where = new Where.In(GRID);
        var report = new Report(
                id, command(id, 0), actor(reporter), scenario.id(), where, fields, List.of(), now, Origin.LIVE);
        return new Telling(decisions.start(report, decisions.spot(where), now));
    }

    void take(Telling telling, Chance chance, Instant now, BiConsumer<CaseFile, Turn> each) {
        var before = telling.file();
        var command = new Command(
                before.id(),
                command(before.id(), before.version()),
                actor(chance.person()),
                chance.action(),
                before.version(),
                chance.task() == 0 ? answers(before, chance.action()) : answersToTask(chance.action()),
                List.of(),
                now,
                chance.task() == 0 ? null : chance.task());
        try {
            var turn = decisions.next(before, telling.wrappedKeys(), command, now);
            telling.add(turn);
            each.accept(before, turn);
        } catch (ProblemException wrongAnswers) {
            throw new AssertionError("The answers of " + chance.action() + " do not fit", wrongAnswers);
        }
    }

    /** What a clock takes when its time has passed. */
    Turn lapse(Telling telling, String clock, Instant now) {
        var file = telling.file();
        var step = Reminding.Step.then(clock).written();
        var id = command(file.id(), file.version()).value();
        var then = CaseClocks.clock(scenario, clock).then().orElseThrow();
        var firing = new Firing(id, file.id().value(), CaseClocks.TIMER, step, now, List.of());
        var turn = decisions.lapse(file, then, firing, now);
        telling.add(turn);
        return turn;
    }

    private static boolean isLapsed(CaseFile file, Instant now) {
        return file.standing().clocks().stream()
                .filter(clock -> clock.clock().equals("object") && clock.isRunning())
                .anyMatch(clock -> clock.due().filter(now::isAfter).isPresent());
    }

    private Chance chance(CaseFile file, Move move, Instant now) {
        var open = chances(file, now);
        if (move.offered() && !open.isEmpty()) {
            return open.get(move.action() % open.size());
        }
        var names = List.copyOf(people.keySet());
        var actions = scenario.flow().actions();
        var deeds = TaskDeed.values();
        var person = names.get(move.person() % names.size());
        var number = move.action() % (actions.size() + deeds.length);
        return number < actions.size()
                ? new Chance(person, actions.get(number).id(), 0)
                : new Chance(person, deeds[number - actions.size()].code(), 1 + move.minutes() % 3);
    }

    /** Everything that anybody could do with the case now. */
    List<Chance> chances(CaseFile file, Instant now) {
        return people.keySet().stream()
                .flatMap(person -> Stream.concat(steps(file, person, now), deeds(file, person)))
                .toList();
    }

    private Stream<Chance> steps(CaseFile file, String person, Instant now) {
        return decisions.offers(file, actor(person), now).stream()
                .flatMap(offer -> offer instanceof Offer.Allowed(var action)
                        ? Stream.of(new Chance(person, action.id(), 0))
                        : Stream.empty());
    }

    private Stream<Chance> deeds(CaseFile file, String person) {
        return decisions.taskOffers(file, actor(person)).stream()
                .map(offer ->
                        new Chance(person, offer.deed().code(), offer.task().number()));
    }

    /** Takes the case on along the main line, whoever may; the state in which it ends. */
    String finish(Telling telling) {
        var now = telling.file().standing().changedAt();
        for (var step = 0; step < 20 && !ended(telling.file()); step++) {
            now = now.plus(Duration.ofMinutes(1));
            var open = chances(telling.file(), now);
            var next = open.stream()
                    .filter(chance -> scenario.flow().mainLine().contains(chance.action()))
                    .findFirst()
                    .or(() -> open.stream()
                            .filter(chance -> List.of("answer", "go-on-alone").contains(chance.action()))
                            .findFirst())
                    .or(() -> open.stream()
                            .filter(chance -> leadsOn(chance.action()))
                            .findFirst());
            if (next.isEmpty()) {
                break;
            }
            take(telling, next.get(), now, (_, _) -> {});
        }
        return telling.file().standing().state();
    }

    private boolean leadsOn(String action) {
        return scenario.flow()
                .action(action)
                .filter(known -> known.to() instanceof Target.Same)
                .isEmpty();
    }

    boolean ended(CaseFile file) {
        return scenario.flow().state(file.standing().state()).orElseThrow().isEnd();
    }

    /** Moves that are the same in every run. */
    static List<Move> moves(int seed, int count) {
        var random = new Random(seed);
        return Stream.generate(() -> new Move(
                        random.nextInt(100), random.nextInt(100), random.nextInt(10) < 7, random.nextInt(1, 600)))
                .limit(count)
                .toList();
    }

    private void person(FixedAccess access, String name, String seat, AreaCode area) {
        var account = account(name);
        people.put(name, account);
        for (var one : seat.isEmpty() ? new String[0] : seat.split("\\+")) {
            var parts = one.split("[@/]", 3);
            var post = new PostId(UUID.nameUUIDFromBytes((name + one).getBytes(StandardCharsets.UTF_8)));
            var department = parts.length > 2 ? Optional.of(parts[2]) : Optional.<String>empty();
            access.holds(account, new Hand(post, parts[0], parts[1], area, city.ranges(area), department));
        }
    }

    static AccountId account(String name) {
        return new AccountId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private Actor actor(String person) {
        return Actor.of(Objects.requireNonNull(people.get(person)));
    }

    private static CommandId command(CaseId id, int version) {
        return new CommandId(UUID.nameUUIDFromBytes((id + "/" + version).getBytes(StandardCharsets.UTF_8)));
    }

    private Map<String, Object> answers(CaseFile file, String action) {
        var fields = new HashMap<String, Object>();
        switch (action) {
            case "report" -> fields.putAll(Story.fields("示例"));
            case "ask-jointly" ->
                fields.putAll(Map.of("asked", List.of(Map.of("of", "water"), Map.of("of", "safety")), "request", "示例"));
            case "say-impossible" -> fields.put("obstacle", "no-means");
            case "go-on-after-all" -> fields.put("note", "示例");
            case "give-to-another" -> fields.put("decided-for", "safety");
            case "say-unsafe" -> fields.put("danger", "people");
            case "send-again" -> fields.put("made-safe", "示例");
            case "find-nothing" -> fields.put("found-there", "in-order");
            case "add" -> fields.put("addition", "示例补充");
            case "feed-back" -> fields.put("measures", "示例处置");
            case "solve-on-spot" ->
                fields.putAll(Map.of("measures", "示例处置", "before", List.of(PHOTO), "after", List.of(PHOTO)));
            case "verify" -> {
                if (isToBeSeenOnceMore(file)) {
                    fields.put("second-look-photos", List.of(PHOTO));
                }
            }
            case "rate" -> fields.putAll(Map.of("solved", true, "rating", 4));
            default -> {}
        }
        if (scenario.flow().action(action).orElseThrow().form().field("reason").isPresent()) {
            fields.put("reason", "示例理由");
        }
        if (action.equals("return")) {
            fields.put("belongs-to", "elsewhere");
        }
        return fields;
    }

    private boolean isToBeSeenOnceMore(CaseFile file) {
        return file.openAnswers().containsKey("found-there")
                && decisions.whereabouts(file).sampled().contains("second-look");
    }

    private static Map<String, Object> answersToTask(String deed) {
        return switch (deed) {
            case "answer" -> Map.of("share-done", "示例会办结果");
            case "decline", "withdraw" -> Map.of("reason", "示例理由");
            default -> Map.of();
        };
    }
}
