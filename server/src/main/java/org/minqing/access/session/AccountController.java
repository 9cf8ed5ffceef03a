package org.minqing.access.session;

import java.time.Instant;
import java.util.List;
import org.minqing.kernel.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an administrator does to the accounts of others. None of it shows or sets a password. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountController {

    private final KeptAccounts accounts;
    private final Invitations invitations;
    private final AnyFactor factors;

    /**
     * A code for the person behind the name, told this once.
     *
     * @param name the display name, so that the administrator sees whose account it is
     */
    record InvitationView(String account, String name, String code, Instant expiresAt) {}

    /**
     * An account as whoever keeps it sees it.
     *
     * @param invited whether its person has a password
     * @param secondFactor whether it has one, a passkey included
     */
    record KeptAccountView(String account, String name, boolean invited, boolean secondFactor) {}

    AccountController(KeptAccounts accounts, Invitations invitations, AnyFactor factors) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.factors = factors;
    }

    /** Accounts by a part of a name, two characters or more; twenty at most. */
    @GetMapping
    List<KeptAccountView> find(Actor actor, @RequestParam(defaultValue = "") String q) {
        return accounts.find(actor, q).stream()
                .map(account -> new KeptAccountView(
                        account.signInName(),
                        account.displayName(),
                        account.passwordHash().isPresent(),
                        factors.has(account.id())))
                .toList();
    }

    /** Invites somebody, or lets somebody set another password who has lost the one of now. */
    @PostMapping("/{name}/code")
    @ResponseStatus(HttpStatus.CREATED)
    InvitationView invite(Actor actor, @PathVariable String name) {
        var account = accounts.load(actor, name);
        var invitation = invitations.make(account, actor);
        return new InvitationView(
                account.signInName(), account.displayName(), invitation.code().text(), invitation.expiresAt());
    }
}
