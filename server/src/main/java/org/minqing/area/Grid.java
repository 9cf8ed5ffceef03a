package org.minqing.area;

import java.util.List;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;

/** One grid: the areas that it is made of and the set of codes that they cover. {@code note} says why it is as it is. */
public record Grid(String layer, AreaCode code, String name, List<AreaCode> members, AreaRanges ranges, String note) {

    public Grid {
        members = List.copyOf(members);
    }

    /** The same grid over a tree: its members there and their codes. */
    Grid over(AreaTree tree) {
        var standing =
                members.stream().filter(member -> tree.area(member).isPresent()).toList();
        var codes = AreaRanges.union(standing.stream().map(tree::ranges).toList());
        return new Grid(layer, code, name, standing, codes, note);
    }
}
