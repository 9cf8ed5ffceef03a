package org.minqing.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.area.City;
import org.minqing.casework.CaseProblem;
import org.minqing.casework.Casework;
import org.minqing.casework.Command;
import org.minqing.exchange.Additions.Addition;
import org.minqing.exchange.Requests.Found;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.minqing.scenario.Scenarios;
import org.springframework.stereotype.Component;

/**
 * What a program adds to a request that it reported itself, as a step that whoever reported a case may take. It says something
 * and moves nothing: that the sender thinks it is done is one more sentence for whoever decides.
 */
@Component
class Adding {

    private static final int LONGEST_NUMBER = 200;
    private static final String OPEN = "open";
    private static final Set<String> STATUSES = Set.of(OPEN, "closed", "fixed");

    /** How often the case may go on between looking at it and adding to it. */
    private static final int TRIES = 3;

    private final Requests requests;
    private final Submissions submissions;
    private final Additions additions;
    private final Scenarios scenarios;
    private final Casework casework;
    private final City city;

    /** What was sent. */
    private record Sent(String request, Optional<String> number, String words) {}

    Adding(
            Requests requests,
            Submissions submissions,
            Additions additions,
            Scenarios scenarios,
            Casework casework,
            City city) {
        this.requests = requests;
        this.submissions = submissions;
        this.additions = additions;
        this.scenarios = scenarios;
        this.casework = casework;
        this.city = city;
    }

    /** Takes the addition and tells its id, or says everything that is wrong with it. */
    String take(PartnerKeys.Partner partner, Parameters parameters) {
        var sent = read(parameters);
        var found = requests.one(sent.request());
        var id = found.request().id();
        if (!submissions.isOf(partner, id)) {
            throw new ProblemException(ExchangeProblem.REQUEST_NOT_OWN);
        }
        var field = field(found).orElseThrow(() -> new ProblemException(ExchangeProblem.UPDATES_CLOSED));
        var addition = additions.take(
                partner, sent.number(), id, sent.words(), found.request().length());
        if (!addition.request().equals(id)) {
            throw new ProblemException(ExchangeProblem.REFERENCE_REUSED);
        }
        var action = found.service().matter().addition().orElseThrow();
        return Updates.Update.id(id, act(partner, addition, action, Map.of(field, sent.words())));
    }

    private Sent read(Parameters parameters) {
        var faults = new ArrayList<Fault>();
        for (var needed : List.of("service_request_id", "description")) {
            if (parameters.text(needed).isEmpty()) {
                faults.add(new Fault(needed, "field.missing"));
            }
        }
        var number = parameters.text("update_id");
        if (number.filter(own -> own.length() > LONGEST_NUMBER).isPresent()) {
            faults.add(new Fault("update_id", "field.too-long"));
        }
        var link = parameters.text("media_url");
        if (link.filter(text -> !Reporting.isLink(text)).isPresent()) {
            faults.add(new Fault("media_url", "field.link"));
        }
        requests.span("updated_datetime", "updated_datetime", parameters, faults);
        var status = parameters
                .text("status")
                .map(word -> word.toLowerCase(Locale.ROOT))
                .orElse(OPEN);
        if (!STATUSES.contains(status)) {
            faults.add(new Fault("status", "field.choice"));
        }
        Parameters.refuse(faults);
        return new Sent(parameters.text("service_request_id").orElseThrow(), number, words(parameters, link, status));
    }

    /** In the first language of the city, whichever the program speaks: people read it, and a repetition says the same. */
    private String words(Parameters parameters, Optional<String> link, String status) {
        var tongue = new Tongue(city.languages().getFirst());
        return Stream.of(
                        Optional.of(status).filter(word -> !word.equals(OPEN)).map(_ -> tongue.say("open311.over")),
                        parameters.text("title"),
                        parameters.text("description"),
                        link.map(words -> tongue.say("open311.media", words)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
    }

    /** The text that takes it, in the version that the case runs on. */
    private Optional<String> field(Found found) {
        return scenarios
                .exact(found.request().scenario(), found.request().version())
                .flatMap(scenario -> Publishable.addition(found.service().matter(), scenario));
    }

    private int act(PartnerKeys.Partner partner, Addition first, String action, Map<String, Object> fields) {
        var addition = first;
        for (var attempt = 1; ; attempt++) {
            var command = new Command(
                    addition.request(),
                    addition.command(),
                    partner.actor(),
                    action,
                    addition.version(),
                    fields,
                    List.of(),
                    addition.at());
            try {
                return casework.act(command).version();
            } catch (ProblemException refused) {
                if (refused.problem() != CaseProblem.CHANGED || attempt == TRIES) {
                    throw inWordsOfTheSpecification(refused, fields.keySet());
                }
                addition = additions.standsAt(addition, length(addition.request()));
            }
        }
    }

    private int length(CaseId id) {
        return requests.one(id.toString()).request().length();
    }

    private static ProblemException inWordsOfTheSpecification(ProblemException refused, Set<String> fields) {
        if (refused.problem() == CaseProblem.COMMAND_ID_REUSED) {
            return new ProblemException(ExchangeProblem.REFERENCE_REUSED);
        }
        var faults = refused.faults().stream()
                .map(fault -> fields.contains(fault.path().replace("fields.", ""))
                        ? new Fault("description", fault.code())
                        : fault)
                .toList();
        return faults.isEmpty() ? refused : new ProblemException(ExchangeProblem.PARAMETERS_WRONG, faults);
    }
}
