package org.minqing.casework.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.minqing.casework.Answer;
import org.minqing.casework.CaseSources;
import org.minqing.casework.Casework;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reports and commands. */
@RestController
@RequestMapping("/api/v1/cases/{id}")
class CommandController {

    private final Casework casework;
    private final CaseSources sources;
    private final ReportPace pace;

    CommandController(Casework casework, CaseSources sources, ReportPace pace) {
        this.casework = casework;
        this.sources = sources;
        this.pace = pace;
    }

    /** The answer to a command. */
    record AnswerView(
            @JsonProperty("case") CaseId caseId,
            int version,
            String state,
            List<CaseDueView> due,
            List<String> actions) {

        static AnswerView of(Answer answer) {
            return new AnswerView(
                    answer.caseId(),
                    answer.version(),
                    answer.state(),
                    CaseDueView.of(answer.clocks()),
                    answer.actions());
        }
    }

    @PutMapping
    ResponseEntity<AnswerView> report(Actor actor, @PathVariable UUID id, @RequestBody ReportBody body) {
        pace.count(actor);
        var answer = casework.report(body.on(id, actor, sources.all()));
        return ResponseEntity.status(answer.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(AnswerView.of(answer));
    }

    @PostMapping("/commands")
    AnswerView act(Actor actor, @PathVariable UUID id, @RequestBody CommandBody body) {
        return AnswerView.of(casework.act(body.on(id, actor)));
    }
}
