package org.minqing.access.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.Standing;
import org.minqing.access.help.Helping.May;
import org.minqing.access.help.Helpings;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * A request of somebody who helps another person names the consent in {@value #HEADER}. It is the person's then, at a few
 * addresses and at no others, and each is entered before it is done.
 */
@Component
class Helped {

    static final String HEADER = "X-Minqing-Helping";

    private static final String ID = "([0-9a-f-]{36})";
    private static final List<Rule> RULES = List.of(
            rule("GET", "/cases", May.FOLLOW),
            rule("GET", "/cases/" + ID + "(?:/(?:journal|actions|deadlines|attachments/[0-9a-f]+))?", May.FOLLOW),
            rule("PUT", "/cases/" + ID, May.REPORT),
            rule("POST", "/cases/" + ID + "/commands", May.REPORT),
            rule("POST", "/attachments", May.REPORT),
            rule("GET", "/me/looks", May.LOOKS));

    private final Helpings helpings;
    private final Standing standing;
    private final InstantSource clock;

    private record Rule(String method, Pattern path, May may) {}

    private record Wanted(May may, @Nullable UUID thing) {}

    Helped(Helpings helpings, Standing standing, @Qualifier("wallClock") InstantSource clock) {
        this.helpings = helpings;
        this.standing = standing;
        this.clock = clock;
    }

    /** The person, if the consent is in force, was given to this account and covers what is asked for. */
    Actor person(AccountId helper, String consent, MethodParameter asked, NativeWebRequest web) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null || !asked.getParameterType().equals(Actor.class)) {
            throw new ProblemException(AccessProblem.HELPING_NOT_COVERED);
        }
        var now = clock.instant();
        var helping = id(consent)
                .flatMap(helpings::one)
                .filter(one -> helper.equals(one.helper()) && one.isInForce(now))
                .filter(one -> standing.hands(one.person()).isEmpty()
                        && standing.hands(helper).isEmpty())
                .orElseThrow(() -> new ProblemException(AccessProblem.HELPING_OVER));
        var wanted = wanted(request)
                .filter(one -> helping.may().contains(one.may()))
                .orElseThrow(() -> new ProblemException(AccessProblem.HELPING_NOT_COVERED));
        var changes = !request.getMethod().equals("GET");
        helpings.acted(helping.id(), new Helpings.Act(now, wanted.may(), changes, wanted.thing()));
        return Actor.of(helping.person());
    }

    private static Optional<Wanted> wanted(HttpServletRequest request) {
        for (var rule : RULES) {
            var found = rule.path().matcher(request.getRequestURI());
            if (rule.method().equals(request.getMethod()) && found.matches()) {
                return Optional.of(
                        new Wanted(rule.may(), found.groupCount() == 0 ? null : UUID.fromString(found.group(1))));
            }
        }
        return Optional.empty();
    }

    private static Optional<UUID> id(String text) {
        return Pattern.matches(ID, text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static Rule rule(String method, String path, May may) {
        return new Rule(method, Pattern.compile("/api/v1" + path), may);
    }
}
