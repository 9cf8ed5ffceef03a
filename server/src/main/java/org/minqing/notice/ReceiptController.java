package org.minqing.notice;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.kernel.ProblemException;
import org.minqing.notice.outward.Gateways;
import org.minqing.notice.outward.Receipts;
import org.minqing.notice.outward.Receipts.Said;
import org.minqing.notice.outward.Signature;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where gateways and other systems say what became of a delivery. Open to whoever signs with the secret of that name. */
@RestController
@RequestMapping("/api/v1/public/receipts")
class ReceiptController {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,40}");

    private final Gateways gateways;
    private final Receipts receipts;
    private final InstantSource clock;

    ReceiptController(Gateways gateways, Receipts receipts, @Qualifier("wallClock") InstantSource clock) {
        this.gateways = gateways;
        this.receipts = receipts;
        this.clock = clock;
    }

    /**
     * @param id the {@code webhook-id}, or the key that the gateway was given
     * @param state {@code delivered} or {@code failed}
     * @param code why it failed: small letters, digits and hyphens
     */
    record ReceiptBody(
            @Nullable UUID id,
            @Nullable String state,
            @Nullable String code) {}

    /** Again changes nothing. A name that is not there is refused like a wrong signature. */
    @PostMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@PathVariable("id") String channel, @RequestHeader HttpHeaders headers, @RequestBody String body) {
        var now = clock.instant();
        var flat = new HashMap<String, String>();
        headers.forEach((name, values) -> flat.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        if (!Signature.isTrue(gateways.secrets(channel), flat, body, now)) {
            throw new ProblemException(NoticeProblem.RECEIPT_REFUSED);
        }
        var receipt = receipt(body);
        var id = receipt.id();
        var said = receipt.state();
        if (id == null || said == null || !(said.equals("delivered") || said.equals("failed"))) {
            throw new ProblemException(NoticeProblem.RECEIPT_UNREADABLE);
        }
        var code = receipt.code() != null && CODE.matcher(receipt.code()).matches() ? receipt.code() : "failed";
        if (!receipts.keep(channel, id, said.equals("failed") ? Said.FAILED : Said.DELIVERED, code, now)) {
            throw new ProblemException(AccessProblem.NOT_FOUND);
        }
    }

    private static ReceiptBody receipt(String body) {
        try {
            return Optional.ofNullable(JSON.readValue(body, ReceiptBody.class))
                    .orElseThrow(() -> new ProblemException(NoticeProblem.RECEIPT_UNREADABLE));
        } catch (JacksonException unreadable) {
            throw new ProblemException(NoticeProblem.RECEIPT_UNREADABLE);
        }
    }
}
