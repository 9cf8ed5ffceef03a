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
import org.minqing.casework.EntryLine;
import org.minqing.casework.Offered;
import org.minqing.casework.Reminder;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.scenario.CaseFacts;
import org.minqing.scenario.FormView;
import org.minqing.scenario.Offer;
import org.minqing.scenario.Texts;
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

    /** A case with its answers; {@code masked} names the fields that are kept from this reader. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CaseView(
            @JsonUnwrapped CaseItem item,
            Map<String, Object> fields,
            List<String> masked,
            @Nullable Point place,
            @JsonUnwrapped OthersView others) {}

    /** An entry with the words for its post, and for the posts that a clock told. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryView(
            @JsonUnwrapped EntryLine line,
            @Nullable String postName,
            @Nullable List<String> toldNames) {}

    record OffersView(
            int version,
            List<OfferView> actions,
            @Nullable WithheldView withheld,
            CaseFacts.Whereabouts facts,
            List<TaskOfferView> tasks) {}

    /** What can be done to a task: receive, answer, decline or withdraw. */
    record TaskOfferView(int task, String action, List<FormView> form) {}

    record OfferView(String action, Texts names, List<FormView> form) {}

    /** The expected step that this person may not take, and why. */
    record WithheldView(String action, String reason) {}

    @GetMapping
    CaseView one(Actor actor, @PathVariable UUID id) {
        var dossier = readings.one(actor, new CaseId(id));
        return new CaseView(
                CaseItem.of(dossier.file(), labels),
                dossier.answers(),
                dossier.masked(),
                dossier.place(),
                OthersView.of(dossier, labels));
    }

    @GetMapping("/journal")
    List<EntryView> journal(Actor actor, @PathVariable UUID id) {
        return readings.journal(actor, new CaseId(id)).stream().map(this::view).toList();
    }

    @GetMapping("/actions")
    OffersView actions(Actor actor, @PathVariable UUID id) {
        return view(readings.actions(actor, new CaseId(id)));
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

    private static OffersView view(Offered offered) {
        var allowed = offered.offers().stream()
                .filter(Offer.Allowed.class::isInstance)
                .map(Offer::action)
                .map(action -> new OfferView(action.id(), action.names(), FormView.of(action.form())))
                .toList();
        Optional<WithheldView> withheld = offered.offers().stream()
                .filter(Offer.Withheld.class::isInstance)
                .map(Offer.Withheld.class::cast)
                .map(offer -> new WithheldView(offer.action().id(), offer.why().code()))
                .findFirst();
        var tasks = offered.tasks().stream()
                .map(offer ->
                        new TaskOfferView(offer.task().number(), offer.deed().code(), FormView.of(offer.form())))
                .toList();
        return new OffersView(offered.version(), allowed, withheld.orElse(null), offered.whereabouts(), tasks);
    }
}
