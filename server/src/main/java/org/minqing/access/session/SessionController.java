package org.minqing.access.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.access.RoleNames;
import org.minqing.access.SampleAccounts;
import org.minqing.access.ThisMachine;
import org.minqing.access.secret.OneTimeCode;
import org.minqing.area.City;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in, signing out, and what a page must know to do either. Open to everybody: it is the door. */
@RestController
@RequestMapping("/api/v1/session")
class SessionController {

    private final SignIn signIn;
    private final NewPassword newPassword;
    private final Sessions sessions;
    private final SampleAccounts samples;
    private final RoleNames roles;
    private final City city;

    /** The code is asked for only where the account has a second factor. */
    record CredentialsBody(
            @Nullable String name,
            @Nullable String password,
            @Nullable String code) {}

    /** A one-time code, and the password that is set with it. */
    record CodeBody(
            @Nullable String name,
            @Nullable String code,
            @JsonProperty("new") @Nullable String next) {}

    SessionController(
            SignIn signIn,
            NewPassword newPassword,
            Sessions sessions,
            SampleAccounts samples,
            RoleNames roles,
            City city) {
        this.signIn = signIn;
        this.newPassword = newPassword;
        this.sessions = sessions;
        this.samples = samples;
        this.roles = roles;
        this.city = city;
    }

    @GetMapping
    SessionView read(HttpServletRequest request) {
        var session = CurrentActor.session();
        var token = SessionCookie.token(request);
        return view(session, session.isPresent() ? token : Optional.empty(), request);
    }

    @PostMapping
    SessionView signIn(
            @RequestBody CredentialsBody credentials, HttpServletRequest request, HttpServletResponse response) {
        var typed = new Typed();
        var name = typed.name("/name", credentials.name());
        var password = typed.secret("/password", credentials.password());
        var code = Optional.ofNullable(credentials.code()).filter(text -> !text.isBlank());
        code.ifPresent(text -> typed.name("/code", text));
        typed.refuse();
        var before = SessionCookie.token(request);
        var token = signIn.with(new SignIn.Credentials(name, password, code), Visitor.of(request));
        before.ifPresent(sessions::end);
        SessionCookie.give(token, request, response);
        return view(sessions.find(token), Optional.of(token), request);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.token(request).ifPresent(sessions::end);
        SessionCookie.leave(request, response);
    }

    /** Sets a password with a one-time code; signing in with it comes after. */
    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setPassword(@RequestBody CodeBody body, HttpServletRequest request) {
        var typed = new Typed();
        var name = typed.name("/name", body.name());
        var code = typed.name("/code", body.code());
        var next = typed.secret("/new", body.next());
        typed.refuse();
        newPassword.set(name, OneTimeCode.typed(code), next, request.getRemoteAddr());
    }

    private SessionView view(Optional<SignedIn> session, Optional<SessionToken> token, HttpServletRequest request) {
        return new SessionView(
                session.isPresent(),
                SessionFilter.HEADER,
                token.map(SessionToken::formToken).orElse(""),
                session.map(SignedIn::signInName).orElse(""),
                session.map(SignedIn::displayName).orElse(""),
                session.filter(SignedIn::byProvider).isPresent(),
                samples.on(),
                ThisMachine.asks(request) ? accounts() : List.of());
    }

    private List<SampleAccountView> accounts() {
        return samples.all().stream()
                .map(account -> SampleAccountView.of(account, roles, city))
                .toList();
    }
}
