package org.minqing.exchange;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.casework.CaseProblem;
import org.minqing.casework.Casework;
import org.minqing.casework.Origin;
import org.minqing.casework.Report;
import org.minqing.casework.Where;
import org.minqing.exchange.Submissions.Submission;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.stereotype.Component;

/**
 * A report of another program, made a report like any other. What the specification calls by names of its own goes into the
 * fields that the city folder names; an address of a picture is kept as text, and nobody fetches it.
 */
@Component
class Reporting {

    /** Signs of a description, as the specification bounds it. */
    private static final int LONGEST_DESCRIPTION = 4_000;

    private static final int LONGEST_LINK = 500;
    private static final Set<String> LINKS = Set.of("http", "https");

    private final Services services;
    private final Places places;
    private final Submissions submissions;
    private final Casework casework;

    Reporting(Services services, Places places, Submissions submissions, Casework casework) {
        this.services = services;
        this.places = places;
        this.submissions = submissions;
        this.casework = casework;
    }

    /** Takes the report, or says everything that is wrong with it. */
    Submission take(PartnerKeys.Partner partner, Optional<String> reference, Parameters parameters, Tongue tongue) {
        var faults = new ArrayList<Fault>();
        var code = parameters.text("service_code");
        if (code.isEmpty()) {
            throw new ProblemException(
                    ExchangeProblem.PARAMETERS_WRONG, List.of(new Fault("service_code", "field.missing")));
        }
        var service = services.find(code.get());
        var where = places.read(parameters, faults);
        var answers = answers(service, parameters, tongue, faults);
        Parameters.refuse(faults);
        var submission = submissions.take(partner, reference);
        send(partner, submission, service, where.orElseThrow(), answers);
        return submission;
    }

    private void send(
            PartnerKeys.Partner partner,
            Submission submission,
            Service service,
            Where where,
            Map<String, Object> answers) {
        var report = new Report(
                submission.request(),
                new CommandId(submission.token()),
                partner.actor(),
                service.scenario().id(),
                where,
                answers,
                List.of(),
                submission.at(),
                Origin.LIVE,
                null,
                partner.source(),
                null,
                null);
        try {
            casework.report(report);
        } catch (ProblemException refused) {
            throw inWordsOfTheSpecification(refused, service);
        }
    }

    private Map<String, Object> answers(Service service, Parameters parameters, Tongue tongue, List<Fault> faults) {
        var answers = new LinkedHashMap<String, Object>(service.given());
        var named = service.matter().fields();
        named.contact().ifPresent(field -> contact(parameters).ifPresent(words -> answers.put(field, words)));
        var address = parameters.text("address_string");
        named.address().ifPresent(field -> address.ifPresent(words -> answers.put(field, words)));
        var unplaced = named.address().isPresent() ? Optional.<String>empty() : address;
        named.description()
                .ifPresent(field -> answers.put(field, description(service, unplaced, parameters, tongue, faults)));
        answers.putAll(Attributes.read(service, parameters, faults));
        return answers;
    }

    /** What was written, where it is and where a picture of it is; the name of the service where nothing was. */
    private static String description(
            Service service, Optional<String> address, Parameters parameters, Tongue tongue, List<Fault> faults) {
        var written = parameters.text("description");
        if (written.filter(words -> words.codePointCount(0, words.length()) > LONGEST_DESCRIPTION)
                .isPresent()) {
            faults.add(new Fault("description", "field.too-long"));
        }
        var link = parameters.text("media_url");
        if (link.filter(text -> !isLink(text)).isPresent()) {
            faults.add(new Fault("media_url", "field.link"));
        }
        return Stream.of(
                        Optional.of(written.orElse(tongue.of(service.names()))),
                        address.map(words -> tongue.say("open311.address", words)),
                        link.map(words -> tongue.say("open311.media", words)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
    }

    /** Whether it is an address of something on the net, which is written down and never asked. */
    static boolean isLink(String text) {
        try {
            var link = new URI(text);
            return text.length() <= LONGEST_LINK
                    && link.getHost() != null
                    && LINKS.contains(Objects.requireNonNullElse(link.getScheme(), ""));
        } catch (URISyntaxException wrong) {
            return false;
        }
    }

    /** What the specification asks for, of which the device's number and the account are not kept. */
    private static Optional<String> contact(Parameters parameters) {
        var name = Stream.of("first_name", "last_name")
                .flatMap(part -> parameters.text(part).stream())
                .collect(Collectors.joining(" "));
        var all = Stream.concat(
                        Stream.of(name).filter(words -> !words.isEmpty()),
                        Stream.of("phone", "email").flatMap(part -> parameters.text(part).stream()))
                .collect(Collectors.joining(", "));
        return Optional.of(all).filter(words -> !words.isEmpty());
    }

    private static ProblemException inWordsOfTheSpecification(ProblemException refused, Service service) {
        if (refused.problem() == CaseProblem.COMMAND_ID_REUSED) {
            return new ProblemException(ExchangeProblem.REFERENCE_REUSED);
        }
        if (refused.faults().isEmpty()) {
            return refused;
        }
        return new ProblemException(
                ExchangeProblem.PARAMETERS_WRONG,
                refused.faults().stream()
                        .map(fault -> new Fault(parameter(fault.path(), service), fault.code()))
                        .toList());
    }

    private static String parameter(String path, Service service) {
        var field = path.startsWith("fields.") ? path.substring("fields.".length()) : path;
        var named = service.matter().fields();
        return switch (field) {
            case String place when place.equals("place") -> "lat";
            case String area when area.equals("area") -> "address_string";
            case String by when Optional.of(by).equals(service.matter().by()) -> "service_code";
            case String words when Optional.of(words).equals(named.description()) -> "description";
            case String words when Optional.of(words).equals(named.contact()) -> "phone";
            case String words when Optional.of(words).equals(named.address()) -> "address_string";
            default -> Parameters.attribute(field);
        };
    }
}
