package org.minqing.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.minqing.exchange.Open311Errors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one mapper from exceptions to answers, for controllers and filters alike. Nothing of an exception but its meaning
 * goes out: no class name, no stack, no statement.
 */
@Component
@RestControllerAdvice
class ProblemMapper {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    private final StoreRefusals store;
    private final ProblemWords words;
    private final JsonMapper json;
    private final Open311Errors open311;

    ProblemMapper(StoreRefusals store, ProblemWords words, JsonMapper json, Open311Errors open311) {
        this.store = store;
        this.words = words;
        this.json = json;
        this.open311 = open311;
    }

    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void callerHasGone(AsyncRequestNotUsableException gone) {
        LOG.debug("The caller went away before the answer was written.");
    }

    @ExceptionHandler(AsyncRequestTimeoutException.class)
    void streamHasEnded(AsyncRequestTimeoutException ended) {
        LOG.debug("A stream reached its time limit.");
    }

    @ExceptionHandler(Exception.class)
    void answer(Exception exception, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(meaning(exception, request), request, response);
    }

    /** Writes a refusal unless the answer is already on its way. */
    void write(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        if (open311.covers(request)) {
            writeForPrograms(refusal, request, response);
            return;
        }
        response.setStatus(refusal.problem().status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        refusal.headers().forEach(response::setHeader);
        var language = Languages.of(request);
        response.setHeader("Content-Language", language.toLanguageTag());
        json.writeValue(response.getOutputStream(), words.body(refusal, language));
        response.flushBuffer();
    }

    /** Other programs are told in the words of their specification: one description for each thing that is wrong. */
    private void writeForPrograms(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var language = open311.language(request);
        var body = words.body(refusal, language);
        var descriptions = body.errors().isEmpty()
                ? List.of(body.detail() + " " + body.next())
                : body.errors().stream()
                        .map(fault -> fault.path() + ": " + fault.detail())
                        .toList();
        var written = open311.write(request, body.status(), descriptions);
        response.setStatus(written.status());
        response.setContentType(written.contentType());
        response.setHeader("Cache-Control", "no-store");
        refusal.headers().forEach(response::setHeader);
        response.setHeader("Content-Language", language.toLanguageTag());
        response.getOutputStream().write(written.body());
        response.flushBuffer();
    }

    private Refusal meaning(Exception exception, HttpServletRequest request) {
        return RequestRefusals.of(exception).or(() -> store.of(exception)).orElseGet(() -> failed(exception, request));
    }

    private static Refusal failed(Exception exception, HttpServletRequest request) {
        LOG.error("{} failed", request.getMethod(), exception);
        return Refusal.of(EdgeProblem.FAILED);
    }
}
