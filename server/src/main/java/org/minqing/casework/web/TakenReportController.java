package org.minqing.casework.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import org.minqing.casework.TakenReports;
import org.minqing.casework.web.GuestBodies.GuestKeyBody;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A report without an account becomes one's own: number and code go in the body, as everywhere. */
@RestController
@RequestMapping("/api/v1/me/reports")
class TakenReportController {

    private final TakenReports reports;
    private final GuestDoor door;

    record TakenReportView(@JsonProperty("case") CaseId caseId) {}

    TakenReportController(TakenReports reports, GuestDoor door) {
        this.reports = reports;
        this.door = door;
    }

    /** Again it is the same answer. */
    @PostMapping
    TakenReportView take(Actor actor, @RequestBody GuestKeyBody body, HttpServletRequest request) {
        var guest = door.following(body.code(), request);
        return new TakenReportView(reports.take(guest, body.number(), actor));
    }
}
