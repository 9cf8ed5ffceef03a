package org.minqing.area;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;

/** The ground as a part of the city folder: levels, divisions, grids and boundaries. It comes first. */
@Order(0)
public final class GroundPart implements CityPart {

    private final Consumer<Ground> taken;

    /** A part that checks and counts; loading it goes nowhere. */
    public GroundPart() {
        this(ground -> {});
    }

    GroundPart(Consumer<Ground> taken) {
        this.taken = taken;
    }

    @Override
    public String name() {
        return "ground";
    }

    @Override
    public void check(CityFolder folder, Faults faults) {
        folder.ground(faults);
    }

    @Override
    public Map<String, Object> counts(CityFolder folder) {
        var ground = folder.tree(new Faults());
        var levels = ground.tree().all().stream().collect(Collectors.groupingBy(Area::level, Collectors.counting()));
        var grids = ground.grids().stream().collect(Collectors.groupingBy(Grid::layer, Collectors.counting()));
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
        taken.accept(folder.ground(new Faults()));
    }

    private static Map<String, Long> inOrder(List<String> names, Map<String, Long> counted) {
        var ordered = new LinkedHashMap<String, Long>();
        names.forEach(name -> ordered.put(name, counted.getOrDefault(name, 0L)));
        return ordered;
    }
}
