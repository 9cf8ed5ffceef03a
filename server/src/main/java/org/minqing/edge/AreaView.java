package org.minqing.edge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.kernel.AreaCode;

/**
 * An area on the wire.
 *
 * @param above the names of the areas that it lies in, the widest first
 * @param name in the language of the answer, where the city has it
 * @param chain the codes from the root down to this area
 * @param children how many areas lie directly below
 * @param runBy another body that runs the area, which is shown but not worked
 */
record AreaView(
        AreaCode code,
        String level,
        String levelName,
        Optional<AreaCode> parent,
        List<AreaCode> chain,
        List<String> above,
        String name,
        Map<String, String> names,
        String unit,
        Optional<String> runBy,
        boolean synthetic,
        String datum,
        Map<String, String> attributes,
        int children) {

    static AreaView of(City city, Area area, String language) {
        var levelName = city.levels().stream()
                .filter(level -> level.id().equals(area.level()))
                .map(level -> level.names().getOrDefault(language, level.id()))
                .findFirst();
        var chain = city.chain(area.code()).reversed();
        var above = chain.stream()
                .filter(code -> !code.equals(area.code()))
                .flatMap(code -> city.area(code).stream())
                .map(wider -> wider.name(language))
                .toList();
        return new AreaView(
                area.code(),
                area.level(),
                levelName.orElse(area.level()),
                area.parent(),
                chain,
                above,
                area.name(language),
                area.names(),
                area.unit(),
                area.runBy(),
                area.synthetic(),
                "WGS84",
                area.attributes(),
                city.children(area.code()).size());
    }
}
