package org.minqing.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.directive.Course.Made;
import org.minqing.directive.Directive.Words;
import org.minqing.directive.Wish.Outcome;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;

/** What may be done with a directive, and what follows from it. */
class WishTest {

    private static final AreaCode CITY = new AreaCode(990100000000000L);
    private static final AreaCode TOWN = new AreaCode(990101001000000L);
    private static final AreaCode VILLAGE = new AreaCode(990101001001000L);
    private static final AreaCode OTHER = new AreaCode(990101001002000L);
    private static final PostId GIVER = new PostId(new UUID(1, 1));
    private static final PostId OFFICER = new PostId(new UUID(1, 2));
    private static final Instant NOON = Instant.parse("2026-11-02T04:00:00Z");

    private final Course given = given();

    @Test
    void anAreaReceivesOnceAndAnswersOnce() {
        var received = after(given, new Wish.Receive(TOWN));
        assertThat(received.at(TOWN).orElseThrow().received()).isPresent();
        assertThat(refusal(received, new Wish.Receive(TOWN))).isEqualTo(DirectiveProblem.NOT_NOW);
        var answered = after(received, done(TOWN));
        assertThat(answered.at(TOWN).orElseThrow().stage()).isEqualTo(Addressee.Stage.DONE);
        assertThat(refusal(answered, done(TOWN))).isEqualTo(DirectiveProblem.NOT_NOW);
    }

    @Test
    void whoeverAnswersHasReceived() {
        assertThat(after(given, notPossible(TOWN)).at(TOWN).orElseThrow().received())
                .contains(new Addressee.Receipt(OFFICER, NOON));
    }

    @Test
    void whatIsReturnedIsAnsweredAgain() {
        assertThat(refusal(given, new Wish.Return(TOWN, "示例"))).isEqualTo(DirectiveProblem.NOT_NOW);
        var returned = after(after(given, done(TOWN)), new Wish.Return(TOWN, "示例"));
        assertThat(returned.at(TOWN).orElseThrow().stage()).isEqualTo(Addressee.Stage.RETURNED);
        assertThat(after(returned, done(TOWN)).at(TOWN).orElseThrow().isAnswered())
                .isTrue();
    }

    @Test
    void whoeverPassedOnIsDoneWhenThoseBelowHaveAnswered() {
        var passed = after(given, passOn(VILLAGE, OTHER));
        assertThat(passed.at(VILLAGE).orElseThrow().above()).contains(TOWN);
        assertThat(passed.at(TOWN).orElseThrow().passedOn()).isTrue();
        assertThat(refusal(passed, done(TOWN))).isEqualTo(DirectiveProblem.OPEN_BELOW);
        assertThat(after(passed, notPossible(TOWN)).at(TOWN).orElseThrow().isAnswered())
                .as("not possible is an honest answer at any time")
                .isTrue();
        var answered = after(after(passed, done(VILLAGE)), notPossible(OTHER));
        assertThat(after(answered, done(TOWN)).at(TOWN).orElseThrow().stage()).isEqualTo(Addressee.Stage.DONE);
    }

    @Test
    void nothingIsPassedOnTwice() {
        var passed = after(given, passOn(VILLAGE));
        assertThat(refusal(passed, passOn(VILLAGE))).isEqualTo(DirectiveProblem.NOBODY_NEW);
        assertThat(after(passed, passOn(VILLAGE, OTHER)).addressees()).hasSize(3);
    }

    @Test
    void whatIsOverStaysAsItIs() {
        for (var end : new Wish[] {new Wish.Withdraw("示例"), new Wish.Close()}) {
            var over = after(given, end);
            assertThat(over.directive().isOpen()).isFalse();
            for (var wish : new Wish[] {new Wish.Receive(TOWN), done(TOWN), passOn(VILLAGE), new Wish.Close()}) {
                assertThat(refusal(over, wish)).isEqualTo(DirectiveProblem.OVER);
            }
        }
    }

    @Test
    void onlyTheAreaThatMovedIsChanged() {
        var passed = after(given, passOn(VILLAGE, OTHER));
        assertThat(after(passed, done(OTHER)).changedSince(passed))
                .extracting(Addressee::area)
                .containsExactly(OTHER);
        assertThat(after(passed, done(OTHER)).at(VILLAGE).orElseThrow().version())
                .isEqualTo(1);
    }

    @Test
    void everyDeedIsReadBackFromItsOpenPart() {
        var to = new TreeMap<AreaCode, Optional<PostId>>();
        to.put(VILLAGE, Optional.empty());
        to.put(OTHER, Optional.of(OFFICER));
        var deeds = new Deed[] {
            new Deed.Given(CITY, NOON, true, to),
            new Deed.Received(TOWN),
            new Deed.PassedOn(TOWN, to),
            new Deed.Answered(TOWN, true, Optional.of(new BigDecimal("3.50"))),
            new Deed.Answered(TOWN, false, Optional.empty()),
            new Deed.Returned(TOWN),
            new Deed.Withdrawn(),
            new Deed.Closed(),
            new Deed.Reminded("warn", NOON, 868),
            new Deed.Refused("answer", "directive.over")
        };
        for (var deed : deeds) {
            assertThat(Deed.read(deed.kind(), deed.open())).contains(deed);
        }
        assertThat(Deed.read("journal.erased", new TreeMap<>())).isEmpty();
    }

    private static Course given() {
        var to = new TreeMap<AreaCode, Optional<PostId>>();
        to.put(TOWN, Optional.of(OFFICER));
        return Course.begin(new UUID(0, 7), new Deed.Given(CITY, NOON.plusSeconds(3600), false, to), made(GIVER));
    }

    private static Wish passOn(AreaCode... below) {
        var to = new TreeMap<AreaCode, Optional<PostId>>();
        for (var area : below) {
            to.put(area, Optional.empty());
        }
        return new Wish.PassOn(TOWN, to);
    }

    private static Wish done(AreaCode area) {
        return new Wish.Answer(area, true, "", Optional.empty());
    }

    private static Wish notPossible(AreaCode area) {
        return new Wish.Answer(area, false, "示例：无法办理", Optional.empty());
    }

    private static Course after(Course course, Wish wish) {
        return switch (wish.decide(course)) {
            case Outcome.Allowed(var deed) -> course.after(deed, made(OFFICER));
            case Outcome.Refused(var problem) -> throw new AssertionError(problem.code());
        };
    }

    private static DirectiveProblem refusal(Course course, Wish wish) {
        return switch (wish.decide(course)) {
            case Outcome.Allowed(var deed) -> throw new AssertionError(deed.kind());
            case Outcome.Refused(var problem) -> problem;
        };
    }

    private static Made made(PostId post) {
        return new Made(post, NOON, Optional.of(new Words("", 1)));
    }
}
