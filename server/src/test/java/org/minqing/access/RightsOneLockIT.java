package org.minqing.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minqing.kernel.AreaRanges;

/**
 * The agreement of code, filter and row-level security has teeth: with one rule switched off in one of the three, random
 * scopes find somebody for whom they part. With every rule on they agree for the same scopes.
 */
class RightsOneLockIT {

    private static final int SCOPES = 60;
    private static final RandomThings THINGS = new RandomThings();
    private static final List<Scope> SAMPLE = sample();

    /** One of the three ways in which the same question is answered. */
    private enum Lock {
        CODE {
            @Override
            Set<Integer> opens(Scope scope) {
                return THINGS.inCode(scope);
            }
        },
        FILTER {
            @Override
            Set<Integer> opens(Scope scope) {
                return THINGS.byFilter(scope);
            }
        },
        POLICY {
            @Override
            Set<Integer> opens(Scope scope) {
                return THINGS.byPolicy(scope.setting());
            }
        };

        abstract Set<Integer> opens(Scope scope);
    }

    /** A rule of the decision, and what is asked where it is off. */
    private record Rule(String name, UnaryOperator<Scope> off) {}

    /** A rule that one lock does not know. */
    record Hole(String name, Lock lock, UnaryOperator<Scope> off) {
        @Override
        public String toString() {
            return name;
        }
    }

    @AfterAll
    static void end() {
        THINGS.close();
    }

    static Stream<Hole> holes() {
        return rules().stream()
                .flatMap(rule -> Stream.of(Lock.values())
                        .map(lock -> new Hole(rule.name() + ", unknown to the " + lock, lock, rule.off())));
    }

    private static List<Rule> rules() {
        return List.of(
                new Rule(
                        "area",
                        scope -> grants(scope, grant -> new Grant(everywhere(), grant.classes(), grant.departments()))),
                new Rule(
                        "class",
                        scope -> grants(scope, grant -> new Grant(grant.ranges(), Set.of(), grant.departments()))),
                new Rule(
                        "department",
                        scope -> grants(scope, grant -> new Grant(grant.ranges(), grant.classes(), Set.of()))),
                new Rule("reporter takes part", Scope::byPost),
                new Rule(
                        "post takes part",
                        scope -> new Scope(scope.grants(), scope.participant(), Set.of()).but(scope.own())),
                new Rule("any grant at all", Scope::byTakingPart),
                new Rule("not about one's own unit", scope -> scope.but(Set.of())));
    }

    @ParameterizedTest
    @MethodSource("holes")
    void theOtherTwoShowTheHole(Hole hole) {
        assertThat(SAMPLE)
                .as("scopes that tell the hole")
                .anyMatch(scope -> !hole.lock().opens(hole.off().apply(scope)).equals(THINGS.inCode(scope)));
    }

    /** What the database itself is made of, and how it would look without. */
    static Stream<List<String>> policies() {
        return Stream.of(
                List.of("alter policy seen on agreement.thing using (true)", POLICY),
                List.of(
                        "alter table agreement.thing disable row level security",
                        "alter table agreement.thing enable row level security"),
                List.of(policy("area, '', department, reporter, assignee", "about"), POLICY),
                List.of(policy("area, class, null, reporter, assignee", "about"), POLICY),
                List.of(policy("area, class, department, null, assignee", "about"), POLICY),
                List.of(policy("area, class, department, reporter, null", "about"), POLICY),
                List.of(policy("area, class, department, reporter, assignee", "null"), POLICY));
    }

    private static final String POLICY = policy("area, class, department, reporter, assignee", "about");

    private static String policy(String seen, String about) {
        return "alter policy seen on agreement.thing using (access.may_see(%s) and access.not_about_own(%s, reporter))"
                .formatted(seen, about);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void theOtherTwoShowAPolicyThatIsAnother(List<String> offAndOn) {
        assertThat(SAMPLE).as("with every rule on").allMatch(RightsOneLockIT::policyAgrees);
        THINGS.database.owner().sql(offAndOn.getFirst()).update();
        try {
            assertThat(SAMPLE).anyMatch(scope -> !policyAgrees(scope));
        } finally {
            THINGS.database.owner().sql(offAndOn.getLast()).update();
        }
        assertThat(SAMPLE).allMatch(RightsOneLockIT::policyAgrees);
    }

    private static boolean policyAgrees(Scope scope) {
        return THINGS.byPolicy(scope.setting()).equals(THINGS.inCode(scope));
    }

    private static Scope grants(Scope scope, UnaryOperator<Grant> without) {
        return new Scope(scope.grants().stream().map(without).toList(), scope.participant(), scope.posts())
                .but(scope.own());
    }

    private static AreaRanges everywhere() {
        return AreaRanges.of(RandomThings.GROUND, RandomThings.GROUND + 1_000);
    }

    private static List<Scope> sample() {
        var random = new Random(4415);
        return Stream.generate(() -> RandomThings.scope(random)).limit(SCOPES).toList();
    }
}
