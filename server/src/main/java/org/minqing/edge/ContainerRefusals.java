package org.minqing.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the container turns away before the application hears of it, such as an address with an escaped slash, is answered in
 * the same words and under the same headers as everything else.
 */
final class ContainerRefusals extends ErrorReportValve {

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", SecurityConfiguration.CONTENT_POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    private final ProblemWords words;
    private final JsonMapper json;

    ContainerRefusals(ProblemWords words, JsonMapper json) {
        this.words = words;
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var refusal = Refusal.of(problem(response.getStatus()));
        var language = Languages.of(request);
        response.setStatus(refusal.problem().status());
        HEADERS.forEach(response::setHeader);
        response.setHeader("Content-Language", language.toLanguageTag());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        try {
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(json.writeValueAsString(words.body(refusal, language)));
                response.finishResponse();
            }
        } catch (IOException gone) {
            container.getLogger().debug("The caller went away before the refusal was written.");
        }
    }

    /** A protocol that is not spoken is a request that cannot be read. */
    private static EdgeProblem problem(int status) {
        return status == 501 || status == 505 ? EdgeProblem.REQUEST_UNREADABLE : Failures.problem(status);
    }
}
