package org.minqing.casework.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minqing.area.Point;
import org.minqing.casework.CaseFile;
import org.minqing.casework.Origin;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.PostId;

/** A case in a list: codes, times and places; nothing that somebody wrote. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseItem(
        CaseId id,
        String number,
        int version,
        String scenario,
        String scenarioVersion,
        String state,
        String area,
        String areaName,
        @Nullable PostId assignee,
        @Nullable String assigneeName,
        @Nullable Point point,
        @Nullable String source,
        Map<String, Object> attributes,
        Instant reportedAt,
        Instant changedAt,
        @Nullable Instant endedAt,
        List<CaseDueView> due,
        @Nullable Boolean sample,
        @Nullable Boolean imported) {

    static CaseItem of(CaseFile file, Labels labels) {
        var beginning = file.beginning();
        var standing = file.standing();
        return new CaseItem(
                file.id(),
                labels.number(file.id()),
                file.version(),
                beginning.scenario(),
                beginning.scenarioVersion(),
                standing.state(),
                standing.area().toString(),
                labels.area(standing.area()),
                standing.assignee().orElse(null),
                standing.assignee().flatMap(labels::post).orElse(null),
                beginning.point(),
                file.source().orElse(null),
                file.openAnswers(),
                beginning.reportedAt(),
                standing.changedAt(),
                standing.endedAt(),
                CaseDueView.of(standing.clocks()),
                beginning.origin() == Origin.SAMPLE ? true : null,
                beginning.origin() == Origin.IMPORTED ? true : null);
    }
}
