package org.minqing.area.cells;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.area.CityFolder;
import org.minqing.area.Faults;
import org.minqing.area.GeoJson;
import org.minqing.area.Level;
import org.minqing.kernel.AreaCode;

/**
 * Makes the ground that {@code cells.yaml} of a city folder asks for and writes it into the folder: the list of small
 * grids, and a boundary file for every level that {@code city.yaml} names one for.
 */
public final class MakeCells {

    private final CityFolder folder;
    private final Recipe recipe;
    private final City city;

    private MakeCells(CityFolder folder, Recipe recipe) {
        this.folder = folder;
        this.recipe = recipe;
        this.city = folder.city();
    }

    /** Writes small grids and boundaries of this folder; the same folder gives the same bytes. */
    public static void run(Path root) throws IOException {
        var folder = opened(root);
        var recipe = Recipe.read(folder);
        if (recipe.smallGrids().isPresent()) {
            var grids = recipe.smallGrids().get();
            Files.writeString(
                    folder.root().resolve(grids.file()), SmallGridList.csv(folder.city(), grids, recipe.seed()));
            folder = opened(root);
        }
        new MakeCells(folder, recipe).make();
    }

    private static CityFolder opened(Path root) {
        var faults = new Faults();
        return CityFolder.open(root, faults)
                .orElseThrow(() -> new IllegalArgumentException(faults.all().toString()));
    }

    private void make() throws IOException {
        var outlines = new RealOutlines(folder, city).read(recipe.source());
        var scale = StrictMath.cos(StrictMath.toRadians(
                outlines.values().iterator().next().getCentroid().getY()));
        var flat = AffineTransformation.scaleInstance(scale, 1);
        var round = AffineTransformation.scaleInstance(1 / scale, 1);
        var leaves = new TreeMap<AreaCode, Geometry>();
        var places = places(flat);
        outlines.forEach((code, outline) -> divide(code, flat.transform(outline), places, leaves));
        leaves.replaceAll((code, geometry) -> round.transform(geometry));
        write(Sheet.shared(leaves));
    }

    /** Gives the area to its children that are to be made, and so on down; what has none is a leaf. */
    private void divide(
            AreaCode code, Geometry ground, Map<AreaCode, Coordinate> places, SortedMap<AreaCode, Geometry> leaves) {
        var made = new ArrayList<AreaCode>();
        city.children(code).stream()
                .filter(child -> recipe.levels().contains(child.level()))
                .map(Area::code)
                .forEach(made::add);
        if (made.isEmpty()) {
            leaves.put(code, ground);
            return;
        }
        made.sort((one, other) -> {
            var known = Boolean.compare(places.containsKey(other), places.containsKey(one));
            return known != 0 ? known : one.compareTo(other);
        });
        var known = new ArrayList<Coordinate>();
        for (var child : made) {
            var place = places.get(child);
            if (place != null) {
                known.add(place);
            }
        }
        var cells = new Splitting(recipe.seed() * 31 + code.value()).split(ground, made.size(), known);
        for (var index = 0; index < cells.size(); index++) {
            divide(made.get(index), cells.get(index), places, leaves);
        }
    }

    private Map<AreaCode, Coordinate> places(AffineTransformation flat) {
        var faults = new Faults();
        var places = new HashMap<AreaCode, Coordinate>();
        recipe.places()
                .flatMap(file -> folder.table(file, List.of("code", "x", "y"), faults))
                .ifPresent(table -> table.rows().forEach(row -> {
                    var place = new Coordinate(Double.parseDouble(row.get("x")), Double.parseDouble(row.get("y")));
                    var code = row.get("code");
                    places.put(
                            new AreaCode(Long.parseLong(code + "0".repeat(15 - code.length()))),
                            flat.transform(place, place));
                }));
        return places;
    }

    private void write(SortedMap<AreaCode, Geometry> leaves) throws IOException {
        var source = level(recipe.source().level());
        for (var level : city.levels()) {
            var file = folder.settings().boundaries().get(level.id());
            if (file == null) {
                continue;
            }
            var target = folder.root().resolve(file);
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.writeString(target, collection(level, leaves, level.digits() > source.digits()));
        }
    }

    private String collection(Level level, SortedMap<AreaCode, Geometry> leaves, boolean below) {
        var parts = new TreeMap<AreaCode, List<Geometry>>();
        leaves.forEach((leaf, geometry) -> city.ancestor(leaf, level.id())
                .ifPresent(code ->
                        parts.computeIfAbsent(code, key -> new ArrayList<>()).add(geometry)));
        var synthetic = below || recipe.source() instanceof Recipe.Source.Points;
        var text = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
        var separator = "\n";
        for (var part : parts.entrySet()) {
            var code = part.getKey().toString().substring(0, level.digits());
            text.append(separator).append("{\"type\":\"Feature\",\"properties\":{\"code\":\"");
            text.append(code).append("\",\"synthetic\":").append(synthetic).append("},\"geometry\":");
            GeoJson.write(Sheet.joined(part.getValue()).norm(), text);
            text.append('}');
            separator = ",\n";
        }
        return text.append("\n]}\n").toString();
    }

    private Level level(String id) {
        return city.levels().stream()
                .filter(level -> level.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
