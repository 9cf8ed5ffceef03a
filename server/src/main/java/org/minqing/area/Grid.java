package org.minqing.area;

import java.util.List;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;

/** One grid: the areas that it is made of and the set of codes that they cover. {@code note} says why it is as it is. */
public record Grid(String layer, AreaCode code, String name, List<AreaCode> members, AreaRanges ranges, String note) {

    public Grid {
        members = List.copyOf(members);
    }
}
