package org.minqing.casework.web;

import java.util.List;
import java.util.UUID;
import org.minqing.casework.CaseReadings;
import org.minqing.casework.web.CaseController.CaseView;
import org.minqing.kernel.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Several cases opened in one turn: asked one by one, those of a shift take a minute on a slow line. */
@RestController
class OpenedController {

    private static final int MOST = 25;

    private final CaseReadings readings;
    private final Labels labels;

    OpenedController(CaseReadings readings, Labels labels) {
        this.readings = readings;
        this.labels = labels;
    }

    /** Each is a look of its own, as if it were opened by itself; a case that may not be known is left out. */
    @GetMapping("/api/v1/cases/opened")
    List<CaseView> opened(Actor actor, @RequestParam("case") List<UUID> ids) {
        return readings.each(actor, Several.of(ids, MOST)).stream()
                .map(dossier -> CaseView.of(dossier, labels))
                .toList();
    }
}
