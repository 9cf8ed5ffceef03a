package org.minqing.casework.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.casework.Offered;
import org.minqing.scenario.CaseFacts;
import org.minqing.scenario.FormView;
import org.minqing.scenario.Offer;
import org.minqing.scenario.Texts;

/** What somebody may do next in a case, with the forms for it, and where the case stands for their expressions. */
record OffersView(
        int version,
        List<OfferView> actions,
        @Nullable WithheldView withheld,
        CaseFacts.Whereabouts facts,
        List<TaskOfferView> tasks) {

    /** What can be done to a task: receive, answer, decline or withdraw. */
    record TaskOfferView(int task, String action, List<FormView> form) {}

    record OfferView(String action, Texts names, List<FormView> form) {}

    /** The expected step that this person may not take, and why. */
    record WithheldView(String action, String reason) {}

    static OffersView of(Offered offered) {
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
