package org.minqing.workforce;

import java.util.Map;

/**
 * A kind of grid worker in the city's own words.
 *
 * @param basic whether a worker of this kind fulfils the standing rule that each area of the level has one
 */
record WorkerKind(String id, Map<String, String> names, boolean basic) {

    WorkerKind {
        names = Map.copyOf(names);
    }
}
