package org.minqing.access.session;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.FactorDuty;
import org.minqing.access.OrGuest;
import org.minqing.access.Standing;
import org.minqing.access.machine.SigningMachine;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives a controller the {@link Actor} of the request: the account of the session, in the post that the header names, in
 * the only post of the account where there is one, else in none; where somebody helps a person, the person.
 */
@Component
public class CurrentActor implements HandlerMethodArgumentResolver {

    /** Names the post in which somebody with several posts acts. */
    public static final String HEADER = "X-Minqing-Post";

    /** The same for what a browser opens without headers: the live feed and pictures. */
    private static final String PARAMETER = "in-post";

    private final Standing standing;
    private final FactorDuty duty;
    private final Helped helped;

    CurrentActor(Standing standing, FactorDuty duty, Helped helped) {
        this.standing = standing;
        this.duty = duty;
        this.helped = helped;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Actor.class)
                || parameter.getParameterType().equals(SignedIn.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var machine = machine();
        if (machine.isPresent()) {
            return actor(machine.get(), parameter, request.getHeader(HEADER));
        }
        if (session().isEmpty() && parameter.hasParameterAnnotation(OrGuest.class)) {
            return Actor.GUEST;
        }
        var session = session().orElseThrow(() -> new ProblemException(AccessProblem.SESSION_NONE));
        var consent = request.getHeader(Helped.HEADER);
        if (consent != null) {
            return helped.person(session.account(), consent, parameter, request);
        }
        if (parameter.getParameterType().equals(SignedIn.class)) {
            return session;
        }
        var actor = actor(session, named(request));
        if (standing.sharedFor(actor).isPresent() && !ByShare.reads(request)) {
            throw new ProblemException(AccessProblem.SHARE_NOT_HERE);
        }
        return actor;
    }

    private static @Nullable String named(NativeWebRequest request) {
        var header = request.getHeader(HEADER);
        return header == null ? request.getParameter(PARAMETER) : header;
    }

    static Optional<SignedIn> session() {
        return principal(SignedIn.class);
    }

    private static Optional<SigningMachine> machine() {
        return principal(SigningMachine.class);
    }

    private static <T> Optional<T> principal(Class<T> kind) {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(authentication -> authentication.getPrincipal())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** Another system holds no post and has no session. */
    private static Actor actor(SigningMachine machine, MethodParameter parameter, @Nullable String named) {
        if (!parameter.getParameterType().equals(Actor.class)) {
            throw new ProblemException(AccessProblem.MACHINE_NOT_FOR);
        }
        if (named != null) {
            throw new ProblemException(AccessProblem.POST_NOT_HELD);
        }
        return Actor.of(machine.account());
    }

    private Actor actor(SignedIn session, @Nullable String named) {
        var actor = standing.actor(session.account(), Optional.ofNullable(named).map(CurrentActor::post))
                .orElseThrow(() -> new ProblemException(AccessProblem.POST_NOT_HELD));
        if (session.factorAt().isEmpty() && duty.of(actor)) {
            throw new ProblemException(AccessProblem.POST_NEEDS_FACTOR);
        }
        return actor;
    }

    private static PostId post(String text) {
        try {
            return new PostId(UUID.fromString(text));
        } catch (IllegalArgumentException unreadable) {
            throw new ProblemException(AccessProblem.POST_NOT_HELD);
        }
    }
}
