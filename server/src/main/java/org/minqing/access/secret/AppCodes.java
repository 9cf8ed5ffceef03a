package org.minqing.access.secret;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of an authenticator app (RFC 6238): six digits from HMAC-SHA-1 and steps of thirty seconds, which every app knows. A
 * code is taken in its own step and in the one before and after, for clocks are a little wrong.
 */
public final class AppCodes {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int BYTES = 20;
    private static final int DRIFT = 1;
    private static final int BITS = 5;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TimeBasedOneTimePasswordGenerator generator;
    private final int digits;

    public AppCodes() {
        this(6);
    }

    AppCodes(int digits) {
        this.digits = digits;
        this.generator = new TimeBasedOneTimePasswordGenerator(
                STEP, digits, TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA1);
    }

    /** A secret of 160 bits, as RFC 4226 recommends. */
    public byte[] newSecret() {
        var secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** The step in which the code counts; none for a wrong code, and none that is not later than the last one taken. */
    public OptionalLong step(byte[] secret, String code, Instant now, long last) {
        var present = now.getEpochSecond() / STEP.toSeconds();
        return LongStream.rangeClosed(present - DRIFT, present + DRIFT)
                .filter(step -> step > last && isCode(secret, code, step))
                .findFirst();
    }

    /** The code of the moment, as the app shows it. */
    public String code(byte[] secret, Instant moment) {
        try {
            var code = generator.generateOneTimePassword(new SecretKeySpec(secret, "RAW"), moment);
            return ("%0" + digits + "d").formatted(code);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The secret as people type it: RFC 4648 without padding. */
    public static String text(byte[] secret) {
        var text = new StringBuilder();
        var buffer = 0;
        var held = 0;
        for (var octet : secret) {
            buffer = buffer << Byte.SIZE | (octet & 0xff);
            held += Byte.SIZE;
            while (held >= BITS) {
                held -= BITS;
                text.append(BASE32.charAt(buffer >>> held & 0x1f));
            }
            buffer &= (1 << held) - 1;
        }
        if (held > 0) {
            text.append(BASE32.charAt(buffer << BITS - held & 0x1f));
        }
        return text.toString();
    }

    /** The secret as an app reads it. */
    public String uri(byte[] secret, String issuer, String account) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
                .formatted(encoded(issuer), encoded(account), text(secret), encoded(issuer), digits, STEP.toSeconds());
    }

    private boolean isCode(byte[] secret, String code, long step) {
        var right = code(secret, Instant.ofEpochSecond(step * STEP.toSeconds()));
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
