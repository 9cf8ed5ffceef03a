package org.minqing.area;

import java.util.Map;
import java.util.Optional;
import org.minqing.kernel.AreaCode;

/**
 * One area of the city: an administrative division or a grid that is a node of the tree. {@code unit} is the kind of unit
 * in the city's own words (such as 街道 or village), {@code runBy} names the other body that runs the area when it is not
 * this city, {@code synthetic} says that nobody ever drew this area on the ground: it was made for demonstration.
 */
public record Area(
        AreaCode code,
        String level,
        Optional<AreaCode> parent,
        String name,
        Map<String, String> names,
        String unit,
        Optional<String> runBy,
        boolean synthetic,
        Map<String, String> attributes) {

    public Area {
        names = Map.copyOf(names);
        attributes = Map.copyOf(attributes);
    }

    /** The name in a language of the city, or its own name where it has none in that language. */
    public String name(String language) {
        return names.getOrDefault(language, name);
    }
}
