package org.minqing.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minqing.kernel.ProblemException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Open311 GeoReport v2: what other programs read and report. Reading needs no key. */
@RestController
@RequestMapping(Open311Errors.BASE + "v2")
class Open311Controller {

    private static final String IDEMPOTENCY = "Idempotency-Key";
    private static final int LONGEST_REFERENCE = 200;

    private final Questions questions;
    private final Services services;
    private final Requests requests;
    private final Wording wording;
    private final PartnerDoor door;
    private final Submissions submissions;

    Open311Controller(
            Questions questions,
            Services services,
            Requests requests,
            Wording wording,
            PartnerDoor door,
            Submissions submissions) {
        this.questions = questions;
        this.services = services;
        this.requests = requests;
        this.wording = wording;
        this.door = door;
        this.submissions = submissions;
    }

    @GetMapping("/services.{format}")
    ResponseEntity<byte[]> services(@PathVariable String format, HttpServletRequest request) {
        var question = questions.read(format, request);
        return question.answer(
                "services",
                Content.Rows.of("service", services.all(), service -> wording.service(service, question.tongue())));
    }

    @GetMapping("/services/{code}.{format}")
    ResponseEntity<byte[]> service(@PathVariable String code, @PathVariable String format, HttpServletRequest request) {
        var question = questions.read(format, request);
        return question.answer("service_definition", Attributes.definition(services.find(code), question.tongue()));
    }

    @GetMapping("/requests.{format}")
    ResponseEntity<byte[]> requests(@PathVariable String format, HttpServletRequest request) {
        var question = questions.read(format, request);
        return answer(question, requests.find(question.parameters()));
    }

    @GetMapping("/requests/{id}.{format}")
    ResponseEntity<byte[]> request(@PathVariable String id, @PathVariable String format, HttpServletRequest request) {
        var question = questions.read(format, request);
        return answer(question, List.of(requests.one(id)));
    }

    private ResponseEntity<byte[]> answer(Question question, List<Requests.Found> found) {
        return question.answer(
                "service_requests", Content.Rows.of("request", found, one -> wording.request(one, question.tongue())));
    }

    /** The request that a token stands for. Every report has a number at once, so the token is told only to who asks for more. */
    @GetMapping("/tokens/{token}.{format}")
    ResponseEntity<byte[]> token(@PathVariable String token, @PathVariable String format, HttpServletRequest request) {
        var question = questions.read(format, request);
        var found = id(token)
                .flatMap(submissions::request)
                .map(id -> requests.one(id.toString()))
                .orElseThrow(() -> new ProblemException(ExchangeProblem.TOKEN_UNKNOWN));
        var row = Content.Parts.of()
                .with("service_request_id", found.request().id().toString())
                .with("token", token);
        return question.answer("service_requests", new Content.Rows("request", List.of(row)));
    }

    /** A report with a key; sent again with the same reference it is the same report. */
    @PostMapping("/requests.{format}")
    ResponseEntity<byte[]> report(@PathVariable String format, HttpServletRequest request) {
        var question = questions.read(format, request);
        var parameters = question.parameters();
        var taken = door.report(parameters, reference(request, parameters), question.tongue());
        var row = Content.Parts.of()
                .with("service_request_id", taken.submission().request().toString())
                .with("service_notice", question.tongue().say("open311.received", taken.number()))
                .with("account_id", Optional.empty());
        if (parameters.yes("extensions")) {
            row.with("token", taken.submission().token().toString());
        }
        return question.answer("service_requests", new Content.Rows("request", List.of(row)));
    }

    private static Optional<String> reference(HttpServletRequest request, Parameters parameters) {
        var header = Optional.ofNullable(request.getHeader(IDEMPOTENCY))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        var reference = header.or(() -> parameters.text("client_reference"));
        if (reference.filter(text -> text.length() > LONGEST_REFERENCE).isPresent()) {
            throw new ProblemException(
                    ExchangeProblem.PARAMETERS_WRONG,
                    List.of(new ProblemException.Fault("client_reference", "field.too-long")));
        }
        return reference;
    }

    static Optional<UUID> id(String written) {
        try {
            return Optional.of(UUID.fromString(written));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
