package org.minqing.exchange;

import java.util.Optional;
import org.minqing.casework.CaseNumbers;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** Where reports of other programs and additions to them come in: whose key it is, whether it may go on, and then what it sends. */
@Component
class PartnerDoor {

    private final PartnerKeys keys;
    private final Pace pace;
    private final Services services;
    private final Reporting reporting;
    private final Adding adding;
    private final CaseNumbers numbers;

    /** A report that was taken, with the number that people call it by. */
    record Taken(Submissions.Submission submission, String number) {}

    PartnerDoor(
            PartnerKeys keys, Pace pace, Services services, Reporting reporting, Adding adding, CaseNumbers numbers) {
        this.keys = keys;
        this.pace = pace;
        this.services = services;
        this.reporting = reporting;
        this.adding = adding;
        this.numbers = numbers;
    }

    Taken report(Parameters parameters, Optional<String> reference, Tongue tongue) {
        var submission = reporting.take(partner(parameters), reference, parameters, tongue);
        return new Taken(submission, numbers.of(submission.request()));
    }

    /** The id of what was added. */
    String add(Parameters parameters) {
        return adding.take(partner(parameters), parameters);
    }

    private PartnerKeys.Partner partner(Parameters parameters) {
        var partner = parameters
                .text("api_key")
                .flatMap(keys::whose)
                .orElseThrow(() -> new ProblemException(ExchangeProblem.KEY_REFUSED));
        pace.count(partner.id(), services.offers().perMinute());
        return partner;
    }
}
