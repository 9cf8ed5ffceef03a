package org.minqing.access;

import java.util.function.Supplier;
import org.minqing.kernel.Actor;

/**
 * Who acts in a post whose role asks for a second factor. The sample accounts do not, for their passwords are printed: a
 * factor would protect nothing and stop whoever wants to try the system.
 */
public final class FactorDuty {

    private final Standing standing;
    private final Supplier<Roles> roles;
    private final SampleAccounts samples;

    FactorDuty(Standing standing, Supplier<Roles> roles, SampleAccounts samples) {
        this.standing = standing;
        this.roles = roles;
        this.samples = samples;
    }

    /** Whether one of the posts that count for this actor asks for it. */
    public boolean of(Actor actor) {
        var current = roles.get();
        return standing.hands(actor).stream().anyMatch(current::needFactor) && !samples.isPrinted(actor.account());
    }
}
