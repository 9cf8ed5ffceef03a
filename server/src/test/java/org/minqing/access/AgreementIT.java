package org.minqing.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.minqing.TestDatabase;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.AreaRanges.Range;
import org.minqing.kernel.PostId;

/** The condition in a statement, the predicate in code and row-level security let through the same rows, for anybody. */
class AgreementIT {

    private static final long GROUND = 990_101_000_000_000L;
    private static final List<String> CLASSES = List.of("general", "dispute", "petition");
    private static final List<String> DEPARTMENTS = List.of("water", "roads", "peace");
    private static final List<UUID> PEOPLE = ids(6);
    private static final List<UUID> SEATS = ids(6);
    private static final Filter.Columns COLUMNS =
            new Filter.Columns("area", "class", "department", "reporter", "assignee");

    private static final TestDatabase database = TestDatabase.fresh();
    private static List<Thing> things = List.of();

    @BeforeContainer
    static void makeThings() {
        database.owner().sql("""
                        create schema agreement;
                        create table agreement.thing (
                            id int primary key, area bigint not null, class text not null, department text,
                            reporter uuid not null, assignee uuid);
                        alter table agreement.thing enable row level security;
                        create policy seen on agreement.thing to minqing_app
                            using (access.may_see(area, class, department, reporter, assignee));
                        grant usage on schema agreement to minqing_app;
                        grant select on agreement.thing to minqing_app;
                        """).update();
        var random = new Random(4415);
        var made = new ArrayList<Thing>();
        for (var id = 0; id < 400; id++) {
            made.add(keep(id, random));
        }
        things = List.copyOf(made);
    }

    @AfterContainer
    static void end() {
        database.close();
    }

    @Property(tries = 1_000)
    void allThreeAgree(@ForAll("scopes") Scope scope) {
        var inCode = IntStream.range(0, things.size())
                .filter(id -> scope.covers(things.get(id)))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(byFilter(scope)).isEqualTo(inCode);
        assertThat(byPolicy(scope.setting())).isEqualTo(inCode);
    }

    @Example
    void anEmptyScopeOrNoneSeesNothing() {
        assertThat(byFilter(Scope.NOTHING)).isEmpty();
        assertThat(byPolicy(Scope.NOTHING.setting())).isEmpty();
        assertThat(byPolicy("")).isEmpty();
        assertThat(database.app()
                        .sql("select id from agreement.thing")
                        .query(Integer.class)
                        .list())
                .isEmpty();
    }

    @Example
    void theScopeEndsWithItsStatement() {
        var everything = new Scope(
                List.of(Grant.everythingIn(AreaRanges.of(GROUND, GROUND + 1_000))), Optional.empty(), Set.of());
        assertThat(byPolicy(everything.setting())).hasSize(things.size());
        assertThat(database.app()
                        .sql("select id from agreement.thing")
                        .query(Integer.class)
                        .list())
                .isEmpty();
    }

    @Example
    void thePolicyIsPutInPlaceOfTheCall() {
        var plan = database.appTransactions()
                .execute(status -> String.join(
                        "\n",
                        database.app()
                                .sql("explain select id from agreement.thing")
                                .query(String.class)
                                .list()));
        assertThat(plan).contains("current_setting").doesNotContain("may_see");
    }

    @Provide
    Arbitrary<Scope> scopes() {
        var grants = Combinators.combine(ranges(), some(CLASSES), some(DEPARTMENTS))
                .as(Grant::new)
                .list()
                .ofMaxSize(4);
        var participant = Arbitraries.of(PEOPLE).map(AccountId::new).optional(0.5);
        var posts = Arbitraries.of(SEATS).map(PostId::new).set().ofMaxSize(3);
        return Combinators.combine(grants, participant, posts).as(Scope::new);
    }

    private static Arbitrary<AreaRanges> ranges() {
        var range = Combinators.combine(
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(0, 20))
                .as((from, length) -> new Range(GROUND + from, GROUND + from + length));
        return range.list().ofMaxSize(3).map(AreaRanges::new);
    }

    private static Arbitrary<Set<String>> some(List<String> words) {
        return Arbitraries.of(words).set().ofMaxSize(2);
    }

    private static Set<Integer> byFilter(Scope scope) {
        var filter = scope.sql(COLUMNS);
        return new TreeSet<>(database.owner()
                .sql("select id from agreement.thing where " + filter.text())
                .params(filter.parameters())
                .query(Integer.class)
                .list());
    }

    private static Set<Integer> byPolicy(String setting) {
        List<Integer> seen = database.appTransactions().execute(status -> {
            database.app()
                    .sql("select set_config('minqing.scope', :scope, true)")
                    .param("scope", setting)
                    .query(String.class)
                    .single();
            return database.app()
                    .sql("select id from agreement.thing")
                    .query(Integer.class)
                    .list();
        });
        return Set.copyOf(seen);
    }

    private static Thing keep(int id, Random random) {
        var department = random.nextInt(3) == 0
                ? Optional.<String>empty()
                : Optional.of(DEPARTMENTS.get(random.nextInt(DEPARTMENTS.size())));
        var reporter = PEOPLE.get(random.nextInt(PEOPLE.size()));
        var assignee =
                random.nextInt(3) == 0 ? Optional.<UUID>empty() : Optional.of(SEATS.get(random.nextInt(SEATS.size())));
        var thing = new Thing(
                "thing",
                CLASSES.get(random.nextInt(CLASSES.size())),
                new AreaCode(GROUND + random.nextInt(110)),
                department,
                Set.of(new AccountId(reporter)),
                assignee.map(PostId::new).map(Set::of).orElse(Set.of()));
        database.owner()
                .sql("insert into agreement.thing values (:id, :area, :class, :department, :reporter, :assignee)")
                .param("id", id)
                .param("area", thing.area().value())
                .param("class", thing.scenarioClass())
                .param("department", department.orElse(null))
                .param("reporter", reporter)
                .param("assignee", assignee.orElse(null))
                .update();
        return thing;
    }

    private static List<UUID> ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new UUID(8L << 12, index))
                .toList();
    }
}
