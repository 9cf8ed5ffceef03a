package org.minqing.notice.outward;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who says something, proved as the Standard Webhooks specification has it: HMAC-SHA-256 over id, time and body. Of two secrets
 * both sign, so that the other side may change from one to the other when it likes.
 */
public final class Signature {

    /** Which message it is, the same on every try. */
    public static final String ID = "webhook-id";

    /** When it was sent, in seconds since 1970. */
    public static final String TIME = "webhook-timestamp";

    /** One or more of {@code v1,BASE64}, with blanks between them. */
    public static final String SIGNATURE = "webhook-signature";

    /** How far the clocks of two houses may be apart; what is older was recorded and is sent again by somebody else. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String VERSION = "v1,";

    private Signature() {}

    /** A secret of at least 24 bytes. */
    public record Secret(byte[] bytes) {

        private static final String PREFIX = "whsec_";
        private static final int SHORTEST = 24;

        public Secret {
            if (bytes.length < SHORTEST) {
                throw new IllegalArgumentException("A secret has at least " + SHORTEST + " bytes");
            }
            bytes = bytes.clone();
        }

        /** As it is written: {@code whsec_} and Base64. Throws {@link IllegalArgumentException} for anything else. */
        public static Secret parse(String text) {
            if (!text.startsWith(PREFIX)) {
                throw new IllegalArgumentException("A secret begins with " + PREFIX);
            }
            return new Secret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public String toString() {
            return "Secret";
        }
    }

    /** The headers that go with a body. */
    public static Map<String, String> headers(List<Secret> secrets, String id, Instant at, String body) {
        var time = Long.toString(at.getEpochSecond());
        var signatures = secrets.stream()
                .map(secret -> VERSION + sign(secret, id, time, body))
                .collect(Collectors.joining(" "));
        return Map.of(ID, id, TIME, time, SIGNATURE, signatures);
    }

    /** Whether one of the secrets made one of the signatures, and not long ago. */
    public static boolean isTrue(List<Secret> secrets, Map<String, String> headers, String body, Instant now) {
        var id = headers.getOrDefault(ID, "");
        var time = headers.getOrDefault(TIME, "");
        if (id.isEmpty() || !time.matches("[0-9]{1,12}") || !isRecent(Long.parseLong(time), now)) {
            return false;
        }
        var given = List.of(headers.getOrDefault(SIGNATURE, "").split(" "));
        return secrets.stream()
                .map(secret -> bytes(VERSION + sign(secret, id, time, body)))
                .anyMatch(right -> given.stream().anyMatch(one -> MessageDigest.isEqual(right, bytes(one))));
    }

    private static boolean isRecent(long seconds, Instant now) {
        return Math.abs(now.getEpochSecond() - seconds) <= TOLERANCE.toSeconds();
    }

    private static String sign(Secret secret, String id, String time, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(bytes(id + "." + time + "." + body)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
