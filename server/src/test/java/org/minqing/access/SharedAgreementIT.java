package org.minqing.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;
import org.minqing.kernel.Purpose;

/**
 * What an office sees of another by a share: code, statement and row-level security let through the same, which is what the
 * giving post has, in the areas and classes of the share, as far as the things are kept for something that may be opened for
 * its purpose; nothing about one of both offices, nothing by taking part, and nothing before its beginning or from its end on.
 */
class SharedAgreementIT {

    private static final RandomThings THINGS = new RandomThings();
    private static final List<Verb> VERBS =
            List.of(Verb.CASE_LIST, Verb.CASE_READ_SEALED, Verb.CASE_EXPORT, Verb.CASE_ACT);
    private static final AccountId PERSON = new AccountId(RandomThings.PEOPLE.get(1));
    private static final Purpose SHARED = new Purpose("hazard-check");
    private static final List<Purpose> KEPT = List.of(new Purpose("casework"), new Purpose("mediation"));

    @AfterAll
    static void end() {
        THINGS.close();
    }

    /** A share, the post of somebody of the other office, what both roles open, and for what things are kept. */
    private record World(
            Shared shared,
            Hand own,
            Set<String> giverClasses,
            Set<String> ownClasses,
            boolean opensWords,
            Purposes.Now purposes) {

        private World(Random random) {
            this(
                    share(random),
                    hand(1, "own", random),
                    some(RandomThings.CLASSES, random),
                    some(RandomThings.CLASSES, random),
                    random.nextInt(4) > 0,
                    kept(random));
        }

        Access access(UnaryOperator<World> changed) {
            var world = changed.apply(this);
            return new FixedAccess()
                    .takingPart(VERBS.toArray(Verb[]::new))
                    .classRole("giver", giverClasses, VERBS.toArray(Verb[]::new))
                    .classRole("own", ownClasses, opensWords ? new Verb[] {Verb.CASE_READ_SEALED} : new Verb[0])
                    .holds(PERSON, own)
                    .shares(world.shared)
                    .purposes(world.purposes)
                    .access();
        }

        World with(Shared other) {
            return new World(other, own, giverClasses, ownClasses, opensWords, purposes);
        }

        World with(Purposes.Now other) {
            return new World(shared, own, giverClasses, ownClasses, opensWords, other);
        }
    }

    private static Shared share(Random random) {
        var classes = new HashSet<>(some(RandomThings.CLASSES, random));
        classes.add(RandomThings.CLASSES.getFirst());
        var sight = ShareSight.values()[random.nextInt(2)];
        return new Shared(
                UUID.randomUUID(),
                hand(0, "giver", random),
                new Term.Limit("", classes, Optional.of(SHARED)),
                sight.verbs(random.nextBoolean()),
                new Unit(new AreaCode(RandomThings.GROUND), Optional.empty(), Optional.of("own")),
                Instant.EPOCH.plusSeconds(random.nextInt(4) == 0 ? 1 : 0),
                Instant.EPOCH.plusSeconds(60 * random.nextInt(4)));
    }

    private static Purposes.Now kept(Random random) {
        var kept = RandomThings.CLASSES.stream()
                .collect(Collectors.toMap(
                        one -> one,
                        _ -> new ClassPurposes.Kept(
                                random.nextBoolean() ? Set.copyOf(KEPT) : Set.of(KEPT.get(random.nextInt(2))),
                                random.nextInt(4) == 0,
                                random.nextBoolean())));
        var opens = random.nextBoolean() ? Set.copyOf(KEPT) : Set.of(KEPT.getFirst());
        return new Purposes.Now(Map.of(SHARED, new Purposes.ForSharing(Map.of(), Map.of(), opens)), kept);
    }

    private static Hand hand(int seat, String role, Random random) {
        var from = RandomThings.GROUND + random.nextInt(60);
        return new Hand(
                new PostId(RandomThings.SEATS.get(seat)),
                role,
                "town",
                new AreaCode(RandomThings.GROUND + (role.equals("own") && random.nextInt(4) == 0 ? 1 : 0)),
                AreaRanges.of(from, from + 50),
                Optional.of(RandomThings.DEPARTMENTS.get(random.nextInt(RandomThings.DEPARTMENTS.size()))));
    }

    private static <T> Set<T> some(List<T> all, Random random) {
        return all.stream().filter(_ -> random.nextBoolean()).collect(Collectors.toSet());
    }

    private static List<World> worlds() {
        var random = new Random(5131);
        return IntStream.range(0, 150).mapToObj(_ -> new World(random)).toList();
    }

    private static Actor sitting(World world) {
        return Actor.of(PERSON).in(world.shared().seat().post());
    }

