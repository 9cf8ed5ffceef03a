package org.minqing.casework.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.minqing.casework.CaseReadings;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What may be done next in many cases at once: a phone takes it along for a shift without a network. */
@RestController
class OffersController {

    private static final int MOST = 100;

    private final CaseReadings readings;

    OffersController(CaseReadings readings) {
        this.readings = readings;
    }

    /** What may be done next in one of the cases. */
    record CaseOffersView(@JsonProperty("case") CaseId caseId, OffersView offers) {}

    /** A case that may not be known is left out; nothing that anybody wrote is in the answer, so asking is no look. */
    @GetMapping("/api/v1/cases/actions")
    List<CaseOffersView> actions(Actor actor, @RequestParam("case") List<UUID> ids) {
        return readings.actions(actor, Several.of(ids, MOST)).entrySet().stream()
                .map(entry -> new CaseOffersView(entry.getKey(), OffersView.of(entry.getValue())))
                .toList();
    }
}
