package org.minqing.access.session;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.minqing.access.FactorDuty;
import org.minqing.kernel.Actor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Whether the second factor was shown long ago, in the session of the request at hand, by somebody whose post asks for it.
 * What the system does by itself has no session and shows nothing.
 */
@Component
public class ShownFactor implements Predicate<Actor> {

    /** So long it opens what people said in confidence. */
    private static final Duration FRESH = Duration.ofMinutes(15);

    private final FactorDuty duty;
    private final InstantSource clock;

    ShownFactor(FactorDuty duty, @Qualifier("wallClock") InstantSource clock) {
        this.duty = duty;
        this.clock = clock;
    }

    @Override
    public boolean test(Actor actor) {
        return CurrentActor.session()
                .filter(session -> session.account().equals(actor.account()))
                .filter(session -> !lately(session))
                .filter(_ -> duty.of(actor))
                .isPresent();
    }

    /** Whether it was shown in this session within the last minutes. */
    boolean lately(SignedIn session) {
        var oldest = clock.instant().minus(FRESH);
        return session.factorAt().filter(oldest::isBefore).isPresent();
    }
}
