package org.minqing.area;

import java.util.Map;

/**
 * A part of the city folder and the module that reads it. Implementations are beans, called in the order of their
 * {@code @Order}; {@code check} and {@code counts} must work without a database and without Spring.
 */
public interface CityPart {

    /** A short lower-case name, such as {@code ground} or {@code posts}. */
    String name();

    /** Adds everything that is wrong with this part, and never throws because of what a folder holds. */
    void check(CityFolder folder, Faults faults);

    /** What this part holds, under the keys that {@code check} prints and {@code expect} compares; often nothing to count. */
    default Map<String, Object> counts(CityFolder folder) {
        return Map.of();
    }

    /** Takes the part into the store and into memory; the same content again has no effect. */
    void load(CityFolder folder);
}