    @Test
    void allThreeAgreeWithTheRulesOfThePage() {
        var seen = 0;
        for (var world : worlds()) {
            var access = world.access(UnaryOperator.identity());
            for (var verb : VERBS) {
                var scope = seen(access, world, verb);
                var inCode = THINGS.inCode(scope);
                assertThat(THINGS.byFilter(scope)).as("%s %s", world, verb).isEqualTo(inCode);
                assertThat(THINGS.byPolicy(scope.setting()))
                        .as("%s %s", world, verb)
                        .isEqualTo(inCode);
                assertThat(inCode).as("%s %s", world, verb).isEqualTo(expected(world, verb));
                seen += inCode.size();
            }
        }
        assertThat(seen).isPositive();
    }

    /** Who sits in no share has what they take part in as a person, which is none of its matter; in a share there is none. */
    private static Scope seen(Access access, World world, Verb verb) {
        var scope = access.scope(sitting(world), verb);
        return access.byShare(sitting(world)) ? scope : scope.byPost();
    }

    /** Rules of a share, and how they would be without. */
    static List<UnaryOperator<World>> holes() {
        return List.of(
                world -> world.with(changed(
                        world,
                        world.shared().limit(),
                        Instant.EPOCH,
                        world.shared().to())),
                world -> world.with(
                        changed(world, world.shared().limit(), world.shared().from(), Instant.MAX)),
                world -> world.with(changed(
                        world, anyClass(), world.shared().from(), world.shared().to())),
                world -> world.with(changed(
                        world,
                        noPurpose(world),
                        world.shared().from(),
                        world.shared().to())),
                world -> world.with(new Purposes.Now(
                        opening(Set.copyOf(KEPT)), world.purposes().kept())),
                world -> world.with(new Purposes.Now(world.purposes().forSharing(), unsealed(world))),
                world -> world.with(to(world, world.shared().receiver(), ShareSight.SEALED.verbs(true))),
                world -> world.with(to(
                        world,
                        new Unit(world.own().area(), Optional.empty(), Optional.empty()),
                        world.shared().verbs())));
    }

    @ParameterizedTest
    @MethodSource("holes")
    void aRuleThatIsOffShows(UnaryOperator<World> off) {
        assertThat(worlds())
                .anyMatch(world -> VERBS.stream().anyMatch(verb -> {
                    var scope = seen(world.access(off), world, verb);
                    return !THINGS.inCode(scope).equals(expected(world, verb));
                }));
    }

    private static Term.Limit anyClass() {
        return new Term.Limit("", Set.of(), Optional.of(SHARED));
    }

    private static Term.Limit noPurpose(World world) {
        return new Term.Limit("", world.shared().limit().classes());
    }

    private static Map<Purpose, Purposes.ForSharing> opening(Set<Purpose> kept) {
        return Map.of(SHARED, new Purposes.ForSharing(Map.of(), Map.of(), kept));
    }

    private static Map<String, ClassPurposes.Kept> unsealed(World world) {
        return world.purposes().kept().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> new ClassPurposes.Kept(one.getValue().purposes(), false, false)));
    }

    private static Shared changed(World world, Term.Limit limit, Instant from, Instant to) {
        var one = world.shared();
        return new Shared(one.id(), one.seat(), limit, one.verbs(), one.receiver(), from, to);
    }

    private static Shared to(World world, Unit receiver, Set<Verb> verbs) {
        var one = world.shared();
        return new Shared(one.id(), one.seat(), one.limit(), verbs, receiver, one.from(), one.to());
    }

    /** Said once more in other words: thing by thing, at the moment that {@link FixedAccess} asks about. */
    private static Set<Integer> expected(World world, Verb verb) {
        var shared = world.shared();
        var runs = !Instant.EPOCH.isBefore(shared.from()) && Instant.EPOCH.isBefore(shared.to());
        var sealed = verb.equals(Verb.CASE_READ_SEALED);
        var isOfTheOffice = world.own().area().equals(new AreaCode(RandomThings.GROUND));
        if (!runs || !isOfTheOffice || !shared.verbs().contains(verb) || sealed && !world.opensWords()) {
            return Set.of();
        }
        var units = new HashSet<>(Unit.of(world.own()));
        units.addAll(Unit.of(shared.seat()));
        var may = Objects.requireNonNull(world.purposes().forSharing().get(SHARED))
                .opens();
        return THINGS.which(thing -> {
                    var kept = Objects.requireNonNull(world.purposes().kept().get(thing.scenarioClass()));
                    return shared.seat().ranges().contains(thing.area())
                            && shared.limit().classes().contains(thing.scenarioClass())
                            && isIn(world.giverClasses(), thing)
                            && (!sealed || isIn(world.ownClasses(), thing))
                            && may.containsAll(kept.purposes())
                            && !kept.sealsReporter()
                            && thing.about().filter(units::contains).isEmpty();
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isIn(Set<String> classes, Thing thing) {
        return classes.isEmpty() || classes.contains(thing.scenarioClass());
    }
}
