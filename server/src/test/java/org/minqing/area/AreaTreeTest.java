package org.minqing.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;

class AreaTreeTest {

    private static final List<Level> LEVELS =
            List.of(level("city", 2), level("county", 4), level("town", 6), level("village", 8));

    @Property(tries = 200)
    void rangesHoldExactlyTheAreasOfTheSubtree(@ForAll long seed) {
        var areas = areas(new SplittableRandom(seed));
        var tree = new AreaTree(LEVELS, areas);
        for (var top : areas) {
            var subtree = new HashSet<AreaCode>();
            gather(tree, top.code(), subtree);
            for (var area : areas) {
                assertThat(tree.ranges(top.code()).contains(area.code()))
                        .as("%s in %s", area.code(), top.code())
                        .isEqualTo(subtree.contains(area.code()));
            }
        }
    }

    @Property(tries = 50)
    void siblingsShareNoCode(@ForAll long seed) {
        var areas = areas(new SplittableRandom(seed));
        var tree = new AreaTree(LEVELS, areas);
        for (var parent : areas) {
            var children = tree.children(parent.code());
            for (var one : children) {
                for (var other : children) {
                    assertThat(one.equals(other)
                                    || tree.ranges(one.code())
                                            .intersect(tree.ranges(other.code()))
                                            .isEmpty())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void aTownThatHangsUnderAnotherCountyLeavesAHoleInItsOwn() {
        var tree = new AreaTree(
                LEVELS,
                List.of(
                        area(10, "city", Optional.empty()),
                        area(1001, "county", Optional.of(code(10, 2))),
                        area(1002, "county", Optional.of(code(10, 2))),
                        area(100150, "town", Optional.of(code(1002, 4)))));
        assertThat(tree.ranges(code(1001, 4)))
                .isEqualTo(AreaRanges.union(List.of(
                        AreaRanges.of(100100000000000L, 100149999999999L),
                        AreaRanges.of(100151000000000L, 100199999999999L))));
        assertThat(tree.ranges(code(1002, 4)).contains(code(100150, 6))).isTrue();
        assertThat(tree.ranges(code(10, 2))).isEqualTo(AreaRanges.of(100000000000000L, 109999999999999L));
    }

    private static void gather(AreaTree tree, AreaCode code, Set<AreaCode> into) {
        into.add(code);
        tree.children(code).forEach(child -> gather(tree, child.code(), into));
    }

    /** A random tree in which some towns and villages hang elsewhere than their code says. */
    private static List<Area> areas(SplittableRandom random) {
        var areas = new ArrayList<Area>();
        areas.add(area(10, "city", Optional.empty()));
        var above = List.of(10L);
        for (var depth = 1; depth < LEVELS.size(); depth++) {
            var here = new ArrayList<Long>();
            for (var parent : above) {
                for (var number = random.nextInt(1, 4); number < 100; number += random.nextInt(20, 60)) {
                    here.add(parent * 100 + number);
                }
            }
            for (var number : here) {
                var moved = random.nextInt(6) == 0 ? above.get(random.nextInt(above.size())) : number / 100;
                areas.add(area(number, LEVELS.get(depth).id(), Optional.of(code(moved, depth * 2))));
            }
            above = here;
        }
        return areas;
    }

    private static Area area(long number, String level, Optional<AreaCode> parent) {
        var code = code(number, Long.toString(number).length());
        return new Area(code, level, parent, "area " + number, Map.of(), "", Optional.empty(), false, Map.of());
    }

    private static AreaCode code(long number, int digits) {
        return new AreaCode(Long.parseLong(number + "0".repeat(15 - digits)));
    }

    private static Level level(String id, int digits) {
        return new Level(id, Level.Kind.ADMINISTRATIVE, digits, Map.of());
    }
}
