package org.minqing.access.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.telephone.Telephone;
import org.minqing.access.telephone.TelephoneCodes;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in by telephone. Open to everybody: it is the door of those whom nobody invited. */
@RestController
@RequestMapping("/api/v1/session/phone")
class TelephoneController {

    /** Binds a code to the browser that asked for it: who is told the code on the telephone has not got this. */
    private static final DoorCookie TRY = new DoorCookie("minqing_phone", "Strict");

    private final TelephoneSignIn signIn;
    private final Sessions sessions;

    /** Whether the door is open here, and what a code is like. */
    record TelephoneDoorView(boolean open, int digits, long minutes) {}

    record TelephoneBody(@Nullable String telephone) {}

    record TelephoneCodeBody(
            @Nullable String telephone, @Nullable String code) {}

    TelephoneController(TelephoneSignIn signIn, Sessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @GetMapping
    TelephoneDoorView door() {
        return new TelephoneDoorView(signIn.open(), TelephoneCodes.DIGITS, TelephoneCodes.VALID.toMinutes());
    }

    /** Sends a code; the same answer for a number that has an account and for one that has none. */
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void askCode(@RequestBody TelephoneBody body, HttpServletRequest request, HttpServletResponse response) {
        var telephone = telephone(body.telephone());
        var browser = TRY.token(request).orElseGet(SessionToken::make);
        TRY.give(browser, TelephoneCodes.VALID, request, response);
        signIn.ask(telephone, browser, Visitor.of(request));
    }

    /** Signs in; who signed in is told by the session. */
    @PostMapping("/code")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signInByCode(@RequestBody TelephoneCodeBody body, HttpServletRequest request, HttpServletResponse response) {
        var telephone = telephone(body.telephone());
        var code = new Typed();
        var text = code.name("/code", body.code());
        code.refuse();
        var browser = TRY.token(request).orElseGet(SessionToken::make);
        var before = SessionCookie.token(request);
        var token = signIn.with(telephone, browser, digits(text), Visitor.of(request));
        before.ifPresent(sessions::end);
        SessionCookie.give(token, request, response);
        TRY.takeBack(request, response);
    }

    private static Telephone telephone(@Nullable String typed) {
        return Telephone.typed(typed).orElseThrow(() -> {
            var missing =
                    Optional.ofNullable(typed).filter(text -> !text.isBlank()).isEmpty();
            var fault = new Fault("/telephone", missing ? "field.missing" : "telephone.misshapen");
            return new ProblemException(AccessProblem.TELEPHONE_INVALID, List.of(fault));
        });
    }

    /** A keyboard for Chinese types wide digits. */
    private static String digits(String typed) {
        return Normalizer.normalize(typed, Form.NFKC).replace(" ", "");
    }
}
