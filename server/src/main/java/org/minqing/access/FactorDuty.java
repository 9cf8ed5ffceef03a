package org.minqing.access;

import java.util.List;
import java.util.Set;
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

    /** The roles that may do one of these without having shown a second factor. */
    public List<String> notNeededFor(Set<Verb> guarded) {
        return roles.get().templates().values().stream()
                .filter(role -> !role.secondFactor() && !role.levels().isEmpty())
                .filter(role -> role.verbs().stream().anyMatch(guarded::contains))
                .map(RoleTemplate::id)
                .sorted()
                .toList();
    }

    /** Whether one of the posts that count for this actor asks for it. */
    public boolean of(Actor actor) {
        var current = roles.get();
        return standing.hands(actor).stream().anyMatch(current::needFactor) && !samples.isPrinted(actor.account());
    }
}
