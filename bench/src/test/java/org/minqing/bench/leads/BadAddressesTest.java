package org.minqing.bench.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.minqing.area.Area;
import org.minqing.area.Datum;
import org.minqing.area.Point;
import org.minqing.kernel.AreaCode;

/** Each kind of bad row is bad in the way that it is to be, and the good ones say where. */
class BadAddressesTest {

    private static final LeadLists LISTS = LeadLists.invented(Shanwei.CITY, 5_000, 3);
    private static final Pattern SUFFIX = Pattern.compile("(社区居民委员会|社区居委会|社区居委|村民委员会|村委会|社区|村|镇|街道)$");
    private static final List<String> TOWNS =
            Shanwei.CITY.areas("town").stream().map(Area::name).toList();

    private final Map<Making, Map<Truth, List<String>>> rows = new EnumMap<>(Making.class);

    BadAddressesTest() {
        for (var source : Source.values()) {
            var cells = new HashMap<LeadNumber, List<String>>();
            LISTS.rows(source).forEach(row -> cells.put(new LeadNumber(source.id(), row.getFirst()), row));
            LISTS.truths().stream()
                    .filter(truth -> cells.containsKey(truth.lead()))
                    .forEach(truth -> rows.computeIfAbsent(truth.making(), making -> new HashMap<>())
                            .put(truth, cells.getOrDefault(truth.lead(), List.of())));
        }
    }

    @Test
    void aRowWithoutItsTownNamesNone() {
        for (var making : List.of(Making.MISSING_TOWN, Making.TWO_VILLAGES, Making.COUNTY_ONLY, Making.EMPTY)) {
            assertThat(of(making).values())
                    .as(making.written())
                    .isNotEmpty()
                    .allMatch(row -> TOWNS.stream().noneMatch(text(row)::contains));
        }
    }

    @Test
    void aRowThatWaitsForItsTownNamesItAndNoVillageOfIt() {
        for (var making : List.of(Making.TOWN_ONLY, Making.VILLAGE_OF_ANOTHER_TOWN)) {
            assertThat(of(making)).isNotEmpty().allSatisfy((truth, row) -> {
                var town = truth.accepted().getFirst().areas().getFirst();
                assertThat(text(row)).contains(bare(town));
                assertThat(Shanwei.CITY.children(town).stream()
                                .map(village -> bare(village.code()))
                                .filter(name -> !bare(town).contains(name)))
                        .noneMatch(text(row)::contains);
            });
        }
    }

    @Test
    void aMisspeltVillageIsNotWrittenRightlyAndMayWait() {
        assertThat(of(Making.MISSPELT_VILLAGE)).isNotEmpty().allSatisfy((truth, row) -> {
            var village = truth.accepted().getLast().areas().getFirst();
            var town = Shanwei.CITY.area(village).flatMap(Area::parent).orElseThrow();
            assertThat(text(row).replace(bare(town), "")).doesNotContain(bare(village));
            assertThat(truth.mustBeRouted()).isFalse();
        });
    }

    @Test
    void aGoodTextNamesTownAndVillage() {
        assertThat(of(Making.GOOD)).isNotEmpty().allSatisfy((truth, row) -> {
            var village = truth.accepted().getLast().areas().getFirst();
            var town = Shanwei.CITY.area(village).flatMap(Area::parent).orElseThrow();
            assertThat(text(row)).contains(bare(village), bare(town));
            assertThat(truth.mustBeRouted()).isTrue();
        });
    }

    @Test
    void pointsAreZeroExchangedOutsideOrInAnotherTown() {
        assertThat(of(Making.ZERO_POINT).values()).isNotEmpty().allMatch(row -> lon(row) == 0 && lat(row) == 0);
        assertThat(of(Making.EXCHANGED_POINT).values()).isNotEmpty().allMatch(row -> lon(row) < 90 && lat(row) > 90);
        assertThat(of(Making.POINT_OUTSIDE).values())
                .isNotEmpty()
                .allMatch(row -> located(row).isEmpty());
        assertThat(of(Making.POINT_AGAINST_TEXT).values()).isNotEmpty().allSatisfy(row -> {
            var town = Shanwei.CITY.ancestor(located(row).orElseThrow(), "town").orElseThrow();
            assertThat(text(row))
                    .doesNotContain(Shanwei.CITY.area(town).orElseThrow().name());
        });
        assertThat(of(Making.POINT_SAVES_TEXT))
                .isNotEmpty()
                .allSatisfy((truth, row) -> assertThat(truth.accepted())
                        .containsExactly(Accepted.routed(List.of(located(row).orElseThrow()), "point")));
    }

    @Test
    void theKindsAreThoseOfTheCitysScenario() throws Exception {
        var scenario = Files.readString(Shanwei.FOLDER.resolve("scenarios/epidemic-lead.yaml"));
        assertThat(Words.read().kinds())
                .hasSize(6)
                .allSatisfy((code, name) ->
                        assertThat(scenario).contains("{code: " + code + ", names: {zh: " + name + ","));
    }

    private Map<Truth, List<String>> of(Making making) {
        return rows.getOrDefault(making, Map.of());
    }

    /** The row without number, subject and telephone, and without what may stand between the parts of an address. */
    private static String text(List<String> row) {
        return String.join("|", row.subList(3, row.size())).replaceAll("[ \u3000,，()（）]", "");
    }

    /** A name without its suffix. */
    private static String bare(AreaCode code) {
        var name = Shanwei.CITY.area(code).orElseThrow().name();
        return SUFFIX.matcher(name).replaceAll("");
    }

    private static double lon(List<String> row) {
        return Double.parseDouble(row.get(3));
    }

    private static double lat(List<String> row) {
        return Double.parseDouble(row.get(4));
    }

    private static Optional<AreaCode> located(List<String> row) {
        return Shanwei.CITY.locate(Datum.GCJ02.toWgs84(new Point(lon(row), lat(row))));
    }
}
