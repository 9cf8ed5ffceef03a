package org.minqing.area;

import java.util.Map;

/**
 * A layer of grids laid over a level. With {@code each} every area of the level is a grid of its own; otherwise the grids
 * are listed in the folder's grid file as sets of areas of that level.
 */
public record GridLayer(String id, String over, boolean each, Map<String, String> names) {

    public GridLayer {
        names = Map.copyOf(names);
    }
}
