package org.minqing.casework;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;

/**
 * The code with which somebody without an account follows what they reported: twenty signs of Crockford's thirty-two, 100
 * bits that the device chose. Its hash stands where another case has an account, and nothing else of it is kept. A plain
 * hash is enough, for nobody tries 2¹⁰⁰ codes; a slow one would only serve somebody who wants the server to be busy.
 */
public final class GuestCode {

    private static final Pattern SHAPE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{20}");

    /** What a random code falls short of once in a billion times: the rest was typed by somebody who chose it. */
    private static final int FEWEST_SIGNS = 7;

    /** So that no other hash of the same signs is the same. */
    private static final String OF_GUESTS = "guest ";

    private static final long VERSION_8 = 0x8000L;
    private static final long NOT_VERSION = ~0xF000L;
    private static final long VARIANT = 0x8000000000000000L;
    private static final long NOT_VARIANT = 0x3FFFFFFFFFFFFFFFL;

    private final String signs;

    private GuestCode(String signs) {
        this.signs = signs;
    }

    /** What was typed, whatever its case, spacing and dashes; nothing for what can be no code. */
    public static Optional<GuestCode> typed(String text) {
        var signs = text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        var random = SHAPE.matcher(signs).matches() && signs.chars().distinct().count() >= FEWEST_SIGNS;
        return random ? Optional.of(new GuestCode(signs)) : Optional.empty();
    }

    /** Whoever has this code: no account, but the same one each time. */
    public Actor actor() {
        var hash = ByteBuffer.wrap(sha256());
        var high = hash.getLong() & NOT_VERSION | VERSION_8;
        var low = hash.getLong() & NOT_VARIANT | VARIANT;
        return Actor.of(new AccountId(new UUID(high, low)));
    }

    private byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest((OF_GUESTS + signs).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /** Says nothing of the code, which is nobody's but the guest's. */
    @Override
    public String toString() {
        return "GuestCode";
    }
}
