package org.minqing.casework.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.Patience;
import org.minqing.TestServer;
import org.minqing.area.CityFolder;
import org.minqing.area.Faults;
import org.minqing.casework.CaseClock;
import org.minqing.casework.CaseFile;
import org.minqing.casework.Telling;
import org.minqing.journal.Head;
import org.minqing.journal.Verifier;
import org.minqing.kernel.Settings;
import org.minqing.scenario.Scenarios;
import org.minqing.scenario.State;

/** Sample mode: cases in every state that its scenario has, made by commands, marked, and the same for the same seed. */
@Timeout(180)
class SampleIT {

    private static final int CASES = 600;

    private static final List<Instant> TIMES = Stream.of(
                    "2026-11-30T00:30:00Z",
                    "2026-11-30T12:00:00Z",
                    "2026-12-03T01:00:00Z",
                    "2026-12-03T09:30:00Z",
                    "2026-12-05T20:00:00Z",
                    "2026-10-05T04:00:00Z")
            .map(Instant::parse)
            .toList();

    @ParameterizedTest
    @CsvSource({"shanwei, general-event, 【示例】", "boston, service-request, Sample:"})
    void fillsAnEmptyStoreWithMarkedCasesInEveryState(String city, String scenario, String mark) {
        try (var server = TestServer.start(city, CASES)) {
            var states = flow(server, scenario);
            assertThat(states).hasSizeGreaterThan(12);
            Patience.until(() -> states(server).containsAll(states));
            assertThat(states(server)).hasSameElementsAs(states);
            spreadOverSixtyDays(server);
            madeByCommands(server);
            marked(server, mark);
            inventedAgainFromTheSameSeed(server, city);
        }
    }

    /** Whoever opens the sample desk sees work that is late and work that is not. */
    @Test
    void ofWhatIsOpenOnlyAPartIsLate() {
        try (var server = TestServer.start("shanwei", 1_000)) {
            var open = count(server, "ended_at is null");
            var late = server.as("city")
                    .get("/cases?due=overdue")
                    .body()
                    .at("/total")
                    .asLong();
            var soon =
                    server.as("city").get("/cases?due=soon").body().at("/total").asLong();

            assertThat(late)
                    .as("%d late and %d due soon of %d open".formatted(late, soon, open))
                    .isBetween(1L, open / 4);
            assertThat(soon).isPositive();
        }
    }

    /** The same on a working morning and evening, when most is late, on a free day and in a long holiday. */
    @Test
    void atAnyTimeOfTheWeekOnlyAPartIsLate() {
        try (var server = TestServer.start("shanwei", 1)) {
            var plan = plan("shanwei");
            assertThat(TIMES).allSatisfy(now -> {
                var open = standings(server, plan, now).stream()
                        .filter(standing -> standing.endedAt() == null)
                        .toList();
                var late =
                        open.stream().filter(standing -> isLate(standing, now)).count();
                assertThat(late).as("late of %d open", open.size()).isBetween(1L, open.size() / 4L);
            });
        }
    }

    /** What the clock has settled by then stands as settled, and enough is left that it has not. */
    @ParameterizedTest
    @ValueSource(strings = {"shanwei", "boston"})
    void atAnyTimeOfTheWeekEveryStateHasACase(String city) {
        try (var server = TestServer.start(city, 1)) {
            var plan = plan(city);
            assertThat(TIMES).allSatisfy(now -> {
                var bySettling = standings(server, plan, now).stream()
                        .collect(Collectors.partitioningBy(
                                standing -> isSettled(standing, now),
                                Collectors.mapping(CaseFile.Standing::state, Collectors.toSet())));
                assertThat(bySettling.get(true)).containsExactly("objected");
                assertThat(bySettling.get(false))
                        .containsAll(flow(server, plan.scenario()).stream()
                                .filter(state -> !state.equals("settled"))
                                .toList());
            });
        }
    }

    private static List<CaseFile.Standing> standings(TestServer server, SamplePlan plan, Instant now) {
        return invented(server, plan, plan.seed(), now).stream()
                .map(CaseFile::standing)
                .toList();
    }

    private static List<String> flow(TestServer server, String scenario) {
        return server.bean(Scenarios.class).current(scenario).orElseThrow().flow().states().stream()
                .map(State::id)
                .toList();
    }

    private static boolean isSettled(CaseFile.Standing standing, Instant now) {
        return standing.clocks().stream()
                .filter(clock -> clock.clock().equals("object"))
                .anyMatch(clock -> isOver(clock, now));
    }

    private static boolean isLate(CaseFile.Standing standing, Instant now) {
        return standing.clocks().stream().anyMatch(clock -> isOver(clock, now));
    }

    private static boolean isOver(CaseClock clock, Instant now) {
        return clock.isRunning() && clock.due().filter(now::isAfter).isPresent();
    }

