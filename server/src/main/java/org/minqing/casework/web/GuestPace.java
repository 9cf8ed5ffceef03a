package org.minqing.casework.web;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.minqing.casework.CaseProblem;
import org.minqing.kernel.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * How often people without an account may ask, by address and hour. Counted in memory alone and under a key that ends with
 * the process: no address is written anywhere, and none can be read out of this.
 */
@Component
class GuestPace {

    /** What is asked, and how often a whole office or a village behind one address may ask it in an hour. */
    enum Wish {
        REPORT(30),
        PHOTO(120),
        LOOK(300);

        private final int most;

        Wish(int most) {
            this.most = most;
        }
    }

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_ADDRESSES = 100_000;
    private static final int KEY = 32;
    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec key = new SecretKeySpec(random(), MAC);
    private final Map<String, Count> counts = new ConcurrentHashMap<>();
    private final InstantSource clock;

    private record Count(Instant since, int asked) {}

    /** The wall's clock: a sample whose time is moved forward gives nobody more tries. */
    GuestPace(@Qualifier("wallClock") InstantSource clock) {
        this.clock = clock;
    }

    /** Counts it, or refuses it with the time to wait. */
    void count(Wish wish, String address) {
        var now = clock.instant();
        forget(now);
        var count = counts.merge(
                wish + unreadable(address),
                new Count(now, 1),
                (before, first) -> over(before, now) ? first : new Count(before.since(), before.asked() + 1));
        if (count.asked() > wish.most) {
            var seconds =
                    Math.max(1, Duration.between(now, count.since().plus(HOUR)).toSeconds());
            throw new ProblemException(CaseProblem.GUEST_SLOW_DOWN, List.of(), Map.of("retryAfter", seconds));
        }
    }

    /** Addresses are dropped when there are many; a flood from more of them than memory holds starts the count anew. */
    private void forget(Instant now) {
        if (counts.size() >= MOST_ADDRESSES) {
            counts.values().removeIf(count -> over(count, now));
            if (counts.size() >= MOST_ADDRESSES) {
                counts.clear();
            }
        }
    }

    private static boolean over(Count count, Instant now) {
        return !now.isBefore(count.since().plus(HOUR));
    }

    private String unreadable(String address) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(address.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("Every Java has " + MAC, impossible);
        }
    }

    private static byte[] random() {
        var bytes = new byte[KEY];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
