package org.minqing.access.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;
import org.minqing.access.Standing;
import org.minqing.access.machine.SignatureFilter;
import org.minqing.kernel.Actor;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Whether what let a request in still holds: for what stays open longer than a request, and has to end with its session. */
@Component
public class StillIn {

    private final Sessions sessions;
    private final Standing standing;

    StillIn(Sessions sessions, Standing standing) {
        this.sessions = sessions;
        this.standing = standing;
    }

    /**
     * True as long as the session of this request goes on and the actor has the posts that it has now. A sign-out on this
     * server turns it at once, one on another within five seconds. Asking does not count as a request of the person, so it
     * keeps no session awake; while nobody can say, it is false.
     */
    public BooleanSupplier of(Actor actor, HttpServletRequest request) {
        var stands = standing.asNow(actor);
        if (SignatureFilter.isSigned(request)) {
            return stands;
        }
        var token = SessionCookie.token(request);
        return () -> token.filter(this::goesOn).isPresent() && stands.getAsBoolean();
    }

    private boolean goesOn(SessionToken token) {
        try {
            return sessions.goesOn(token);
        } catch (DataAccessException away) {
            return false;
        }
    }
}
