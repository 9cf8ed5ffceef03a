package org.minqing.access.secret;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.minqing.access.AccessProblem;
import org.minqing.kernel.ProblemException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with one lane and the given cost. Only half of the processors may hash at a time, so that a crowd at the door cannot
 * stop the work inside. A password is normalised (NFKC) before it is hashed: the
 * same characters typed on another keyboard are the same password.
 */
@Component
public class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Argon2PasswordEncoder argon;
    private final String nobodys;
    private final Semaphore places =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    Passwords(PasswordCost cost) {
        argon = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, cost.kibibytes(), cost.passes());
        nobodys = "$argon2id$v=19$m=" + cost.kibibytes() + ",t=" + cost.passes() + ",p=" + LANES + "$"
                + zeros(SALT_BYTES) + "$" + zeros(HASH_BYTES);
    }

    /** The hash to keep. */
    public String hash(String password) {
        return inPlace(() -> String.valueOf(argon.encode(normalised(password))));
    }

    /** Whether the password fits; takes as long when there is no hash to compare with. */
    public boolean matches(String password, Optional<String> hash) {
        var normalised = normalised(password);
        var known = hash.orElse(nobodys);
        return inPlace(() -> {
            var fits = argon.matches(normalised, known);
            // Hashes of before passwords were normalised; what decides on a second look is only what was typed.
            var fitsAsTyped = !fits && !normalised.equals(password) && argon.matches(password, known);
            return (fits || fitsAsTyped) && hash.isPresent();
        });
    }

    static String normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /** A hash that no password has, so that looking at a name without one costs the same. */
    private static String zeros(int bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(new byte[bytes]);
    }

    private <T> T inPlace(Supplier<T> work) {
        if (!placeTaken()) {
            throw new ProblemException(AccessProblem.SESSION_SLOW_DOWN);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private boolean placeTaken() {
        try {
            return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
