package org.minqing.access.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.RoleNames;
import org.minqing.access.SampleAccounts;
import org.minqing.area.City;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
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

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_PASSWORD = 200;

    private final SignIn signIn;
    private final Sessions sessions;
    private final SampleAccounts samples;
    private final RoleNames roles;
    private final City city;

    record Credentials(@Nullable String name, @Nullable String password) {}

    private record Entry(String name, String password) {}

    SessionController(SignIn signIn, Sessions sessions, SampleAccounts samples, RoleNames roles, City city) {
        this.signIn = signIn;
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
    SessionView signIn(@RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        var entry = checked(credentials);
        var before = SessionCookie.token(request);
        var token = signIn.with(entry.name(), entry.password(), request.getRemoteAddr());
        before.ifPresent(sessions::end);
        SessionCookie.give(token, request, response);
        return view(sessions.find(token), Optional.of(token), request);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.token(request).ifPresent(sessions::end);
        SessionCookie.takeBack(request, response);
    }

    private SessionView view(Optional<SignedIn> session, Optional<SessionToken> token, HttpServletRequest request) {
        return new SessionView(
                session.isPresent(),
                SessionFilter.HEADER,
                token.map(SessionToken::formToken).orElse(""),
                session.map(SignedIn::signInName).orElse(""),
                session.map(SignedIn::displayName).orElse(""),
                samples.on(),
                isOnThisMachine(request) ? accounts() : List.of());
    }

    private List<SampleAccountView> accounts() {
        return samples.all().stream()
                .map(account -> SampleAccountView.of(account, roles, city))
                .toList();
    }

    /** An address is read and never looked up, so no name server is asked. */
    private static boolean isOnThisMachine(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException unreadable) {
            return false;
        }
    }

    private static Entry checked(Credentials credentials) {
        var faults = new ArrayList<Fault>();
        var name = checked("name", credentials.name(), LONGEST_NAME, faults);
        var password = checked("password", credentials.password(), LONGEST_PASSWORD, faults);
        if (!faults.isEmpty()) {
            throw new ProblemException(AccessProblem.CREDENTIALS_INVALID, faults);
        }
        return new Entry(name, password);
    }

    private static String checked(String field, @Nullable String value, int longest, List<Fault> faults) {
        if (value == null || value.isBlank()) {
            faults.add(new Fault("/" + field, "field.missing"));
            return "";
        }
        if (value.length() > longest) {
            faults.add(new Fault("/" + field, "field.too-long"));
        }
        return value;
    }
}
