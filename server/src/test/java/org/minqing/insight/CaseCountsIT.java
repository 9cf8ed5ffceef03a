package org.minqing.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minqing.TestDatabase;
import org.minqing.access.Grant;
import org.minqing.access.Scope;
import org.minqing.access.Thing;
import org.minqing.access.Unit;
import org.minqing.insight.CaseCounts.By;
import org.minqing.insight.CaseCounts.Count;
import org.minqing.insight.CaseCounts.Which;
import org.minqing.journal.Draft;
import org.minqing.journal.Entry;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.AreaRanges.Range;
import tools.jackson.databind.json.JsonMapper;

/** Whatever cells a figure is added up from, it is the number of the cases, after reports, steps and wrong turns. */
class CaseCountsIT {

    private static final LocalDate FIRST = LocalDate.parse("2025-11-20");
    private static final int DAYS = 150;
    private static final List<String> STATES = List.of("new", "work", "end", "void");
    private static final List<String> DEPARTMENTS = List.of("", "urban", "water");
    private static final List<String> CLASSES = List.of("general", "dispute");
    private static final Unit OWN = Unit.read("441521110000000/urban/");

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final SplittableRandom RANDOM = new SplittableRandom(4);
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<CaseCell> CASES = new ArrayList<>();

    /** Takes a history in several pieces, in which most cases move, some of them through the hands of departments. */
    @BeforeAll
    static void take() {
        var entries = new ArrayList<Entry>();
        for (var number = 0; number < 2_000; number++) {
            var cell = reported();
            entries.add(entry("case.reported", cell, Map.of()));
            for (var steps = RANDOM.nextInt(3); steps > 0; steps--) {
                var next = moved(cell);
                entries.add(
                        entry("case.moved", next, Map.of("from", cell.state(), "departmentBefore", cell.department())));
                cell = next;
            }
            CASES.add(cell);
        }
        var reader = new CaseCountReader();
        for (var from = 0; from < entries.size(); from += 700) {
            reader.take(entries.subList(from, Math.min(entries.size(), from + 700)), DATABASE.reader());
        }
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void agreeWithTheCasesWhoeverAsksForWhicheverAreasAndDays() {
        for (var question = 0; question < 300; question++) {
            var scope = scope();
            var which = which();
            for (var by : By.values()) {
                assertThat(told(scope, which, by))
                        .as("%s %s %s", scope, which, by)
                        .isEqualTo(known(scope, which, by));
            }
        }
    }

    @Test
    void aDayOfAWholeCityIsToldFromItsWidestCellsAlone() {
        var city = everythingIn(AreaRanges.of(441_500_000_000_000L, 441_599_999_999_999L));
        var year = new Which(Optional.empty(), Set.of(), Set.of(), day(FIRST), day(FIRST.plusYears(1)));

        assertThat(Cells.of(city, year, By.DAY).parts())
                .extracting(Cells.Part::table)
                .containsExactly("case_day");
        assertThat(rows("case_day where span = 1000000000")).isLessThan(rows("case_count"));
        assertThat(told(city, year, By.DAY)).isEqualTo(known(city, year, By.DAY));
    }

    @Test
    void aStoreFromBeforeTheseCellsGetsThemFromItsDays() throws IOException {
        var kept = List.of(cells("case_day"), cells("case_month"));
        DATABASE.owner().sql("truncate insight.case_day, insight.case_month").update();

        for (var statement : migration().split(";")) {
            if (statement.strip().startsWith("insert into")) {
                DATABASE.owner().sql(statement).update();
            }
        }

        assertThat(List.of(cells("case_day"), cells("case_month"))).isEqualTo(kept);
        assertThat(kept).noneMatch(Set::isEmpty);
    }

    private static String migration() throws IOException {
        var name = "/db/migration/insight/V20261129_140__add_up_days_and_months.sql";
        try (var file = CaseCountsIT.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> cells(String table) {
        return DATABASE.reader()
                .sql("select c::text from insight." + table + " c where c.count <> 0")
                .query(String.class)
                .set();
    }

    private static Map<String, Long> told(Scope scope, Which which, By by) {
        return CaseCounts.counted(DATABASE.app(), scope, which, by).stream()
                .collect(Collectors.toMap(Count::key, Count::count));
    }

    private static Map<String, Long> known(Scope scope, Which which, By by) {
        Function<CaseCell, String> key = switch (by) {
            case AREA -> cell -> Long.toString(cell.area());
            case STATE -> CaseCell::state;
            case SCENARIO -> CaseCell::scenario;
            case DAY -> cell -> cell.day().toString();
        };
        return CASES.stream()
                .filter(cell -> scope.covers(thing(cell)) && isAskedFor(cell, which))
                .collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static boolean isAskedFor(CaseCell cell, Which which) {
        return which.within()
                        .map(areas -> areas.contains(new AreaCode(cell.area())))
                        .orElse(true)
                && (which.scenarios().isEmpty() || which.scenarios().contains(cell.scenario()))
                && (which.states().isEmpty() || which.states().contains(cell.state()))
                && which.from().map(from -> !cell.day().isBefore(from)).orElse(true)
                && which.to().map(to -> !cell.day().isAfter(to)).orElse(true);
    }

    private static Thing thing(CaseCell cell) {
        var department = Optional.of(cell.department()).filter(code -> !code.isEmpty());
        return new Thing("case", cell.scenarioClass(), new AreaCode(cell.area()), department, Set.of(), Set.of())
                .about(Optional.of(cell.about()).filter(unit -> !unit.isEmpty()).map(Unit::read));
    }

    private static CaseCell reported() {
        var kind = one(CLASSES);
        var about = RANDOM.nextInt(20) == 0 ? OWN.toString() : "";
        var day = FIRST.plusDays(RANDOM.nextInt(DAYS));
        return new CaseCell(area(), kind + "-event", kind, one(DEPARTMENTS), "new", day, "live", about);
    }

    private static CaseCell moved(CaseCell cell) {
        return new CaseCell(
                cell.area(),
                cell.scenario(),
                cell.scenarioClass(),
                one(DEPARTMENTS),
                one(STATES),
                cell.day(),
                cell.origin(),
                cell.about());
    }

    /** A village of a few towns of two counties, or a grid of it. */
    private static long area() {
        return 441_500_000_000_000L
                + (20 + RANDOM.nextInt(2)) * 1_000_000_000L
                + RANDOM.nextInt(3) * 1_000_000L
                + RANDOM.nextInt(4) * 1_000L
                + RANDOM.nextInt(3);
    }

    /** Areas as trees have them, and such as begin and end anywhere. */
    private static AreaRanges areas() {
        var from = area();
        return switch (RANDOM.nextInt(5)) {
            case 0 -> block(from, 1_000_000_000L);
            case 1 -> block(from, 1_000_000L);
            case 2 -> block(from, 1_000L);
            case 3 -> AreaRanges.of(441_500_000_000_000L, 441_599_999_999_999L);
            default ->
                new AreaRanges(List.of(
                        new Range(from, Math.max(from, area())), new Range(from + 5_000_000L, from + 6_500_000L)));
        };
    }

    private static AreaRanges block(long within, long span) {
        var first = within - within % span;
        return AreaRanges.of(first, first + span - 1);
    }

    private static Scope scope() {
        var grants = IntStream.range(0, 1 + RANDOM.nextInt(3))
                .mapToObj(_ -> new Grant(
                        areas(),
                        RANDOM.nextInt(3) == 0 ? Set.of(one(CLASSES)) : Set.of(),
                        RANDOM.nextInt(3) == 0 ? Set.of("urban") : Set.of()))
                .toList();
        var own = RANDOM.nextBoolean() ? Set.of(OWN) : Set.<Unit>of();
        return new Scope(grants, Optional.empty(), Set.of(), own, Optional.empty());
    }

    private static Which which() {
        var from = FIRST.plusDays(RANDOM.nextInt(-5, DAYS));
        var to = from.plusDays(RANDOM.nextInt(DAYS));
        var wholeMonths = RANDOM.nextBoolean();
        return new Which(
                RANDOM.nextBoolean() ? Optional.of(areas()) : Optional.empty(),
                RANDOM.nextInt(4) == 0 ? Set.of("dispute-event") : Set.of(),
                RANDOM.nextInt(3) == 0 ? Set.of("work", "end") : Set.of(),
                RANDOM.nextInt(4) == 0 ? Optional.empty() : day(wholeMonths ? from.withDayOfMonth(1) : from),
                RANDOM.nextInt(4) == 0
                        ? Optional.empty()
                        : day(wholeMonths ? to.withDayOfMonth(to.lengthOfMonth()) : to));
    }

    private static Optional<LocalDate> day(LocalDate day) {
        return Optional.of(day);
    }

    private static Scope everythingIn(AreaRanges ranges) {
        return new Scope(List.of(Grant.everythingIn(ranges)), Optional.empty(), Set.of());
    }

    private static long rows(String table) {
        return DATABASE.reader()
                .sql("select count(*) from insight." + table)
                .query(Long.class)
                .single();
    }

    private static String one(List<String> values) {
        return values.get(RANDOM.nextInt(values.size()));
    }

    private static Entry entry(String kind, CaseCell cell, Map<String, String> before) {
        var open = new TreeMap<String, String>(before);
        open.putAll(Map.of(
                "area", Long.toString(cell.area()),
                "scenario", cell.scenario(),
                "class", cell.scenarioClass(),
                "department", cell.department(),
                "to", cell.state(),
                "day", cell.day().toString(),
                "about", cell.about()));
        var draft = new Draft(
                new UUID(RANDOM.nextLong(), RANDOM.nextLong()),
                1,
                kind,
                1,
                null,
                new byte[0],
                Actor.SYSTEM,
                Instant.EPOCH,
                Instant.EPOCH,
                JSON.writeValueAsString(open),
                List.of());
        return new Entry(draft, new byte[32], new byte[32], Optional.empty());
    }
}
