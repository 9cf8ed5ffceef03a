package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minqing.access.passkey.Challenges;
import org.minqing.access.passkey.Challenges.Asked;
import org.minqing.access.passkey.Challenges.Purpose;
import org.minqing.access.passkey.Letters;
import org.minqing.access.passkey.Made;
import org.minqing.access.passkey.Passkeys;
import org.minqing.access.passkey.Proofs;
import org.minqing.access.passkey.Shown;
import org.minqing.access.passkey.Site;
import org.minqing.kernel.AccountId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What devices send, changed on its way by one bit or cut short: it proves nothing, and breaks nothing either. */
@LakesideServer
class PasskeyRubbishIT {

    private static final Letters HOLDER = new Letters("A".repeat(43));
    private static final Asked DOOR = new Asked(Purpose.SIGN_IN, HOLDER);
    private static final Asked ORDER = new Asked(Purpose.MAKE, HOLDER);
    private static final String ORIGIN = "https://minqing.example";
    private static final Site SITE = new Site("minqing.example", Set.of(ORIGIN));

    /** So long is the key at the end of what was made. */
    private static final int KEY = 77;

    @Autowired
    private Proofs proofs;

    @Autowired
    private Passkeys passkeys;

    @Autowired
    private Challenges challenges;

    @Autowired
    private JdbcClient database;

    private AccountId account = new AccountId(new UUID(0, 0));

    @BeforeEach
    void somebody() {
        account = new AccountId(database.sql("select id from access.account where sign_in_name = 'resident'")
                .query(UUID.class)
                .single());
    }

    @AfterEach
    void nothingStays() {
        passkeys.removeAll(account);
    }

    @Test
    void noChangedAnswerIsTaken() {
        var key = key();
        keep(key.made(challenges.ask(ORDER).text(), handle(), "x"));
        key.counting(1);
        for (var part : List.of("credential", "clientData", "authenticatorData", "signature", "user")) {
            for (var change = 0; change < 160; change += 3) {
                var shown = key.shown(challenges.ask(DOOR).text());
                change(shown, part, change);
                assertThat(proofs.shown(sent(shown), DOOR, SITE))
                        .as(part + " " + change)
                        .isInstanceOf(Shown.Nothing.class);
            }
        }
        assertThat(proofs.shown(sent(key.shown(challenges.ask(DOOR).text())), DOOR, SITE))
                .isInstanceOf(Shown.By.class);
    }

    /** Nobody signs what is made, so that something changed may be kept; where it is the key, it opens nothing. */
    @Test
    void whatWasMadeAndChangedIsRefusedOrOpensNothing() {
        var kept = 0;
        for (var part : List.of("clientData", "attestation")) {
            for (var change = 0; change < 420; change += 3) {
                var key = key();
                var made = key.made(challenges.ask(ORDER).text(), handle(), "x");
                var at = change(made, part, change);
                var inKey = part.equals("attestation")
                        && at >= letters(made, part).text().length() * 3 / 4 - KEY;
                if (keep(made)) {
                    kept++;
                    key.counting(1);
                    var shown = proofs.shown(sent(key.shown(challenges.ask(DOOR).text())), DOOR, SITE);
                    assertThat(inKey && shown instanceof Shown.By)
                            .as(part + " " + change)
                            .isFalse();
                }
            }
        }
        assertThat(kept).isBetween(1, 140);
    }

    private static SoftKey key() {
        return new SoftKey(ORIGIN).before(new SoftKey.Looks(ORIGIN, SITE.name(), true));
    }

    private String handle() {
        return Passkeys.handle(account).text();
    }

    private boolean keep(Map<String, Object> made) {
        var sent = new Made.Sent(letters(made, "clientData"), letters(made, "attestation"));
        return proofs.made(sent, ORDER, SITE)
                .flatMap(one -> passkeys.add(account, one, "x"))
                .isPresent();
    }

    /** One bit is another, or the end is missing; says where. */
    private static int change(Map<String, Object> sent, String part, int change) {
        var bytes = Base64.getUrlDecoder().decode(letters(sent, part).text());
        var at = change / 2 % bytes.length;
        if (change % 2 == 1) {
            bytes = Arrays.copyOf(bytes, at);
        } else {
            bytes[at] ^= (byte) (1 << at % 8);
        }
        sent.put(part, Letters.of(bytes).text());
        return at;
    }

    private static Shown.Sent sent(Map<String, Object> shown) {
        return new Shown.Sent(
                letters(shown, "credential"),
                letters(shown, "clientData"),
                letters(shown, "authenticatorData"),
                letters(shown, "signature"),
                Optional.of(letters(shown, "user")));
    }

    private static Letters letters(Map<String, Object> sent, String part) {
        return Letters.read(String.valueOf(sent.get(part))).orElseThrow();
    }
}
