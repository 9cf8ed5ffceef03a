package org.minqing.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;

class ShippedCitiesTest {

    private final City shanwei = CityFolders.open("shanwei").city();

    @Test
    void haveNoFaultAndHoldWhatTheyExpect() {
        var check = CityCheck.of(CityFolders.shipped("shanwei"), List.of(new GroundPart()));
        assertThat(check.faults()).isEmpty();
        assertThat(check.counts().get("levels"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsAllEntriesOf(Map.of("city", 1L, "county", 4L, "town", 63L, "village", 907L));
        assertThat(check.counts().get("grids"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsAllEntriesOf(Map.of("large", 56L, "middle", 868L));
    }

    @Test
    void aCountyIsOneRange() {
        assertThat(shanwei.ranges(new AreaCode(441502000000000L)))
                .isEqualTo(AreaRanges.of(441502000000000L, 441502999999999L));
    }

    @Test
    void aJoinedGridIsTwoRanges() {
        var farm = shanwei.grids().stream()
                .filter(grid -> grid.layer().equals("large") && grid.members().size() == 2)
                .toList();
        assertThat(farm).hasSize(3);
        assertThat(farm.getFirst().ranges().ranges()).hasSizeGreaterThanOrEqualTo(1);
        assertThat(farm.getFirst().note()).contains("our reading");
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
