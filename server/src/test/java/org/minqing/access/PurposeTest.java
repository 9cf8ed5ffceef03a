package org.minqing.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.Purpose;

/** The decision knows for which purpose it is made, and refuses one that does not fit what a thing is kept for. */
class PurposeTest {

    private static final Purpose CASEWORK = new Purpose("casework");
    private static final Purpose EPIDEMIC = new Purpose("epidemic-control");
    private static final Purpose HAZARDS = new Purpose("hazard-check");
    private static final AccountId ACCOUNT = new AccountId(new UUID(8L << 12, 1));
    private static final AreaCode TOWN = new AreaCode(990_101_000_000_000L);
    private static final Hand GIVER = hand(1, "giver");
    private static final Hand OWN = hand(2, "own");
    private static final Map<String, ClassPurposes.Kept> CLASSES = Map.of(
            "general", new ClassPurposes.Kept(Set.of(CASEWORK), false, false),
            "epidemic", new ClassPurposes.Kept(Set.of(EPIDEMIC), false, true),
            "complaint", new ClassPurposes.Kept(Set.of(CASEWORK), true, false));

    private final Actor sharing = Actor.of(ACCOUNT).in(new PostId(new UUID(8L << 12, 9)));

    @Test
    void aShareOpensWhatIsKeptForSomethingThatMayBeOpenedForItsPurpose() {
        var access = shared(Set.of(CASEWORK));

        assertThat(access.require(sharing, Verb.CASE_READ, thing("general")).purpose())
                .contains(HAZARDS);
        assertThatThrownBy(() -> access.require(sharing, Verb.CASE_READ, thing("epidemic")))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> access.require(sharing, Verb.CASE_READ, thing("complaint")))
                .as("who reported is kept from everybody")
                .isInstanceOf(ProblemException.class);
        assertThat(shared(Set.of(EPIDEMIC)).scope(sharing, Verb.CASE_READ).covers(thing("general")))
                .isFalse();
    }

    @Test
    void whatIsOpenedIsEnteredForThePurposeOfTheShareOrRefused() {
        var access = shared(Set.of(CASEWORK));

        assertThat(access.opening(sharing, CASEWORK)).isEqualTo(HAZARDS);
        assertThatThrownBy(() -> access.opening(sharing, EPIDEMIC))
                .as("an older version of a scenario may have had another purpose")
                .isInstanceOf(ProblemException.class)
                .extracting(refused -> ((ProblemException) refused).problem())
                .isEqualTo(AccessProblem.PURPOSE_OTHER);
    }

    @Test
    void aPostOfOnesOwnOpensAThingForWhatItIsKept() {
        var access = shared(Set.of(CASEWORK));
        var own = Actor.of(ACCOUNT).in(OWN.post());

        assertThat(access.opening(own, EPIDEMIC)).isEqualTo(EPIDEMIC);
        assertThat(access.require(own, Verb.CASE_READ, thing("epidemic")).purpose())
                .isEmpty();
        assertThat(access.byShare(own)).isFalse();
    }

    @Test
    void aPurposeThatTheCityTakesAwayOpensNothingAnyMore() {
        var access = world(new Term.Limit("", Set.of("general"), Optional.of(HAZARDS)))
                .purposes(new Purposes.Now(Map.of(), CLASSES))
                .access();

        assertThat(access.scope(sharing, Verb.CASE_READ).isEmpty()).isTrue();
    }

    @Test
    void aTemporaryBodyHasWhatIsToldUnderAnOrderOnlyWhereItNamesIt() {
        assertThat(body(Set.of()).covers(thing("general"))).isTrue();
        assertThat(body(Set.of()).covers(thing("epidemic"))).isFalse();
        assertThat(body(Set.of("epidemic")).covers(thing("epidemic"))).isTrue();
    }

    private Scope body(Set<String> classes) {
        return world(new Term.Limit("示例防汛指挥部", classes))
                .purposes(new Purposes.Now(Map.of(), CLASSES))
                .access()
                .scope(sharing, Verb.CASE_READ);
    }

    private Access shared(Set<Purpose> opens) {
        var said = new Purposes.ForSharing(Map.of(), Map.of(), opens);
        return world(new Term.Limit("", CLASSES.keySet(), Optional.of(HAZARDS)))
                .purposes(new Purposes.Now(Map.of(HAZARDS, said), CLASSES))
                .access();
    }

    private FixedAccess world(Term.Limit limit) {
        var seat = new Hand(sharing.post().orElseThrow(), "giver", "town", TOWN, GIVER.ranges(), Optional.of("water"));
        return new FixedAccess()
                .role("giver", Verb.CASE_READ)
                .role("own", Verb.CASE_READ)
                .holds(ACCOUNT, OWN)
                .shares(new Shared(
                        seat.post().value(),
                        seat,
                        limit,
                        Set.of(Verb.CASE_READ),
                        new Unit(TOWN, Optional.of("roads"), Optional.empty()),
                        Instant.EPOCH,
                        Instant.EPOCH.plusSeconds(60)));
    }

    private static Hand hand(int number, String role) {
        return new Hand(
                new PostId(new UUID(8L << 12, number)),
                role,
                "town",
                TOWN,
                AreaRanges.of(TOWN.value(), TOWN.value() + 100),
                Optional.of(role.equals("own") ? "roads" : "water"));
    }

    private static Thing thing(String scenarioClass) {
        return new Thing("case", scenarioClass, new AreaCode(TOWN.value() + 5), Optional.empty(), Set.of(), Set.of());
    }
}
