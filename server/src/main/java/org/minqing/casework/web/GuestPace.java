package org.minqing.casework.web;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.minqing.casework.CaseProblem;
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

    private static final int KEY = 32;
    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec key = new SecretKeySpec(random(), MAC);
    private final HourlyCounts counts = new HourlyCounts(CaseProblem.GUEST_SLOW_DOWN);
    private final InstantSource clock;

    /** The wall's clock: a sample whose time is moved forward gives nobody more tries. */
    GuestPace(@Qualifier("wallClock") InstantSource clock) {
        this.clock = clock;
    }

    /** Counts it, or refuses it with the time to wait. */
    void count(Wish wish, String address) {
        counts.count(wish + unreadable(address), wish.most, clock.instant());
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
