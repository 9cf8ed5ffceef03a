package org.minqing.scenario.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The row that answered.
 *
 * @param row from 1, as an official counts
 * @param because what the row wanted of each input that it asked, as the file writes it
 */
public record Decision<T>(int row, Map<String, String> because, T output) {

    public Decision {
        because = Collections.unmodifiableMap(new LinkedHashMap<>(because));
    }
}
