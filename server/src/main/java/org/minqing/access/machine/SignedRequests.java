package org.minqing.access.machine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.minqing.access.AccessProblem;
import org.minqing.access.Machines;
import org.minqing.access.machine.MachineKeys.MachineKey;
import org.minqing.kernel.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Whether a request was signed by another system, now, for this server, and came for the first time. Until the signature is
 * found good, nothing is told but what is wrong with it.
 */
@Component
class SignedRequests {

    /** So old a signature may be; the word that it is used up with is remembered for longer. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    /** So far the clock of another system may be ahead. */
    static final Duration AHEAD = Duration.ofMinutes(1);

    private static final Set<String> TOLD = Set.of("created", "expires", "nonce", "keyid", "alg", "tag");
    private static final Pattern NONCE = Pattern.compile("[\\x21-\\x7e]{16,128}");
    private static final Pattern SIGNATURE = Pattern.compile("([a-z][a-z0-9_.-]{0,63})=:([A-Za-z0-9+/]{86}==):");

    private final MachineKeys keys;
    private final Machines machines;
    private final Nonces nonces;
    private final MachinePace pace;
    private final InstantSource clock;

    SignedRequests(
            MachineKeys keys,
            Machines machines,
            Nonces nonces,
            MachinePace pace,
            @Qualifier("wallClock") InstantSource clock) {
        this.keys = keys;
        this.machines = machines;
        this.nonces = nonces;
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * A request with its signature.
     *
     * @param body empty where there is none
     */
    record Signed(RequestParts parts, String input, String signature, byte[] body) {}

    /** Which system sent it; or a refusal that says what is wrong. */
    SigningMachine check(Signed request) {
        var now = clock.instant();
        var input = SignatureInput.read(request.input())
                .orElseThrow(() -> new ProblemException(AccessProblem.SIGNATURE_UNREADABLE));
        complete(input, request);
        var key = keys.one(keyOf(input)).orElseThrow(() -> new ProblemException(AccessProblem.SIGNATURE_KEY_UNKNOWN));
        var base =
                input.base(request.parts()).orElseThrow(() -> new ProblemException(AccessProblem.SIGNATURE_INCOMPLETE));
        if (!key.key().made(signature(input, request.signature()), base)) {
            throw new ProblemException(AccessProblem.SIGNATURE_WRONG);
        }
        var machine = open(key, now);
        var used = timely(input, now);
        digest(request);
        if (!nonces.use(key.id(), input.parameters().getOrDefault("nonce", ""), now, used)) {
            throw new ProblemException(AccessProblem.SIGNATURE_REPLAYED);
        }
        return machine;
    }

    private SigningMachine open(MachineKey key, Instant now) {
        if (!key.validAt(now)) {
            throw new ProblemException(AccessProblem.SIGNATURE_KEY_OVER);
        }
        var machine = machines.one(key.account())
                .filter(account -> account.openAt(now))
                .orElseThrow(() -> new ProblemException(AccessProblem.MACHINE_OVER));
        pace.count(machine.account(), now);
        return new SigningMachine(machine.account(), machine.name());
    }

    /** All that makes the request this one, for this server, and the body where there is one. */
    private static void complete(SignatureInput input, Signed request) {
        var covered = input.components();
        var target = covered.contains("@target-uri")
                || covered.contains("@authority")
                        && (covered.contains("@request-target")
                                || covered.contains("@path") && covered.contains("@query"));
        var body = request.body().length == 0 || covered.contains(ContentDigest.HEADER);
        var told = input.parameters();
        var says = told.keySet().containsAll(Set.of("created", "nonce", "keyid"))
                && TOLD.containsAll(told.keySet())
                && told.getOrDefault("alg", "ed25519").equals("ed25519")
                && NONCE.matcher(told.getOrDefault("nonce", "")).matches();
        if (!covered.contains("@method") || !target || !body || !says) {
            throw new ProblemException(AccessProblem.SIGNATURE_INCOMPLETE);
        }
    }

    private static UUID keyOf(SignatureInput input) {
        var written = input.parameters().getOrDefault("keyid", "");
        try {
            var key = UUID.fromString(written);
            if (key.toString().equals(written)) {
                return key;
            }
        } catch (IllegalArgumentException noId) {
            // Said below: it is no key's.
        }
        throw new ProblemException(AccessProblem.SIGNATURE_KEY_UNKNOWN);
    }

    private static byte[] signature(SignatureInput input, String header) {
        var member = SIGNATURE.matcher(header.strip());
        if (!member.matches() || !member.group(1).equals(input.label())) {
            throw new ProblemException(AccessProblem.SIGNATURE_UNREADABLE);
        }
        var bytes = Base64.getDecoder().decode(member.group(2));
        if (!Base64.getEncoder().encodeToString(bytes).equals(member.group(2))) {
            throw new ProblemException(AccessProblem.SIGNATURE_UNREADABLE);
        }
        return bytes;
    }

    /** Until when the word has to be remembered, for a request that comes in its time. */
    private static Instant timely(SignatureInput input, Instant now) {
        var created = input.number("created").map(Instant::ofEpochSecond).orElse(Instant.EPOCH);
        var expires = Optional.ofNullable(input.parameters().get("expires"))
                .map(_ -> input.number("expires").map(Instant::ofEpochSecond).orElse(Instant.EPOCH))
                .orElse(created.plus(WINDOW));
        if (created.isAfter(now.plus(AHEAD)) || !now.isBefore(expires) || created.isBefore(now.minus(WINDOW))) {
            throw new ProblemException(AccessProblem.SIGNATURE_CLOCK, List.of(), Map.of("time", now.getEpochSecond()));
        }
        return created.plus(WINDOW).plus(AHEAD);
    }

    /** A digest that came has to fit, whether or not it had to come. */
    private static void digest(Signed request) {
        var header = request.parts().value(ContentDigest.HEADER);
        if (header.filter(written -> !ContentDigest.fits(written, request.body()))
                .isPresent()) {
            throw new ProblemException(AccessProblem.SIGNATURE_DIGEST);
        }
    }
}
