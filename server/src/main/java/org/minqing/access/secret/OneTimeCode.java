package org.minqing.access.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * A secret that is shown once, typed by a person and used up: groups of letters and digits that are hard to confuse. The
 * store keeps its hash alone, which needs no salt and no slowness because nobody guesses so many random bits.
 */
public record OneTimeCode(String text) {

    /** Crockford's thirty-two: no I, L, O and U. Each stands for five bits. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LONG = 20;
    private static final int SHORT = 16;
    private static final int SHORTEST = 8;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** For setting a password: 100 bits. */
    public static OneTimeCode forPassword() {
        return make(LONG);
    }

    /** In place of a second factor that was lost: 80 bits. */
    public static OneTimeCode forRecovery() {
        return make(SHORT);
    }

    /** Shown at a desk for some minutes: 40 bits, and few tries. */
    public static OneTimeCode forDesk() {
        return make(SHORTEST);
    }

    /** What was typed, whatever its case and spacing. */
    public static OneTimeCode typed(String text) {
        return new OneTimeCode(text);
    }

    private static OneTimeCode make(int length) {
        var text = new StringBuilder();
        for (var index = 0; index < length; index++) {
            if (index > 0 && index % GROUP == 0) {
                text.append('-');
            }
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new OneTimeCode(text.toString());
    }

    /** Whether this has as many letters as a recovery code, so that nobody else's code is looked up for it. */
    public boolean mayRecover() {
        return letters().length() == SHORT;
    }

    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(letters().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String letters() {
        return text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    @Override
    public String toString() {
        return "OneTimeCode";
    }
}
