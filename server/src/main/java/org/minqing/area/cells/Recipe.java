package org.minqing.area.cells;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.minqing.area.CityFolder;
import org.minqing.area.Datum;
import org.minqing.area.Document;
import org.minqing.area.Faults;

/**
 * What {@code cells.yaml} asks for: the seed of all chance, where the real outlines come from, the levels to be made below
 * them from the widest to the narrowest, places that are known, and perhaps small grids to be listed first.
 */
record Recipe(long seed, Source source, List<String> levels, Optional<String> places, Optional<SmallGrids> smallGrids) {

    static final String FILE = "cells.yaml";

    /** Where the outlines of the level above the made ones come from. */
    sealed interface Source {

        String level();

        /** Polygons in a GeoJSON file; parts outside of {@code extent} (in WGS84) are left out. */
        record Polygons(String level, String file, Datum datum, Envelope extent) implements Source {}

        /** A hull around the points of a CSV file, for a city that has no polygon at all. */
        record Points(String level, String file, String x, String y, Envelope extent) implements Source {}
    }

    /** Small grids under the members of a grid layer: {@code total} of them, named by {@code name} with {n}. */
    record SmallGrids(String file, String level, String layer, int total, String name, String nameEnglish) {}

    Recipe {
        levels = List.copyOf(levels);
    }

    static Recipe read(CityFolder folder) {
        var faults = new Faults();
        var document = folder.document(FILE, faults)
                .orElseThrow(() -> new IllegalArgumentException("cells.yaml cannot be read: " + faults.all()));
        var places = text(document, "/places");
        return new Recipe(
                document.at("/seed").asLong(1),
                source(document),
                document.children("/levels").stream()
                        .map(pointer -> document.at(pointer).asString(""))
                        .toList(),
                places.isEmpty() ? Optional.empty() : Optional.of(places),
                smallGrids(document));
    }

    private static Source source(Document document) {
        var level = text(document, "/source/level");
        var file = text(document, "/source/file");
        var extent = new Envelope(
                document.at("/source/extent/0").asDouble(-180),
                document.at("/source/extent/2").asDouble(180),
                document.at("/source/extent/1").asDouble(-90),
                document.at("/source/extent/3").asDouble(90));
        if (document.at("/source/x").isString()) {
            return new Source.Points(level, file, text(document, "/source/x"), text(document, "/source/y"), extent);
        }
        var datum = Datum.named(text(document, "/source/datum"))
                .orElseThrow(() -> new IllegalArgumentException("cells.yaml: /source/datum is WGS84, GCJ02 or BD09"));
        return new Source.Polygons(level, file, datum, extent);
    }

    private static Optional<SmallGrids> smallGrids(Document document) {
        if (!document.at("/small-grids").isObject()) {
            return Optional.empty();
        }
        return Optional.of(new SmallGrids(
                text(document, "/small-grids/file"),
                text(document, "/small-grids/level"),
                text(document, "/small-grids/layer"),
                document.at("/small-grids/total").asInt(0),
                text(document, "/small-grids/name"),
                text(document, "/small-grids/name-en")));
    }

    private static String text(Document document, String pointer) {
        return document.at(pointer).asString("");
    }
}
