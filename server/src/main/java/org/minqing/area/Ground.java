package org.minqing.area;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minqing.kernel.AreaCode;

/** Everything in memory about one reading of the city folder; never changed, only replaced as a whole. */
record Ground(
        CitySettings settings,
        List<Division> divisions,
        AreaTree tree,
        List<Grid> grids,
        AreaTexts texts,
        Map<AreaCode, Boundary> boundaries,
        Locator locator) {

    Ground {
        divisions = List.copyOf(divisions);
        grids = List.copyOf(grids);
        boundaries = Map.copyOf(boundaries);
    }

    static Ground read(CityFolder folder, Faults faults) {
        var tree = readTree(folder, faults);
        var boundaries = new BoundariesReader(folder, tree.tree(), faults).boundaries();
        var locator = new Locator(leaves(tree.tree(), boundaries));
        return new Ground(
                tree.settings(), tree.divisions(), tree.tree(), tree.grids(), tree.texts(), boundaries, locator);
    }

    /** Tree and grids only, which takes a tenth of the time; nothing can be located in it. */
    static Ground readTree(CityFolder folder, Faults faults) {
        var divisions = new DivisionsReader(folder, faults).divisions();
        var tree = new AreaTree(
                folder.settings().levels(),
                divisions.stream().map(Division::area).toList());
        var grids = new GridsReader(folder, tree, faults).grids();
        var texts = AreaTexts.read(folder, tree, faults);
        return new Ground(folder.settings(), divisions, tree, grids, texts, Map.of(), new Locator(Map.of()));
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
