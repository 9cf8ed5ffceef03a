package org.minqing.access.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;
import org.minqing.access.Standing;
import org.minqing.kernel.Actor;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * For an answer that stays open: whether its session goes on and its post is still the actor's. A session that ended on this
 * server is known at once, one that ended on another within five seconds. Asking keeps no session alive.
 */
@Component
public class StillSignedIn {

    private final Sessions sessions;
    private final Standing standing;

    StillSignedIn(Sessions sessions, Standing standing) {
        this.sessions = sessions;
        this.standing = standing;
    }

    /** Says it for the request of now, whenever it is asked; what another system signed has no session to end. */
    public BooleanSupplier of(HttpServletRequest request, Actor actor) {
        var token = SessionCookie.token(request);
        return () -> token.map(this::goesOn).orElse(true)
                && (actor.post().isEmpty() || !standing.hands(actor).isEmpty());
    }

    /** What cannot be asked is not believed: the browser comes back when the store does. */
    private boolean goesOn(SessionToken token) {
        try {
            return sessions.goesOn(token);
        } catch (DataAccessException away) {
            return false;
        }
    }
}
