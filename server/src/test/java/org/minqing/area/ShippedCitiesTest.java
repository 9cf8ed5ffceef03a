package org.minqing.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;

class ShippedCitiesTest {

    private final City shanwei = CityFolders.open("shanwei").city();

    @ParameterizedTest
    @ValueSource(strings = {"shanwei", "boston"})
    void haveNoFaultAndHoldWhatTheyExpect(String id) {
        var check = CityCheck.of(CityFolders.shipped(id), List.of(new GroundPart()));
        assertThat(check.faults()).isEmpty();
    }

    @Test
    void countTheAreasAndGridsThatTheCityHas() {
        var counts = new GroundPart().counts(CityFolders.open("shanwei"));
        assertThat(counts)
                .containsEntry(
                        "levels", Map.of("city", 1L, "county", 4L, "town", 63L, "village", 907L, "small-grid", 4555L))
                .containsEntry("grids", Map.of("large", 56L, "middle", 868L, "small", 4555L));
    }

    @Test
    void aCountyIsOneRange() {
        assertThat(shanwei.ranges(new AreaCode(441502000000000L)))
                .isEqualTo(AreaRanges.of(441502000000000L, 441502999999999L));
    }

    @Test
    void aGridOfTwoTownsCoversBothAndSaysWhoseReadingItIs() {
        var joined = shanwei.grids().stream()
                .filter(grid -> grid.layer().equals("large") && grid.members().size() == 2)
                .toList();
        assertThat(joined).hasSize(3);
        assertThat(joined).allSatisfy(grid -> {
            assertThat(grid.note()).contains("our reading");
            assertThat(grid.members()).allMatch(member -> grid.ranges().contains(member));
        });
        assertThat(joined).anyMatch(grid -> grid.ranges().ranges().size() == 2);
    }

    @Test
    void townsRunByAnotherCityAreShownButInNoGrid() {
        var away = shanwei.areas("town").stream()
                .filter(area -> area.runBy().isPresent())
                .toList();
        assertThat(away).hasSize(4);
        assertThat(shanwei.grids())
                .noneMatch(grid -> away.stream().anyMatch(town -> grid.ranges().contains(town.code())));
    }
}
