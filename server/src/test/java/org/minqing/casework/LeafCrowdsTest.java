package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minqing.area.City;
import org.minqing.area.CityFolders;
import org.minqing.casework.CasePoints.Spot;
import org.minqing.insight.CaseCounts.Count;
import org.minqing.kernel.AreaCode;

class LeafCrowdsTest {

    private static final City CITY = City.of(CityFolders.open("shanwei"));

    private final List<String> leaves = CITY.areas().stream()
            .filter(area -> CITY.children(area.code()).isEmpty())
            .filter(area -> CITY.middle(area.code()).isPresent())
            .map(area -> area.code().toString())
            .toList();

    @Test
    void standInTheMiddleOfTheirLeaf() {
        var middle =
                CITY.middle(new AreaCode(Long.parseLong(leaves.getFirst()))).orElseThrow();

        assertThat(LeafCrowds.of(CITY, List.of(new Count(leaves.getFirst(), 7))))
                .singleElement()
                .satisfies(spot -> {
                    assertThat(spot.count()).isEqualTo(7);
                    assertThat(spot.id()).isNull();
                    assertThat(spot.point().x()).isCloseTo(middle.x(), within(1e-9));
                    assertThat(spot.point().y()).isCloseTo(middle.y(), within(1e-9));
                });
    }

    @Test
    void loseNoCaseWhenSeveralLeavesShareASquare() {
        var counts = leaves.stream().map(leaf -> new Count(leaf, 3)).toList();

        var crowds = LeafCrowds.of(CITY, counts);

        assertThat(crowds.stream().mapToLong(Spot::count).sum()).isEqualTo(3L * leaves.size());
        assertThat(crowds).hasSizeBetween(100, 48 * 48);
    }

    @Test
    void areNoneWithoutCases() {
        assertThat(LeafCrowds.of(CITY, List.of())).isEmpty();
    }
}
