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
 * What somebody has of a post for a time: code, statement and row-level security let through the same, it is never more than
 * the post itself lets through, and outside of that post everything is as if there were no delegation.
 */
class DelegatedAgreementIT {

    private static final RandomThings THINGS = new RandomThings();
    private static final Verb READ = Verb.CASE_READ;
    private static final Verb SEALED = Verb.CASE_READ_SEALED;
    private static final Verb ACT = Verb.CASE_ACT;
    private static final AccountId GIVER = new AccountId(RandomThings.PEOPLE.get(0));
    private static final AccountId RECEIVER = new AccountId(RandomThings.PEOPLE.get(1));

    @AfterAll
    static void end() {
        THINGS.close();
    }

    /** A giver, a receiver and what the one has of the other's post. */
    private record World(
            Hand post, Hand via, Term term, Set<String> giverClasses, Set<String> receiverClasses, boolean opensWords) {

        private World(Random random) {
            this(
                    hand(0, "giver", random),
                    hand(1, "receiver", random),
                    new Term(
                            UUID.randomUUID(),
                            some(List.of(READ, SEALED, ACT), random),
                            hand(1, "receiver", random),
                            Instant.MAX),
                    some(RandomThings.CLASSES, random),
                    some(RandomThings.CLASSES, random),
                    random.nextInt(4) > 0);
        }

        Access access(UnaryOperator<Term> changed) {
            var limited = new Term(term.id(), term.verbs(), via, term.until());
            return fixed().sits(RECEIVER, post, changed.apply(limited)).access();
        }

        Access without() {
            return fixed().access();
        }

        private FixedAccess fixed() {
            return new FixedAccess()
                    .takingPart(READ, ACT, SEALED)
                    .classRole("giver", giverClasses, READ, SEALED, ACT)
                    .classRole("receiver", receiverClasses, opensWords ? new Verb[] {READ, SEALED} : new Verb[] {READ})
                    .holds(GIVER, post)
                    .holds(RECEIVER, via);
        }

        private static Hand hand(int seat, String role, Random random) {
            var from = RandomThings.GROUND + random.nextInt(60);
            var department = RandomThings.DEPARTMENTS.get(random.nextInt(RandomThings.DEPARTMENTS.size()));
            return new Hand(
                    new PostId(RandomThings.SEATS.get(seat)),
                    role,
                    "town",
                    new AreaCode(RandomThings.GROUND + random.nextInt(2)),
                    AreaRanges.of(from, from + 50),
                    Optional.of(department));
        }

        private static <T> Set<T> some(List<T> all, Random random) {
            return all.stream().filter(_ -> random.nextBoolean()).collect(Collectors.toSet());
        }
    }

    private static List<World> worlds() {
        var random = new Random(4415);
        return IntStream.range(0, 80).mapToObj(_ -> new World(random)).toList();
    }

    private static Actor standingIn(World world) {
        return Actor.of(RECEIVER).in(world.post().post());
    }

    @Test
    void allThreeAgreeAndNothingIsWiderThanThePost() {
        for (var world : worlds()) {
            var access = world.access(term -> term);
            for (var verb : List.of(READ, SEALED, ACT)) {
                var scope = access.scope(standingIn(world), verb);
                var inCode = THINGS.inCode(scope);
                assertThat(THINGS.byFilter(scope)).as("%s %s", world, verb).isEqualTo(inCode);
                assertThat(THINGS.byPolicy(scope.setting()))
                        .as("%s %s", world, verb)
                        .isEqualTo(inCode);
                assertThat(THINGS.inCode(scope.byPost()))
                        .as("%s %s", world, verb)
                        .isSubsetOf(whole(world, verb))
                        .isEqualTo(expected(world, verb));
            }
        }
    }

    @Test
    void onesOwnWorkIsNeitherWiderNorNarrower() {
        for (var world : worlds()) {
            for (var actor : List.of(
                    Actor.of(RECEIVER), Actor.of(RECEIVER).in(world.via().post()))) {
                assertThat(world.access(term -> term).scope(actor, READ))
                        .isEqualTo(world.without().scope(actor, READ));
            }
        }
    }

    /** Rules of what one has for a time, and how they would be without. */
    static List<UnaryOperator<Term>> holes() {
        return List.of(
                term -> new Term(term.id(), Set.of(READ, SEALED, ACT), term.via(), term.until()),
                term -> new Term(term.id(), Set.of(), term.via(), term.until()),
                term -> new Term(term.id(), term.verbs(), giving(term.via()), term.until()));
    }

    @ParameterizedTest
    @MethodSource("holes")
    void aRuleThatIsOffShows(UnaryOperator<Term> off) {
        assertThat(worlds())
                .anyMatch(world -> List.of(READ, SEALED, ACT).stream().anyMatch(verb -> {
                    var scope = world.access(off).scope(standingIn(world), verb);
                    return !THINGS.inCode(scope.byPost()).equals(expected(world, verb));
                }));
    }

    /** The receiver's own role is taken for the giver's, which opens words. */
    private static Hand giving(Hand via) {
        return new Hand(via.post(), "giver", via.level(), via.area(), via.ranges(), via.department());
    }

    private static Set<Integer> whole(World world, Verb verb) {
        return THINGS.inCode(world.without()
                .scope(Actor.of(GIVER).in(world.post().post()), verb)
                .byPost());
    }

    /** Said once more in other words: thing by thing, from the rules of the page about rights. */
    private static Set<Integer> expected(World world, Verb verb) {
        if (!world.term().verbs().contains(verb)) {
            return Set.of();
        }
        var own = new HashSet<>(Unit.of(world.via()));
        own.addAll(Unit.of(world.post()));
        var opens = !verb.equals(SEALED) || world.opensWords();
        var limited = verb.equals(SEALED) && !world.receiverClasses().isEmpty();
        return THINGS.which(thing -> {
                    var classes = world.giverClasses().isEmpty()
                            || world.giverClasses().contains(thing.scenarioClass());
                    var receivers = !limited || world.receiverClasses().contains(thing.scenarioClass());
                    var byArea = opens
                            && receivers
                            && classes
                            && world.post().ranges().contains(thing.area());
                    var byPart = opens
                            && !limited
                            && thing.participantPosts().contains(world.post().post());
                    return (byArea || byPart)
                            && thing.about().filter(own::contains).isEmpty();
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
