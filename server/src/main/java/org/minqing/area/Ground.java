package org.minqing.area;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AreaCode;

/** Everything in memory about one reading of the city folder; never changed, only replaced as a whole. */
record Ground(
        CitySettings settings,
        List<Division> divisions,
        AreaTree tree,
        List<Grid> grids,
        AreaTexts texts,
        Map<AreaCode, Boundary> boundaries,
        Finder finder) {

    Ground {
        divisions = List.copyOf(divisions);
        grids = List.copyOf(grids);
        boundaries = Map.copyOf(boundaries);
    }

    Ground withBoundaries(CityFolder folder, Faults faults) {
        var read = new BoundariesReader(folder, tree, faults).boundaries();
        return new Ground(settings, divisions, tree, grids, texts, read, new Finder(leaves(tree, read)));
    }

    /** The ground as it stands on a day: the areas of other days are left out, with what hangs below them. */
    Ground on(LocalDate day) {
        if (divisions.stream().allMatch(division -> division.validOn(day))) {
            return this;
        }
        var standing = new LinkedHashMap<AreaCode, Area>();
        for (var division : divisions) {
            var area = division.area();
            var hangs = area.parent().map(standing::containsKey).orElse(true);
            if (division.validOn(day) && hangs) {
                standing.put(area.code(), area);
            }
        }
        var pruned = new AreaTree(settings.levels(), standing.values());
        var outlines = new HashMap<>(boundaries);
        outlines.keySet().retainAll(standing.keySet());
        var laid = grids.stream().map(grid -> grid.over(pruned)).toList();
        return new Ground(settings, divisions, pruned, laid, texts, outlines, new Finder(leaves(pruned, outlines)));
    }

    /** Tree and grids only, which takes a tenth of the time; nothing can be located in it. */
    static Ground readTree(CityFolder folder, Faults faults) {
        var divisions = new DivisionsReader(folder, faults).divisions();
        var tree = new AreaTree(
                folder.settings().levels(),
                divisions.stream().map(Division::area).toList());
        var grids = new GridsReader(folder, tree, faults).grids();
        var texts = AreaTexts.read(folder, tree, faults);
        return new Ground(folder.settings(), divisions, tree, grids, texts, Map.of(), new Finder(Map.of()));
    }

    /** Finds the area of a point. */
    Locator locator() {
        return finder.locator();
    }

    /** Makes the locator when somebody first asks for it: whoever only checks a folder never does. */
    static final class Finder {

        private final Map<AreaCode, Boundary> leaves;
        private volatile @Nullable Locator made;

        Finder(Map<AreaCode, Boundary> leaves) {
            this.leaves = Map.copyOf(leaves);
        }

        private Locator locator() {
            var ready = made;
            if (ready == null) {
                ready = new Locator(leaves);
                made = ready;
            }
            return ready;
        }
    }

    Optional<Boundary> boundary(AreaCode code) {
        return Optional.ofNullable(boundaries.get(code));
    }

    /** The narrowest areas that have a boundary. */
    private static Map<AreaCode, Boundary> leaves(AreaTree tree, Map<AreaCode, Boundary> boundaries) {
        var leaves = new HashMap<AreaCode, Boundary>();
        boundaries.forEach((code, boundary) -> {
            if (tree.children(code).stream().noneMatch(child -> boundaries.containsKey(child.code()))) {
                leaves.put(code, boundary);
            }
        });
        return leaves;
    }
}
