package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.minqing.access.FixedAccess;
import org.minqing.access.Hand;
import org.minqing.access.Verb;
import org.minqing.journal.Head;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;

/** Two persons of two units, and in time. */
class IdentityPartiesTest {

    private static final AreaCode COUNTY = new AreaCode(990101000000000L);
    private static final AreaCode CITY = new AreaCode(990100000000000L);
    private static final Instant NOON = Instant.parse("2026-11-28T04:00:00Z");

    private final AccountId asker = account(1);
    private final AccountId colleague = account(2);
    private final AccountId above = account(3);
    private final AccountId both = account(4);
    private final AccountId outsider = account(5);

    private final FixedAccess access = new FixedAccess()
            .role("desk", Verb.CASE_READ, Verb.CASE_ASK_IDENTITY, Verb.CASE_OPEN_IDENTITY)
            .role("officer", Verb.CASE_READ)
            .holds(asker, hand(1, "desk", COUNTY))
            .holds(colleague, hand(2, "desk", COUNTY))
            .holds(above, hand(3, "desk", CITY))
            .holds(both, hand(4, "desk", CITY))
            .holds(both, hand(6, "desk", COUNTY))
            .holds(outsider, hand(5, "officer", CITY));
    private final IdentityParties parties = new IdentityParties(access.access(), access.standing());

    @Test
    void somebodyOfAnotherUnitDecides() {
        assertThat(parties.requireAsk(Actor.of(asker), file()).post()).isEqualTo(post(1));
        assertThat(parties.requireDecide(Actor.of(above), file(), request()).post())
                .isEqualTo(post(3));
        assertThat(parties.mayDecide(Actor.of(above), file(), request())).isTrue();
    }

    @Test
    void whoeverAskedDoesNotDecideNorDoesTheirUnitNorSomebodyOfBoth() {
        refused("identity.same-person", () -> parties.requireDecide(Actor.of(asker), file(), request()));
        refused("identity.same-unit", () -> parties.requireDecide(Actor.of(colleague), file(), request()));
        refused("identity.same-unit", () -> parties.requireDecide(Actor.of(both).in(post(4)), file(), request()));
        assertThat(List.of(asker, colleague, both))
                .noneMatch(person -> parties.mayDecide(Actor.of(person), file(), request()));
    }

    @Test
    void whoHasNeitherVerbMayNeitherAskNorDecideNorRead() {
        refused("access.denied", () -> parties.requireAsk(Actor.of(outsider), file()));
        refused("access.denied", () -> parties.requireDecide(Actor.of(outsider), file(), request()));
        refused("access.denied", () -> parties.requireRead(Actor.of(outsider), file()));
    }

    @Test
    void aRequestEndsByItselfAndSoDoesWhatItOpened() {
        var waiting = request();
        assertThat(waiting.stageAt(waiting.until().minusSeconds(1))).isEqualTo(IdentityRequest.Stage.WAITING);
        assertThat(waiting.stageAt(waiting.until())).isEqualTo(IdentityRequest.Stage.EXPIRED);
        assertThat(waiting.isOpenTo(asker, NOON)).isFalse();

        var open = new IdentityRequest(
                waiting.id(),
                asker,
                post(1),
                waiting.unit(),
                NOON,
                waiting.until(),
                IdentityRequest.Stage.CONFIRMED,
                Optional.of(NOON.plus(Identities.OPEN_FOR)),
                waiting.words());
        assertThat(open.isOpenTo(asker, NOON)).isTrue();
        assertThat(open.isOpenTo(above, NOON)).as("who confirmed is not told").isFalse();
        assertThat(open.isOpenTo(asker, NOON.plus(Identities.OPEN_FOR))).isFalse();
    }

    private IdentityRequest request() {
        return new IdentityRequest(
                new UUID(3, 3),
                asker,
                post(1),
                IdentityParties.unit(hand(1, "desk", COUNTY)),
                NOON,
                NOON.plus(Identities.DECIDED_WITHIN),
                IdentityRequest.Stage.WAITING,
                Optional.empty(),
                new Supervision.Words(2, List.of()));
    }

    private static CaseFile file() {
        var beginning =
                new CaseFile.Beginning("complaint", "1", "complaint", COUNTY, null, account(9), NOON, Origin.LIVE);
        var standing = new CaseFile.Standing(
                "lodged",
                COUNTY,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                CaseFile.Check.NONE,
                1,
                List.of(),
                NOON,
                null);
        return new CaseFile(new CaseId(new UUID(4, 4)), Head.NONE, 0, beginning, standing);
    }

    private static void refused(String code, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().code()).isEqualTo(code));
    }

    private static Hand hand(int post, String role, AreaCode area) {
        var width = area.equals(CITY) ? 99_999_999_999L : 999_999_999L;
        var level = area.equals(CITY) ? "city" : "county";
        return new Hand(
                post(post), role, level, area, AreaRanges.of(area.value(), area.value() + width), Optional.empty());
    }

    private static AccountId account(int number) {
        return new AccountId(new UUID(1, number));
    }

    private static PostId post(int number) {
        return new PostId(new UUID(0, number));
    }
}
