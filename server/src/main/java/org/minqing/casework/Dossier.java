package org.minqing.casework;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minqing.area.Point;

/**
 * A case as one person may see it.
 *
 * @param answers the latest answer to each field that this person may see
 * @param masked fields that were asked for and are kept from this person
 * @param place the exact place, if this person may know it
 */
public record Dossier(
        CaseFile file,
        Map<String, Object> answers,
        List<String> masked,
        @Nullable Point place) {

    public Dossier {
        masked = List.copyOf(masked);
    }
}
