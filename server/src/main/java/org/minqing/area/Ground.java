package org.minqing.area;

import java.util.List;

/** Everything in memory about one reading of the city folder; never changed, only replaced as a whole. */
record Ground(CitySettings settings, List<Division> divisions, AreaTree tree, List<Grid> grids) {

    Ground {
        divisions = List.copyOf(divisions);
        grids = List.copyOf(grids);
    }

    static Ground read(CityFolder folder, Faults faults) {
        var divisions = new DivisionsReader(folder, faults).divisions();
        var tree = new AreaTree(
                folder.settings().levels(),
                divisions.stream().map(Division::area).toList());
        var grids = new GridsReader(folder, tree, faults).grids();
        return new Ground(folder.settings(), divisions, tree, grids);
    }
}
