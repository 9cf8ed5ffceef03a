package org.minqing.access.session;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minqing.access.FactorDuty;
import org.minqing.access.factor.SecondFactors;
import org.minqing.access.passkey.Passkeys;
import org.minqing.access.secret.AppCodes;
import org.minqing.access.secret.OneTimeCode;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The own second factor: setting it up, showing it once more, taking it away. */
@RestController
@RequestMapping("/api/v1")
class FactorController {

    private final OwnFactor own;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final FactorDuty duty;
    private final City city;

    /** A code of the app, or one for recovery. */
    record FactorCodeBody(@Nullable String code) {}

    /** The password, and a code where the factor is taken away. */
    record FactorProofBody(
            @Nullable String password, @Nullable String code) {}

    /**
     * What there is of a second factor.
     *
     * @param on whether it is an authenticator app
     * @param needed whether a post of the account asks for one
     * @param passkeys how many stand in for one
     */
    record FactorView(boolean on, boolean needed, int recoveryCodes, int passkeys) {}

    /** The secret for the app, told this once: as an address that it reads and as text to type. */
    record FactorSecretView(String uri, String secret) {}

    /** Codes for recovery, told this once. */
    record RecoveryCodesView(List<String> codes) {}

    FactorController(OwnFactor own, SecondFactors factors, Passkeys passkeys, FactorDuty duty, City city) {
        this.own = own;
        this.factors = factors;
        this.passkeys = passkeys;
        this.duty = duty;
        this.city = city;
    }

    @GetMapping("/me/second-factor")
    FactorView factor(@Parameter(hidden = true) SignedIn session) {
        return new FactorView(
                factors.has(session.account()),
                duty.of(Actor.of(session.account())),
                factors.recoveryCodes(session.account()),
                passkeys.of(session.account()).size());
    }

    @PostMapping("/me/second-factor")
    @ResponseStatus(HttpStatus.CREATED)
    FactorSecretView beginFactor(@Parameter(hidden = true) SignedIn session, @RequestBody FactorProofBody body) {
        var typed = new Typed();
        var password = typed.secret("/password", body.password());
        typed.refuse();
        var secret = own.begin(session, password);
        return new FactorSecretView(
                new AppCodes().uri(secret, city.roots().getFirst().name(), session.signInName()),
                AppCodes.text(secret));
    }

    @PutMapping("/me/second-factor")
    RecoveryCodesView confirmFactor(
            @Parameter(hidden = true) SignedIn session, @RequestBody FactorCodeBody body, HttpServletRequest request) {
        var code = code(body.code());
        return new RecoveryCodesView(own.confirm(session, OwnAccountController.token(request), code).stream()
                .map(OneTimeCode::text)
                .toList());
    }

    @DeleteMapping("/me/second-factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeFactor(@Parameter(hidden = true) SignedIn session, @RequestBody FactorProofBody body) {
        var typed = new Typed();
        var password = typed.secret("/password", body.password());
        var code = typed.name("/code", body.code());
        typed.refuse();
        own.remove(session, password, code);
    }

    /** Shows the factor once more, for what asks for it within the last minutes. */
    @PostMapping("/session/step-up")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stepUp(
            @Parameter(hidden = true) SignedIn session, @RequestBody FactorCodeBody body, HttpServletRequest request) {
        own.show(session, OwnAccountController.token(request), code(body.code()));
    }

    private static String code(@Nullable String value) {
        var typed = new Typed();
        var code = typed.name("/code", value);
        typed.refuse();
        return code;
    }
}
