package org.minqing.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;

/** What was said in confidence, for somebody who showed the second factor long ago. */
class StepUpTest {

    private static final AreaCode HERE = new AreaCode(990101001001001L);
    private static final AreaCode ELSEWHERE = new AreaCode(990102001001001L);

    private final AccountId officer = new AccountId(UUID.randomUUID());
    private final PostId post = new PostId(UUID.randomUUID());
    private final AtomicBoolean stale = new AtomicBoolean();
    private final Access access = new FixedAccess()
            .role("inspector", Verb.CASE_READ, Verb.CASE_READ_SEALED)
            .takingPart(Verb.CASE_READ_SEALED)
            .holds(
                    officer,
                    new Hand(
                            post,
                            "inspector",
                            "town",
                            new AreaCode(990101001000000L),
                            AreaRanges.of(990101001000000L, 990101001999999L),
                            Optional.empty()))
            .access(_ -> stale.get());

    @Test
    void isOpenAsLongAsTheFactorWasShownOfLate() {
        assertThat(sealed().covers(report(HERE))).isTrue();
        stale.set(true);
        assertStepUp(report(HERE));
        stale.set(false);
        assertThat(sealed().covers(report(HERE))).isTrue();
    }

    @Test
    void isNeitherInAListNorUnderRowLevelSecurityMeanwhile() {
        stale.set(true);
        assertThat(sealed().grants()).isEmpty();
        assertThat(sealed().posts()).isEmpty();
        assertThat(sealed().setting()).doesNotContain(post.toString());
    }

    @Test
    void isAskedForWherePostsTakePartTooAndNotWhereThePersonDoes() {
        stale.set(true);
        assertStepUp(thing(ELSEWHERE, Set.of(), Set.of(post)));
        assertThat(sealed().covers(thing(ELSEWHERE, Set.of(officer), Set.of()))).isTrue();
    }

    @Test
    void isStillNothingWhereTheFactorWouldOpenNothing() {
        stale.set(true);
        assertThat(sealed().covers(report(ELSEWHERE))).isFalse();
    }

    @Test
    void allElseGoesOn() {
        stale.set(true);
        assertThat(access.scope(Actor.of(officer), Verb.CASE_READ).covers(report(HERE)))
                .isTrue();
    }

    private void assertStepUp(Thing thing) {
        assertThatThrownBy(() -> sealed().covers(thing))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(AccessProblem.SESSION_STEP_UP));
        assertThatThrownBy(() -> access.require(Actor.of(officer), Verb.CASE_READ_SEALED, thing))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(AccessProblem.SESSION_STEP_UP));
    }

    private Scope sealed() {
        return access.scope(Actor.of(officer), Verb.CASE_READ_SEALED);
    }

    private static Thing report(AreaCode area) {
        return thing(area, Set.of(), Set.of());
    }

    private static Thing thing(AreaCode area, Set<AccountId> people, Set<PostId> posts) {
        return new Thing("case", "general", area, Optional.empty(), people, posts);
    }
}
