package org.minqing.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
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

/**
 * What a member has of a temporary body: code, statement and row-level security let through the same, which is what the seat
 * says of what the making post may, in the areas and classes of the body; and nothing before its beginning or from its end on.
 */
class GatheredAgreementIT {

    private static final RandomThings THINGS = new RandomThings();
    private static final List<Verb> VERBS = List.of(Verb.CASE_READ, Verb.CASE_READ_SEALED, Verb.CASE_ACT);
    private static final AccountId PERSON = new AccountId(RandomThings.PEOPLE.get(1));

    @AfterAll
    static void end() {
        THINGS.close();
    }

    /** A body, the post of one member, and what the roles of both open. */
    private record World(
            Gathered gathered, Hand own, Set<String> makerClasses, Set<String> ownClasses, boolean opensWords) {

        private World(Random random) {
            this(
                    new Gathered(
                            UUID.randomUUID(),
                            hand(0, "maker", random),
                            new Term.Limit("", some(RandomThings.CLASSES, random)),
                            new Gathered.Member(
                                    new PostId(RandomThings.SEATS.get(1)),
                                    BodySeat.values()[random.nextInt(BodySeat.values().length)]),
                            Instant.EPOCH.plusSeconds(random.nextInt(4) == 0 ? 1 : 0),
                            Instant.EPOCH.plusSeconds(60 * random.nextInt(4))),
                    hand(1, "own", random),
                    some(RandomThings.CLASSES, random),
                    some(RandomThings.CLASSES, random),
                    random.nextInt(4) > 0);
        }

        Access access(UnaryOperator<Gathered> changed) {
            return new FixedAccess()
                    .takingPart(Verb.CASE_READ, Verb.CASE_READ_SEALED, Verb.CASE_ACT)
                    .classRole("maker", makerClasses, VERBS.toArray(Verb[]::new))
                    .classRole(
                            "own",
                            ownClasses,
                            opensWords
                                    ? new Verb[] {Verb.CASE_READ, Verb.CASE_READ_SEALED}
                                    : new Verb[] {Verb.CASE_READ})
                    .holds(PERSON, own)
                    .gathers(changed.apply(gathered))
                    .access();
        }

        private static Hand hand(int seat, String role, Random random) {
            var from = RandomThings.GROUND + random.nextInt(60);
            return new Hand(
                    new PostId(RandomThings.SEATS.get(seat)),
                    role,
                    "town",
                    new AreaCode(RandomThings.GROUND + random.nextInt(2)),
                    AreaRanges.of(from, from + 50),
                    Optional.of(RandomThings.DEPARTMENTS.get(random.nextInt(RandomThings.DEPARTMENTS.size()))));
        }

        private static <T> Set<T> some(List<T> all, Random random) {
            return all.stream().filter(_ -> random.nextBoolean()).collect(Collectors.toSet());
        }
    }

    private static List<World> worlds() {
        var random = new Random(5130);
        return IntStream.range(0, 120).mapToObj(_ -> new World(random)).toList();
    }

    private static Actor sitting(World world) {
        return Actor.of(PERSON).in(world.gathered().body().post());
    }

    @Test
    void allThreeAgreeWithTheRulesOfThePage() {
        for (var world : worlds()) {
            var access = world.access(UnaryOperator.identity());
            for (var verb : VERBS) {
                var scope = access.scope(sitting(world), verb);
                var inCode = THINGS.inCode(scope);
                assertThat(THINGS.byFilter(scope)).as("%s %s", world, verb).isEqualTo(inCode);
                assertThat(THINGS.byPolicy(scope.setting()))
                        .as("%s %s", world, verb)
                        .isEqualTo(inCode);
                assertThat(THINGS.inCode(scope.byPost()))
                        .as("%s %s", world, verb)
                        .isEqualTo(expected(world, verb));
            }
        }
    }

    /** Rules of a seat, and how they would be without. */
    static List<UnaryOperator<Gathered>> holes() {
        return List.of(
                one -> changed(one, one.limit(), BodySeat.LEAD, one.from(), one.to()),
                one -> changed(one, new Term.Limit("", Set.of()), one.member().seat(), one.from(), one.to()),
                one -> changed(one, one.limit(), one.member().seat(), Instant.EPOCH, one.to()),
                one -> changed(one, one.limit(), one.member().seat(), one.from(), Instant.MAX));
    }

    @ParameterizedTest
    @MethodSource("holes")
    void aRuleThatIsOffShows(UnaryOperator<Gathered> off) {
        assertThat(worlds())
                .anyMatch(world -> VERBS.stream().anyMatch(verb -> {
                    var scope = world.access(off).scope(sitting(world), verb);
                    return !THINGS.inCode(scope.byPost()).equals(expected(world, verb));
                }));
    }

    private static Gathered changed(Gathered one, Term.Limit limit, BodySeat seat, Instant from, Instant to) {
        return new Gathered(
                one.id(), one.body(), limit, new Gathered.Member(one.member().post(), seat), from, to);
    }

    /** Said once more in other words: thing by thing, at the moment that {@link FixedAccess} asks about. */
    private static Set<Integer> expected(World world, Verb verb) {
        var gathered = world.gathered();
        var runs = !Instant.EPOCH.isBefore(gathered.from()) && Instant.EPOCH.isBefore(gathered.to());
        var observes = gathered.member().seat() == BodySeat.OBSERVER && !verb.equals(Verb.CASE_READ);
        var sealed = verb.equals(Verb.CASE_READ_SEALED);
        if (!runs || observes || sealed && !world.opensWords()) {
            return Set.of();
        }
        var units = new HashSet<>(Unit.of(world.own()));
        units.addAll(Unit.of(gathered.body()));
        var limits = sealed
                ? List.of(world.makerClasses(), gathered.limit().classes(), world.ownClasses())
                : List.of(world.makerClasses(), gathered.limit().classes());
        return THINGS.which(thing -> gathered.body().ranges().contains(thing.area())
                                && limits.stream()
                                        .allMatch(some -> some.isEmpty() || some.contains(thing.scenarioClass()))
                                && thing.about().filter(units::contains).isEmpty()
                        || thing.participantPosts().contains(gathered.body().post())
                                && (!sealed || world.ownClasses().isEmpty())
                                && thing.about().filter(units::contains).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
