package org.minqing.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.minqing.kernel.AreaCode;

class TilingTest {

    @ParameterizedTest
    @ValueSource(strings = {"shanwei", "boston"})
    void theAreasOfALevelShareTheirBordersWithoutGapOrOverlap(String id) {
        var ground = CityFolders.open(id).ground(new Faults());
        for (var level : ground.settings().levels()) {
            var geometries = ground.tree().all().stream()
                    .filter(area -> area.level().equals(level.id()))
                    .map(area -> geometry(ground, area.code()))
                    .toArray(Geometry[]::new);
            assertThat(geometries).isNotEmpty();
            assertThat(CoverageValidator.isValid(geometries)).as(level.id()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shanwei", "boston"})
    void childrenTileTheirParent(String id) {
        var ground = CityFolders.open(id).ground(new Faults());
        var parents = ground.tree().all().stream()
                .map(Area::code)
                .filter(code -> !ground.tree().children(code).isEmpty())
                .toList();
        assertThat(parents).isNotEmpty();
        for (var parent : parents) {
            var whole = geometry(ground, parent);
            var parts = union(ground, ground.tree().children(parent));
            assertThat(parts.symDifference(whole).getArea())
                    .as(parent.toString())
                    .isLessThan(1e-12);
        }
    }

    private static Geometry union(Ground ground, List<Area> areas) {
        return CoverageUnion.union(
                areas.stream().map(area -> geometry(ground, area.code())).toArray(Geometry[]::new));
    }

    private static Geometry geometry(Ground ground, AreaCode code) {
        return ground.boundary(code).orElseThrow().geometry();
    }
}
