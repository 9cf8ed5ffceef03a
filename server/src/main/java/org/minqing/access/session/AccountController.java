package org.minqing.access.session;

import java.time.Instant;
import org.minqing.access.Access;
import org.minqing.access.AccessProblem;
import org.minqing.access.Hand;
import org.minqing.access.Standing;
import org.minqing.access.Thing;
import org.minqing.access.Verb;
import org.minqing.access.session.Accounts.Account;
import org.minqing.area.City;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an administrator does to the accounts of others. None of it shows or sets a password. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountController {

    private final Access access;
    private final Accounts accounts;
    private final Invitations invitations;
    private final Standing standing;
    private final City city;

    /**
     * A code for the person behind the name, told this once.
     *
     * @param name the display name, so that the administrator sees whose account it is
     */
    record InvitationView(String account, String name, String code, Instant expiresAt) {}

    AccountController(Access access, Accounts accounts, Invitations invitations, Standing standing, City city) {
        this.access = access;
        this.accounts = accounts;
        this.invitations = invitations;
        this.standing = standing;
        this.city = city;
    }

    /** Invites somebody, or lets somebody set another password who has lost the one of now. */
    @PostMapping("/{name}/code")
    @ResponseStatus(HttpStatus.CREATED)
    InvitationView invite(Actor actor, @PathVariable String name) {
        var account = load(actor, name);
        var invitation = invitations.make(account, actor);
        return new InvitationView(
                account.signInName(), account.displayName(), invitation.code().text(), invitation.expiresAt());
    }

    /** The account, for somebody who keeps the accounts of all areas in which its posts are. */
    private Account load(Actor actor, String name) {
        var account = accounts.named(Accounts.written(name));
        var areas = account.map(known -> standing.hands(known.id()).stream()
                        .map(Hand::area)
                        .distinct()
                        .toList())
                .filter(held -> !held.isEmpty())
                .orElseGet(() -> city.roots().stream().map(root -> root.code()).toList());
        for (AreaCode area : areas) {
            access.require(actor, Verb.ADMIN_ACCOUNTS, Thing.at(area));
        }
        return account.orElseThrow(() -> new ProblemException(AccessProblem.NOT_FOUND));
    }
}
