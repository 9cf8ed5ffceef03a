package org.minqing.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

    ProblemMapper(StoreRefusals store, ProblemWords words, JsonMapper json) {
        this.store = store;
        this.words = words;
        this.json = json;
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
        response.setStatus(refusal.problem().status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        refusal.headers().forEach(response::setHeader);
        var language = Languages.of(request);
        response.setHeader("Content-Language", language.toLanguageTag());
        json.writeValue(response.getOutputStream(), words.body(refusal, language));
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
