package org.minqing.notice.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minqing.notice.outward.Signature.Secret;

/** Signatures are those of the Standard Webhooks specification, count for minutes, and outlive a change of secrets. */
class SignatureTest {

    private static final Secret OLD = Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Secret NEW = Secret.parse("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private static final Instant THEN = Instant.ofEpochSecond(1_614_265_330);
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String BODY = "{\"test\": 2432232314}";

    @Test
    void signsAsTheSpecificationsExampleDoes() {
        assertThat(Signature.headers(List.of(OLD), ID, THEN, BODY))
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
                .containsEntry("webhook-timestamp", "1614265330");
    }

    @Test
    void whileSecretsAreChangedEitherOneIsEnough() {
        var headers = Signature.headers(List.of(NEW, OLD), ID, THEN, BODY);
        assertThat(Signature.isTrue(List.of(OLD), headers, BODY, THEN)).isTrue();
        assertThat(Signature.isTrue(List.of(NEW), headers, BODY, THEN)).isTrue();
        var alone = Signature.headers(List.of(OLD), ID, THEN, BODY);
        assertThat(Signature.isTrue(List.of(NEW, OLD), alone, BODY, THEN)).isTrue();
        assertThat(Signature.isTrue(List.of(NEW), alone, BODY, THEN)).isFalse();
        assertThat(Signature.isTrue(List.of(), alone, BODY, THEN)).isFalse();
    }

    @Test
    void nothingMayBeChangedAndNothingOldCounts() {
        var headers = Signature.headers(List.of(OLD), ID, THEN, BODY);
        assertThat(Signature.isTrue(List.of(OLD), headers, BODY + " ", THEN)).isFalse();
        assertThat(Signature.isTrue(List.of(OLD), with(headers, "webhook-id", "other"), BODY, THEN))
                .isFalse();
        assertThat(Signature.isTrue(List.of(OLD), with(headers, "webhook-timestamp", "1614265331"), BODY, THEN))
                .isFalse();
        assertThat(Signature.isTrue(List.of(OLD), headers, BODY, THEN.plusSeconds(300)))
                .isTrue();
        assertThat(Signature.isTrue(List.of(OLD), headers, BODY, THEN.plusSeconds(301)))
                .isFalse();
        assertThat(Signature.isTrue(List.of(OLD), Map.of(), BODY, THEN)).isFalse();
    }

    @Test
    void aShortSecretIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.parse("whsec_c2hvcnQ="));
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.parse("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        assertThat(OLD.toString()).isEqualTo("Secret");
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        var changed = new HashMap<>(headers);
        changed.put(name, value);
        return changed;
    }
}
