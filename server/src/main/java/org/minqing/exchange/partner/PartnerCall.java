package org.minqing.exchange.partner;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.minqing.access.machine.ContentDigest;
import org.minqing.access.machine.RequestParts;
import org.minqing.access.machine.SignatureInput;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One signed request to a partner, and what came of it. Nothing that a partner answers is kept but a receipt of few signs. */
@Component
class PartnerCall {

    /** It could not be reached. */
    static final Result AWAY = new Result.Failed("partner-away", true);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long EXPIRES = 240;
    private static final int NONCE_BYTES = 16;
    private static final int MOST_ANSWERED = 4_096;
    private static final Pattern RECEIPT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** What will not get better by trying again; anything else may. */
    private static final Set<Integer> FINAL = Set.of(400, 409, 410, 413, 415, 422);

    private static final List<String> COVERED =
            List.of("@method", "@authority", "@path", "@query", ContentDigest.HEADER);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final SecureRandom random = new SecureRandom();
    private final OwnKeys keys;
    private final InstantSource clock;

    /** What came of it. */
    sealed interface Result {

        record Arrived(Optional<String> receipt) implements Result {}

        record Failed(String code, boolean mayPass) implements Result {}
    }

    PartnerCall(OwnKeys keys, @Qualifier("wallClock") InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Result put(String address, PartnerMessages.Written message) {
        var body = JSON.writeValueAsBytes(message.body());
        var uri = URI.create(address.replaceAll("/+$", "") + message.path());
        try {
            return result(http.send(request(uri, body), BodyHandlers.ofByteArray()));
        } catch (IOException away) {
            return AWAY;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Result.Failed("stopped", true);
        }
    }

    private HttpRequest request(URI uri, byte[] body) {
        var key = keys.own();
        var digest = ContentDigest.of(body);
        var headers = Map.of(ContentDigest.HEADER, List.of(digest));
        var parts = new RequestParts(
                "PUT",
                uri.getScheme(),
                uri.getRawAuthority(),
                uri.getRawPath(),
                "",
                name -> headers.getOrDefault(name, List.of()));
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var now = clock.instant().getEpochSecond();
        var input = SignatureInput.of(
                COVERED, now, now + EXPIRES, key.id(), HexFormat.of().formatHex(nonce));
        var signature = key.sign(input.base(parts).orElseThrow());
        return HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(ContentDigest.HEADER, digest)
                .header("Signature-Input", input.label() + "=" + input.written())
                .header("Signature", input.label() + "=:" + signature + ":")
                .PUT(BodyPublishers.ofByteArray(body))
                .build();
    }

    private static Result result(HttpResponse<byte[]> answer) {
        var status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return new Result.Arrived(receipt(answer.body()));
        }
        return new Result.Failed("partner-" + status, !FINAL.contains(status));
    }

    /** The {@code receipt} of a JSON answer, where it is a short code. */
    private static Optional<String> receipt(byte[] body) {
        if (body.length == 0 || body.length > MOST_ANSWERED) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(body).path("receipt").asString(""))
                    .filter(text -> RECEIPT.matcher(text).matches());
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }
}
