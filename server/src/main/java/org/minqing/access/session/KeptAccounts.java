package org.minqing.access.session;

import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Hand;
import org.minqing.access.Standing;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.access.session.Accounts.Account;
import org.minqing.area.Area;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;

/** The accounts of others, for whoever keeps accounts. */
@Component
class KeptAccounts {

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
        var areas = account.map(known -> standing.hands(known.id()).stream()
                        .map(Hand::area)
                        .distinct()
                        .toList())
                .filter(held -> !held.isEmpty())
                .orElseGet(() -> city.roots().stream().map(Area::code).toList());
        for (AreaCode area : areas) {
            access.require(actor, Verb.ADMIN_ACCOUNTS, Thing.at(area));
        }
        return account.orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
    }
}
