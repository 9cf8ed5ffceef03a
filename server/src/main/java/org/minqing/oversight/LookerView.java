package org.minqing.oversight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minqing.audit.LookLine;
import org.minqing.kernel.AreaCode;

/**
 * A post by its role and area, in words; for somebody without a post, the name.
 *
 * @param sharedBy the office that let them see it, where another one did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LookerView(
        @Nullable Map<String, String> role,
        @Nullable AreaCode area,
        @Nullable Map<String, String> areaNames,
        @Nullable String name,
        @Nullable Map<String, String> sharedBy) {

    static LookerView of(LookLine.Who who, LookerNames.Known known, LookWords words) {
        return known.seat(who)
                .map(seat -> new LookerView(
                        words.role(seat),
                        seat.area(),
                        words.area(seat.area()),
                        null,
                        seat.sharedBy().map(words::office).orElse(null)))
                .orElseGet(
                        () -> new LookerView(null, null, null, known.name(who).orElse(null), null));
    }
}
