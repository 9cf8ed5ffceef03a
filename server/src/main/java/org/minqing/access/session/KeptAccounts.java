package org.minqing.access.session;

import java.util.List;
import java.util.Optional;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Hand;
import org.minqing.access.Scope;
import org.minqing.access.Standing;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.access.session.Accounts.Account;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** The accounts of others, for whoever keeps accounts. */
@Component
class KeptAccounts {

    private static final int SHORTEST_PART = 2;
    private static final int MOST_FOUND = 20;
    private static final int MOST_LOOKED_AT = 200;

    private final Access access;
    private final Accounts accounts;
    private final Standing standing;
    private final City city;

    KeptAccounts(Access access, Accounts accounts, Standing standing, City city) {
        this.access = access;
        this.accounts = accounts;
        this.standing = standing;
        this.city = city;
    }

    /** The account, for somebody who keeps the accounts of all areas in which its posts are; of the city where it has none. */
    Account load(Actor actor, String typedName) {
        var account = accounts.named(Accounts.written(typedName));
        for (AreaCode area : account.map(this::areas).orElseGet(this::roots)) {
            access.require(actor, Verb.ADMIN_ACCOUNTS, Thing.at(area));
        }
        return account.orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
    }

    /** The account, for somebody who keeps it or watches over all its posts; a refusal for somebody who does neither at all. */
    Optional<Account> watchedOver(Actor actor, AccountId id) {
        var scopes = mayWatch(actor);
        return accounts.of(id)
                .filter(account -> scopes.stream()
                        .anyMatch(
                                scope -> areas(account).stream().map(Thing::at).allMatch(scope::covers)));
    }

    /** In what the actor keeps accounts, and over what the actor watches; refuses whoever does neither. */
    List<Scope> mayWatch(Actor actor) {
        var scopes = List.of(access.scope(actor, Verb.ADMIN_ACCOUNTS), access.scope(actor, Verb.AUDIT_OVERSEE));
        if (scopes.stream().allMatch(Scope::isEmpty)) {
            throw new ProblemException(AccessProblem.ACCESS_DENIED);
        }
        return scopes;
    }

    /** Those of the accounts found by a part of a name that the actor keeps; a refusal for somebody who keeps none at all. */
    List<Account> find(Actor actor, String part) {
        var kept = access.scope(actor, Verb.ADMIN_ACCOUNTS);
        if (kept.isEmpty()) {
            throw new ProblemException(AccessProblem.ACCESS_DENIED);
        }
        if (part.strip().length() < SHORTEST_PART) {
            return List.of();
        }
        return accounts.like(part, MOST_LOOKED_AT).stream()
                .filter(account -> areas(account).stream().map(Thing::at).allMatch(kept::covers))
                .limit(MOST_FOUND)
                .toList();
    }

    private List<AreaCode> areas(Account account) {
        var held =
                standing.hands(account.id()).stream().map(Hand::area).distinct().toList();
        return held.isEmpty() ? roots() : held;
    }

    private List<AreaCode> roots() {
        return city.roots().stream().map(Area::code).toList();
    }
}
