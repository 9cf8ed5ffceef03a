package org.minqing.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.minqing.TestDatabase;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.AreaRanges.Range;
import org.minqing.kernel.PostId;

/** Some hundred random things under a policy of their own, and random scopes: what each of the three ways lets through. */
final class RandomThings implements AutoCloseable {

    static final long GROUND = 990_101_000_000_000L;

    static final List<String> CLASSES = List.of("general", "dispute", "petition");
    static final List<String> DEPARTMENTS = List.of("water", "roads", "peace");
    static final List<UUID> PEOPLE = ids(6);
    static final List<UUID> SEATS = ids(6);
    private static final List<Unit> UNITS = List.of(
            unit(GROUND, Optional.empty(), Optional.empty()),
            unit(GROUND, Optional.of("water"), Optional.empty()),
            unit(GROUND, Optional.empty(), Optional.of("duty-officer")),
            unit(GROUND + 1, Optional.of("roads"), Optional.of("handler")));
    private static final Filter.Columns COLUMNS =
            new Filter.Columns("area", "class", "department", "reporter", "assignee", "about", "");

    final TestDatabase database = TestDatabase.fresh();
    private final List<Thing> things;

    RandomThings() {
        database.owner().sql("""
                        create schema agreement;
                        create table agreement.thing (
                            id int primary key, area bigint not null, class text not null, department text,
                            reporter uuid not null, assignee uuid, about text);
                        alter table agreement.thing enable row level security;
                        create policy seen on agreement.thing to minqing_app
                            using (access.may_see(area, class, department, reporter, assignee)
                                   and access.not_about_own(about, reporter));
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

    int size() {
        return things.size();
    }

    @Override
    public void close() {
        database.close();
    }

    static Arbitrary<Scope> scopes() {
        var grants = Combinators.combine(ranges(), some(CLASSES), some(DEPARTMENTS))
                .as(Grant::new)
                .list()
                .ofMaxSize(4);
        var participant = Arbitraries.of(PEOPLE).map(AccountId::new).optional(0.5);
        var posts = Arbitraries.of(SEATS).map(PostId::new).set().ofMaxSize(3);
        var own = Arbitraries.of(UNITS).set().ofMaxSize(3);
        return Combinators.combine(grants, participant, posts, own)
                .as((where, person, seats, units) -> new Scope(where, person, seats).but(units));
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

    /** The same without jqwik, for tests that are none of its properties. */
    static Scope scope(Random random) {
        var grants = IntStream.range(0, random.nextInt(5))
                .mapToObj(_ -> grant(random))
                .toList();
        var participant = random.nextBoolean()
                ? Optional.of(new AccountId(PEOPLE.get(random.nextInt(PEOPLE.size()))))
                : Optional.<AccountId>empty();
        var posts = IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> new PostId(SEATS.get(random.nextInt(SEATS.size()))))
                .collect(Collectors.toSet());
        var own = UNITS.stream().filter(_ -> random.nextBoolean()).collect(Collectors.toSet());
        return new Scope(grants, participant, posts).but(own);
    }

    private static Unit unit(long area, Optional<String> department, Optional<String> role) {
        return new Unit(new AreaCode(area), department, role);
    }

    private static Grant grant(Random random) {
        var from = GROUND + random.nextInt(100);
        return new Grant(
                AreaRanges.of(from, from + random.nextInt(20)), some(CLASSES, random), some(DEPARTMENTS, random));
    }

    private static Set<String> some(List<String> words, Random random) {
        return words.stream().filter(_ -> random.nextInt(3) == 0).collect(Collectors.toSet());
    }

    Set<Integer> inCode(Scope scope) {
        return which(scope::covers).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The things for which something holds, by their numbers. */
    Stream<Integer> which(Predicate<Thing> holds) {
        return IntStream.range(0, things.size())
                .filter(id -> holds.test(things.get(id)))
                .boxed();
    }

    Set<Integer> byFilter(Scope scope) {
        var filter = scope.sql(COLUMNS);
        return new TreeSet<>(database.owner()
                .sql("select id from agreement.thing where " + filter.text())
                .params(filter.parameters())
                .query(Integer.class)
                .list());
    }

    Set<Integer> byPolicy(String setting) {
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

    private Thing keep(int id, Random random) {
        var department = random.nextInt(3) == 0
                ? Optional.<String>empty()
                : Optional.of(DEPARTMENTS.get(random.nextInt(DEPARTMENTS.size())));
        var reporter = PEOPLE.get(random.nextInt(PEOPLE.size()));
        var assignee =
                random.nextInt(3) == 0 ? Optional.<UUID>empty() : Optional.of(SEATS.get(random.nextInt(SEATS.size())));
        var about =
                random.nextInt(3) == 0 ? Optional.of(UNITS.get(random.nextInt(UNITS.size()))) : Optional.<Unit>empty();
        var thing = new Thing(
                "thing",
                CLASSES.get(random.nextInt(CLASSES.size())),
                new AreaCode(GROUND + random.nextInt(110)),
                department,
                Set.of(new AccountId(reporter)),
                assignee.map(PostId::new).map(Set::of).orElse(Set.of()),
                about);
        database.owner()
                .sql(
                        "insert into agreement.thing values (:id, :area, :class, :department, :reporter, :assignee, :about)")
                .param("id", id)
                .param("area", thing.area().value())
                .param("class", thing.scenarioClass())
                .param("department", department.orElse(null))
                .param("reporter", reporter)
                .param("assignee", assignee.orElse(null))
                .param("about", about.map(Unit::toString).orElse(null))
                .update();
        return thing;
    }

    private static List<UUID> ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new UUID(8L << 12, index))
                .toList();
    }
}
