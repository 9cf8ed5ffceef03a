package org.minqing.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.minqing.kernel.AreaRanges;

/** The condition in a statement, the predicate in code and row-level security let through the same rows, for anybody. */
class AgreementIT {

    private static final RandomThings things = new RandomThings();

    @AfterContainer
    static void end() {
        things.close();
    }

    @Property(tries = 1_000)
    void allThreeAgree(@ForAll("scopes") Scope scope) {
        var inCode = things.inCode(scope);
        assertThat(things.byFilter(scope)).isEqualTo(inCode);
        assertThat(things.byPolicy(scope.setting())).isEqualTo(inCode);
    }

    @Example
    void anEmptyScopeOrNoneSeesNothing() {
        assertThat(things.byFilter(Scope.NOTHING)).isEmpty();
        assertThat(things.byPolicy(Scope.NOTHING.setting())).isEmpty();
        assertThat(things.byPolicy("")).isEmpty();
        assertThat(things.database
                        .app()
                        .sql("select id from agreement.thing")
                        .query(Integer.class)
                        .list())
                .isEmpty();
    }

    @Example
    void theScopeEndsWithItsStatement() {
        var everything = new Scope(
                List.of(Grant.everythingIn(AreaRanges.of(RandomThings.GROUND, RandomThings.GROUND + 1_000))),
                Optional.empty(),
                Set.of());
        assertThat(things.byPolicy(everything.setting())).hasSize(things.size());
        assertThat(things.database
                        .app()
                        .sql("select id from agreement.thing")
                        .query(Integer.class)
                        .list())
                .isEmpty();
    }

    @Example
    void thePolicyIsPutInPlaceOfTheCall() {
        var plan = things.database
                .appTransactions()
                .execute(status -> String.join(
                        "\n",
                        things.database
                                .app()
                                .sql("explain select id from agreement.thing")
                                .query(String.class)
                                .list()));
        assertThat(plan).contains("current_setting").doesNotContain("may_see");
    }

    @Provide
    Arbitrary<Scope> scopes() {
        return RandomThings.scopes();
    }
}
