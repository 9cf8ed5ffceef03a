package org.minqing.casework.web;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.casework.CaseExports;
import org.minqing.kernel.Actor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists of cases as a file. */
@RestController
@RequestMapping("/api/v1/cases/export")
class ExportController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final int LONGEST_REASON = 200;

    private final CaseExports exports;
    private final CaseCsv csv;
    private final TakenOut mark;
    private final InstantSource clock;

    ExportController(CaseExports exports, CaseCsv csv, TakenOut mark, InstantSource clock) {
        this.exports = exports;
        this.csv = csv;
        this.mark = mark;
        this.clock = clock;
    }

    record ExportBody(@Nullable String reason) {}

    @PostMapping
    ResponseEntity<byte[]> export(Actor actor, CaseQuestion question, @RequestBody ExportBody body) {
        var checks = new Checks();
        var reason = Optional.ofNullable(body.reason()).map(String::strip).orElse("");
        if (reason.isEmpty()) {
            checks.fault("reason", "field.missing");
        }
        if (reason.length() > LONGEST_REASON) {
            checks.fault("reason", "field.too-long");
        }
        var query = question.query(checks, clock.instant(), null, 1);
        var taken = exports.take(actor, new CaseExports.Wanted(query, question.inWords(), reason));
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"cases-%s.csv\"".formatted(taken.id()))
                .body(csv.of(taken.files(), mark.by(actor, taken.id())).getBytes(StandardCharsets.UTF_8));
    }
}
