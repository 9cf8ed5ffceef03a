package org.minqing.area;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code city.yaml} says about the ground, as far as it is right; the faults were said while reading. Parts of other
 * modules read their own keys from {@code document}.
 */
public record CitySettings(
        Document document,
        String id,
        Map<String, String> names,
        String zone,
        List<String> languages,
        Datum datum,
        LocalDate validFrom,
        List<Level> levels,
        List<String> divisions,
        Optional<String> gridFile,
        List<GridLayer> gridLayers,
        Map<String, String> boundaries,
        Optional<String> areaTexts,
        List<Point> noPlace,
        Map<String, String> attribution) {

    public CitySettings {
        names = Map.copyOf(names);
        languages = List.copyOf(languages);
        levels = List.copyOf(levels);
        divisions = List.copyOf(divisions);
        gridLayers = List.copyOf(gridLayers);
        boundaries = Map.copyOf(boundaries);
        noPlace = List.copyOf(noPlace);
        attribution = Map.copyOf(attribution);
    }

    static CitySettings read(Document document, Faults faults) {
        return new CitySettingsReader(document, faults).settings();
    }

    Optional<Level> level(String id) {
        return levels.stream().filter(level -> level.id().equals(id)).findFirst();
    }
}
