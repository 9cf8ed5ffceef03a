package org.minqing.notice.outward;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * Hands a request over and says what came of it, by the status alone: of what is answered nothing is read. It goes where it was
 * told to and follows nobody elsewhere.
 */
public final class Line {

    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECTING)
            .build();

    private final Duration patience;
    private final InstantSource clock;

    /** {@code patience} is how long an answer may take. */
    public Line(Duration patience, InstantSource clock) {
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * One request.
     *
     * @param inside whether the receiver may be in the house
     */
    record Call(URI url, String method, Map<String, String> headers, String body, boolean inside) {

        Call {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return "Call";
        }
    }

    Outcome send(Call call) {
        try {
            if (!call.inside() && !Guard.isOpen(call.url().getHost())) {
                return new Outcome.Later("address-inside", Optional.empty());
            }
            var builder = HttpRequest.newBuilder(call.url())
                    .timeout(patience)
                    .method(call.method(), BodyPublishers.ofString(call.body()));
            call.headers().forEach(builder::header);
            var answer = client.send(builder.build(), BodyHandlers.ofInputStream());
            answer.body().close();
            return outcome(answer);
        } catch (UnknownHostException unknown) {
            return new Outcome.Later("host-unknown", Optional.empty());
        } catch (IOException away) {
            return new Outcome.Later("away", Optional.empty());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Outcome.Later("stopped", Optional.empty());
        }
    }

    /** A fault of the other side or of the way to it passes; one that lies in what was sent does not. */
    private Outcome outcome(HttpResponse<?> answer) {
        var status = answer.statusCode();
        var code = "status-" + status;
        return switch (status / 100) {
            case 2 -> new Outcome.Taken();
            case 5 -> new Outcome.Later(code, asked(answer));
            case 4 ->
                switch (status) {
                    // It was there before, and only the answer to it was lost.
                    case 409 -> new Outcome.Taken();
                    case 401, 403, 404, 407, 408, 425, 429 -> new Outcome.Later(code, asked(answer));
                    default -> new Outcome.Refused(code);
                };
            case 3 -> new Outcome.Later("redirected", Optional.empty());
            default -> new Outcome.Later(code, Optional.empty());
        };
    }

    private Optional<Duration> asked(HttpResponse<?> answer) {
        return answer.headers().firstValue("Retry-After").flatMap(this::wait).filter(Duration::isPositive);
    }

    /** Seconds, or a date of HTTP. */
    private Optional<Duration> wait(String text) {
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(clock.instant(), until));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
