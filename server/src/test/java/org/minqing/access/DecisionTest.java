package org.minqing.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class DecisionTest {

    private static final AreaCode HERE = new AreaCode(990101001001001L);
    private static final AreaCode ELSEWHERE = new AreaCode(990202001001001L);
    private static final AreaRanges TOWN = AreaRanges.of(990101000000000L, 990101999999999L);

    private final AccountId resident = new AccountId(UUID.randomUUID());
    private final AccountId officer = new AccountId(UUID.randomUUID());
    private final AccountId handler = new AccountId(UUID.randomUUID());
    private final PostId duty = new PostId(UUID.randomUUID());
    private final PostId water = new PostId(UUID.randomUUID());

    private final Access access = new FixedAccess()
            .everybody(Verb.AREA_READ, Verb.CASE_REPORT)
            .takingPart(Verb.CASE_READ, Verb.CASE_ACT)
            .role("duty-officer", Verb.CASE_READ, Verb.CASE_ACT)
            .departmentRole("handler", Verb.CASE_READ)
            .holds(officer, new Hand(duty, "duty-officer", "town", HERE, TOWN, Optional.empty()))
            .holds(handler, new Hand(water, "handler", "town", HERE, TOWN, Optional.of("water")))
            .access();

    @Test
    void anOfficerActsInsideTheOwnAreaOnly() {
        assertThat(access.require(Actor.of(officer), Verb.CASE_ACT, report(HERE))
                        .throughTakingPart())
                .isFalse();
        refused("not-found", Actor.of(officer), Verb.CASE_ACT, report(ELSEWHERE));
    }

    @Test
    void aResidentSeesTheOwnReportAndNoOther() {
        assertThat(access.require(Actor.of(resident), Verb.CASE_READ, report(ELSEWHERE))
                        .throughTakingPart())
                .isTrue();
        refused("not-found", Actor.of(new AccountId(UUID.randomUUID())), Verb.CASE_READ, report(ELSEWHERE));
    }

    @Test
    void whatOneMaySeeButNotTreatSoIsDeniedAndNotHidden() {
        refused("access.denied", Actor.of(resident), Verb.CASE_READ_SEALED, report(HERE));
        refused("access.denied", Actor.of(resident), Verb.ADMIN_CLOCK, Thing.at(HERE));
    }

    @Test
    void aHandlerSeesOnlyTheOwnDepartment() {
        access.require(Actor.of(handler), Verb.CASE_READ, with("water"));
        refused("not-found", Actor.of(handler), Verb.CASE_READ, with("roads"));
        refused("not-found", Actor.of(handler), Verb.CASE_READ, report(HERE));
    }

    @Test
    void aPostThatIsNotHeldGivesNothing() {
        refused("not-found", Actor.of(officer).in(water), Verb.CASE_READ, report(HERE));
        assertThat(access.scope(Actor.of(officer).in(water), Verb.CASE_READ).posts())
                .isEmpty();
    }

    @Test
    void aVerbThatNobodyGrantedHasAnEmptyScope() {
        var scope = access.scope(Actor.of(officer), Verb.JOURNAL_READ);
        assertThat(scope.isEmpty()).isTrue();
        assertThat(scope.covers(report(HERE))).isFalse();
    }

    @Test
    void whoIsComplainedOfIsToldThatThereIsNoSuchThing() {
        var about = report(HERE).about(Optional.of(unit("", "duty-officer")));
        refused("not-found", Actor.of(officer), Verb.CASE_READ, about);
        refused("not-found", Actor.of(officer), Verb.CASE_ACT, about.with(Set.of(duty)));
        access.require(Actor.of(officer), Verb.CASE_READ, report(HERE).about(Optional.of(unit("water", ""))));
        refused("not-found", Actor.of(handler), Verb.CASE_READ, with("water").about(Optional.of(unit("water", ""))));
        refused("not-found", Actor.of(handler), Verb.CASE_READ, with("water").about(Optional.of(unit("", ""))));
    }

    @Test
    void whoActsForTheUnitInAnotherPostDoesNotSeeItInThisOneEither() {
        var twoPosts = new FixedAccess()
                .role("duty-officer", Verb.CASE_READ)
                .departmentRole("handler", Verb.CASE_READ)
                .holds(officer, new Hand(duty, "duty-officer", "town", HERE, TOWN, Optional.empty()))
                .holds(officer, new Hand(water, "handler", "town", HERE, TOWN, Optional.of("water")))
                .access();
        var about = report(HERE).about(Optional.of(unit("water", "")));
        assertThat(twoPosts.scope(Actor.of(officer).in(duty), Verb.CASE_READ).covers(report(HERE)))
                .isTrue();
        assertThat(twoPosts.scope(Actor.of(officer).in(duty), Verb.CASE_READ).covers(about))
                .isFalse();
    }

    @Test
    void whoReportedTheirOwnUnitKeepsSeeingTheReport() {
        var own = new Thing("case", "general", HERE, Optional.empty(), Set.of(officer), Set.of())
                .about(Optional.of(unit("", "duty-officer")));
        assertThat(access.require(Actor.of(officer), Verb.CASE_READ, own).throughTakingPart())
                .isTrue();
    }

    private static Unit unit(String department, String role) {
        return Unit.read(HERE + "/" + department + "/" + role);
    }

    private Thing report(AreaCode area) {
        return new Thing("case", "general", area, Optional.empty(), Set.of(resident), Set.of());
    }

    private Thing with(String department) {
        return new Thing("case", "general", HERE, Optional.of(department), Set.of(resident), Set.of());
    }

    private void refused(String code, Actor actor, Verb verb, Thing thing) {
        assertThatThrownBy(() -> access.require(actor, verb, thing))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().code()).isEqualTo(code));
    }
}
