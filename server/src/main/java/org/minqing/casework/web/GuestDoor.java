package org.minqing.casework.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.casework.GuestCode;
import org.minqing.casework.web.GuestPace.Wish;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.ProblemException.Fault;
import org.minqing.scenario.ScenarioProblem;
import org.springframework.stereotype.Component;

/**
 * Who stands before the addresses for people without an account: whoever has the code, as often as one may ask. What can be
 * no code costs nothing and is not counted.
 */
@Component
class GuestDoor {

    private final GuestPace pace;

    GuestDoor(GuestPace pace) {
        this.pace = pace;
    }

    /** Somebody with a new code, who is told when it can be none. */
    Actor reporting(@Nullable String code, Wish wish, HttpServletRequest request) {
        var guest = of(code).orElseThrow(() -> wrong("code", code == null ? "field.missing" : "field.guest-code"));
        pace.count(wish, request.getRemoteAddr());
        return guest;
    }

    /** Somebody with a code for a report; what can be no code is answered as a code that opens nothing. */
    Actor following(@Nullable String code, HttpServletRequest request) {
        var guest = of(code).orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
        pace.count(Wish.LOOK, request.getRemoteAddr());
        return guest;
    }

    private static Optional<Actor> of(@Nullable String code) {
        return Optional.ofNullable(code).flatMap(GuestCode::typed).map(GuestCode::actor);
    }

    static ProblemException wrong(String path, String code) {
        return new ProblemException(ScenarioProblem.FIELD_INVALID, List.of(new Fault(path, code)));
    }
}
