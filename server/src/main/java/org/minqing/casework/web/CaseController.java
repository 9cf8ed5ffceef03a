package org.minqing.casework.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.area.Point;
import org.minqing.casework.CaseReadings;
import org.minqing.casework.Dossier;
import org.minqing.casework.EntryLine;
import org.minqing.casework.Reminder;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Single cases. */
@RestController
@RequestMapping("/api/v1/cases/{id}")
class CaseController {

    private final CaseReadings readings;
    private final Labels labels;

    CaseController(CaseReadings readings, Labels labels) {
        this.readings = readings;
        this.labels = labels;
    }

    /**
     * A case with its answers.
     *
     * @param masked the fields that are kept from this reader
     * @param covered those in whose words somebody else may be named: parts of them are covered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CaseView(
            @JsonUnwrapped CaseItem item,
            Map<String, Object> fields,
            List<String> masked,
            List<String> covered,
            @Nullable Point place,
            @JsonUnwrapped OthersView others) {

        static CaseView of(Dossier dossier, Labels labels) {
            return new CaseView(
                    CaseItem.of(dossier.file(), labels),
                    dossier.answers(),
                    dossier.masked(),
                    dossier.covered(),
                    dossier.place(),
                    OthersView.of(dossier, labels));
        }
    }

    /** An entry with the words for its post, and for the posts that a clock told. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryView(
            @JsonUnwrapped EntryLine line,
            @Nullable String postName,
            @Nullable List<String> toldNames) {}

    @GetMapping
    CaseView one(Actor actor, @PathVariable UUID id) {
        return CaseView.of(readings.one(actor, new CaseId(id)), labels);
    }

    @GetMapping("/journal")
    List<EntryView> journal(Actor actor, @PathVariable UUID id) {
        return readings.journal(actor, new CaseId(id)).stream().map(this::view).toList();
    }

    @GetMapping("/actions")
    OffersView actions(Actor actor, @PathVariable UUID id) {
        return OffersView.of(readings.actions(actor, new CaseId(id)));
    }

    @GetMapping("/dispatch")
    DispatchView dispatch(Actor actor, @PathVariable UUID id) {
        return DispatchView.of(readings.dispatch(actor, new CaseId(id)), labels);
    }

    private EntryView view(EntryLine line) {
        var post = Optional.ofNullable(line.post());
        var told = Optional.ofNullable(line.reminder()).map(this::told);
        return new EntryView(line, post.flatMap(labels::post).orElse(null), told.orElse(null));
    }

    private List<String> told(Reminder reminder) {
        return reminder.told().stream()
                .flatMap(post -> labels.post(post).stream())
                .toList();
    }
}
