package org.minqing.area;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;

/**
 * Reads the grid file: a row for each member of a grid, with the grid's own code, which is the code of one of its members
 * and the same in all its rows. No area may be in two grids of a layer.
 */
final class GridsReader {

    private static final List<String> REQUIRED = List.of("layer", "grid", "area");

    private final CityFolder folder;
    private final AreaTree tree;
    private final Faults faults;
    private final Map<Key, Members> listed = new LinkedHashMap<>();
    private final Map<Key, Integer> taken = new HashMap<>();

    /** A grid, or an area, within a layer. */
    private record Key(String layer, AreaCode code) {}

    private record Members(String name, List<String> notes, List<AreaCode> areas, int line) {}

    GridsReader(CityFolder folder, AreaTree tree, Faults faults) {
        this.folder = folder;
        this.tree = tree;
        this.faults = faults;
    }

    List<Grid> grids() {
        folder.settings()
                .gridFile()
                .flatMap(file -> folder.table(file, REQUIRED, faults))
                .ifPresent(table -> table.rows().forEach(row -> row(faults.in(table.file()), row)));
        var grids = new ArrayList<Grid>();
        for (var layer : folder.settings().gridLayers()) {
            if (layer.each()) {
                tree.all().stream()
                        .filter(area -> area.level().equals(layer.over()))
                        .forEach(area -> grids.add(of(layer.id(), area.code(), area.name(), List.of(area.code()), "")));
            }
        }
        listed.forEach((key, members) -> grids.add(grid(key, members)));
        return grids;
    }

    private Grid grid(Key key, Members members) {
        if (!members.areas().contains(key.code())) {
            faults.in(folder.settings().gridFile().orElse(""))
                    .add(
                            "grid.own-code",
                            members.line(),
                            "grid",
                            "Grid " + key.code() + " has no member of its own code",
                            "Give the grid the code of one of its members");
        }
        return of(key.layer(), key.code(), members.name(), members.areas(), String.join("; ", members.notes()));
    }

    private Grid of(String layer, AreaCode code, String name, List<AreaCode> members, String note) {
        var ranges = AreaRanges.union(members.stream().map(tree::ranges).toList());
        return new Grid(layer, code, name, members, ranges, note);
    }

    private void row(Faults.InFile say, Table.Row row) {
        var layer = folder.settings().gridLayers().stream()
                .filter(candidate -> candidate.id().equals(row.get("layer")) && !candidate.each())
                .findFirst();
        if (layer.isEmpty()) {
            var message = "There is no layer " + row.get("layer") + " with listed grids";
            say.add("grid.layer-unknown", row.line(), "layer", message, "Name a layer of city.yaml without each");
            return;
        }
        var grid = area(say, row, "grid", layer.get());
        var area = area(say, row, "area", layer.get());
        if (grid.isEmpty() || area.isEmpty()) {
            return;
        }
        var before = taken.putIfAbsent(new Key(layer.get().id(), area.get().code()), row.line());
        if (before != null) {
            var message = "Area " + row.get("area") + " is in a grid already, line " + before;
            say.add("grid.area-twice", row.line(), "area", message, "Put each area into one grid of a layer");
            return;
        }
        var name = row.get("name").isEmpty() ? grid.get().name() : row.get("name");
        var members = listed.computeIfAbsent(
                new Key(layer.get().id(), grid.get().code()),
                key -> new Members(name, new ArrayList<>(), new ArrayList<>(), row.line()));
        members.areas().add(area.get().code());
        if (!row.get("note").isEmpty()) {
            members.notes().add(row.get("note"));
        }
    }

    private Optional<Area> area(Faults.InFile say, Table.Row row, String column, GridLayer layer) {
        var text = row.get(column);
        var area = tree.named(text).filter(found -> found.level().equals(layer.over()));
        if (area.isEmpty()) {
            var message = "There is no area " + text + " on level " + layer.over();
            say.add("grid.area-unknown", row.line(), column, message, "Name an area of the level under the layer");
        }
        return area;
    }
}