    private static SamplePlan plan(String city) {
        return SamplePlanReader.read(
                        CityFolder.open(Path.of("..", "cities", city), new Faults())
                                .orElseThrow(),
                        new Faults())
                .orElseThrow();
    }

    private static void spreadOverSixtyDays(TestServer server) {
        assertThat(count(server, "origin = 'sample'")).isEqualTo(CASES);
        assertThat(count(server, "true")).as("no other cases").isEqualTo(CASES);
        var now = InstantSource.system().instant();
        var ages = reported(server).values().stream()
                .map(reported -> Duration.between(reported, now).toDays())
                .toList();
        assertThat(ages).allSatisfy(days -> assertThat(days).isBetween(0L, 60L));
        assertThat(ages).contains(0L, 5L, 15L, 30L, 45L).anyMatch(days -> days > 55);
    }

    /** Nothing stands in a case but what an entry says, and whoever checked is not whoever did it. */
    private static void madeByCommands(TestServer server) {
        var told = server.database()
                .reader()
                .sql("""
                        select count(*) as entries, count(distinct (stream, command)) as commands,
                               (select sum(version) from casework.case_file) as versions
                        from journal.entry where stream in (select id from casework.case_file)
                        """)
                .query((row, number) ->
                        List.of(row.getLong("entries"), row.getLong("commands"), row.getLong("versions")))
                .single();
        assertThat(told.getFirst()).isGreaterThan(CASES * 3L);
        assertThat(told)
                .as("entries, commands, and what the versions add up to")
                .containsOnly(told.getFirst());
        assertThat(count(server, "verified_by is not null")).isGreaterThan(CASES / 4);
        assertThat(count(server, "verified_by = any (handled_by)")).isZero();
        var verifier = Verifier.over(server.database().readerSource(), server.bean(Settings.class));
        assertThat(verifier.verify().faults()).isEmpty();
    }

    private static void marked(TestServer server, String mark) {
        var list = server.as("duty").get("/cases?limit=200").body();
        assertThat(list.at("/total").asLong()).isGreaterThan(100);
        assertThat(list.at("/items").valueStream())
                .allSatisfy(item -> assertThat(item.at("/sample").asBoolean()).isTrue());
        var reporter = server.as("resident");
        var own = reporter.get("/cases?mine=true&limit=30").body().at("/items");
        assertThat(own.size()).isPositive();
        assertThat(own.valueStream()
                        .map(item -> reporter.get("/cases/" + item.at("/id").asString())
                                .body()))
                .allSatisfy(opened ->
                        assertThat(opened.at("/fields/description").asString()).startsWith(mark));
    }

    /** What is stored is what the seed makes at any other time: the same cases at the same places on the same ways. */
    private static void inventedAgainFromTheSameSeed(TestServer server, String city) {
        var plan = plan(city);
        var now = Instant.parse("2026-11-25T04:00:00Z");
        var once = invented(server, plan, plan.seed(), now);
        assertThat(invented(server, plan, plan.seed(), now)).isEqualTo(once);
        assertThat(invented(server, plan, plan.seed() + 1, now)).doesNotContainAnyElementsOf(once);

        var stored = server.database()
                .reader()
                .sql("select id, area_then, reporter from casework.case_file")
                .query((row, number) -> List.<Object>of(
                        row.getObject("id", UUID.class).getLeastSignificantBits(),
                        row.getLong("area_then"),
                        row.getObject("reporter", UUID.class)))
                .list();
        assertThat(stored)
                .hasSameElementsAs(once.stream()
                        .map(file -> List.<Object>of(
                                file.id().value().getLeastSignificantBits(),
                                file.beginning().area().value(),
                                file.beginning().reporter().value()))
                        .toList());
    }

    /** The cases without their hashes: those are of ciphertexts, and no two of these are alike. */
    private static List<CaseFile> invented(TestServer server, SamplePlan plan, long seed, Instant now) {
        var stage = server.bean(SampleStart.Stage.class);
        var cases = new SampleCases(plan, stage.city(), stage.scenarios(), stage.cast(), stage.tellings());
        var random = new SplittableRandom(seed);
        return Stream.generate(() -> cases.invent(random, now))
                .limit(CASES)
                .map(Telling::file)
                .map(file -> new CaseFile(
                        file.id(),
                        new Head(file.version(), Head.NONE.hash()),
                        file.moved(),
                        file.beginning(),
                        file.standing()))
                .toList();
    }

    private static Map<UUID, Instant> reported(TestServer server) {
        return server
                .database()
                .reader()
                .sql("select id, reported_at from casework.case_file")
                .query((row, number) -> Map.entry(
                        row.getObject("id", UUID.class),
                        row.getObject("reported_at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<String> states(TestServer server) {
        return server.database()
                .reader()
                .sql("select distinct state from casework.case_file")
                .query(String.class)
                .set();
    }

    private static long count(TestServer server, String condition) {
        return server.database()
                .reader()
                .sql("select count(*) from casework.case_file where " + condition)
                .query(Long.class)
                .single();
    }
}
