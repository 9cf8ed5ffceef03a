package org.minqing.map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minqing.area.Point;
import org.minqing.kernel.CaseId;

/** What the live feed says of a case: where it stands now, and nothing that somebody wrote. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Change(
        @JsonProperty("case") CaseId caseId,
        int version,
        String scenario,
        String state,
        String area,
        Instant at,
        @Nullable Point point) {}
