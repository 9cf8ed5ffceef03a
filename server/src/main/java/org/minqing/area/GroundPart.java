package org.minqing.area;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The ground as a part of the city folder: levels, divisions, grids and boundaries. */
public final class GroundPart implements CityPart {

    private final City city;

    /** A part that only checks and counts. */
    public GroundPart() {
        this(new City());
    }

    GroundPart(City city) {
        this.city = city;
    }

    @Override
    public String name() {
        return "ground";
    }

    @Override
    public void check(CityFolder folder, Faults faults) {
        Ground.read(folder, faults);
    }

    @Override
    public Map<String, Object> counts(CityFolder folder) {
        var described = folder.city();
        var levels = described.areas().stream().collect(Collectors.groupingBy(Area::level, Collectors.counting()));
        var grids = described.grids().stream().collect(Collectors.groupingBy(Grid::layer, Collectors.counting()));
        var counts = new LinkedHashMap<String, Object>();
        counts.put(
                "levels",
                inOrder(folder.settings().levels().stream().map(Level::id).toList(), levels));
        counts.put(
                "grids",
                inOrder(
                        folder.settings().gridLayers().stream()
                                .map(GridLayer::id)
                                .toList(),
                        grids));
        return counts;
    }

    @Override
    public void load(CityFolder folder) {
        city.take(Ground.read(folder, new Faults()));
    }

    private static Map<String, Long> inOrder(Iterable<String> names, Map<String, Long> counted) {
        var ordered = new LinkedHashMap<String, Long>();
        names.forEach(name -> ordered.put(name, counted.getOrDefault(name, 0L)));
        return ordered;
    }
}
