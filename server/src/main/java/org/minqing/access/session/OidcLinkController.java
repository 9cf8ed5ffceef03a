package org.minqing.access.session;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.oidc.OidcLinks;
import org.minqing.access.oidc.OidcProvider;
import org.minqing.access.session.AccountEntries.Kind;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which person of the provider signs in to an account: an administrator says so, and nobody's account is made by signing in. */
@RestController
@RequestMapping("/api/v1/accounts/{name}/oidc")
class OidcLinkController {

    private static final int LONGEST = 255;

    private final KeptAccounts accounts;
    private final OidcProvider provider;
    private final OidcLinks links;
    private final AccountEntries entries;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    /** The {@code sub} of the person at the provider. */
    record OidcLinkBody(@Nullable String subject) {}

    OidcLinkController(
            KeptAccounts accounts,
            OidcProvider provider,
            OidcLinks links,
            AccountEntries entries,
            TransactionTemplate transaction,
            @Qualifier("wallClock") InstantSource clock) {
        this.accounts = accounts;
        this.provider = provider;
        this.links = links;
        this.entries = entries;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void linkOidc(Actor actor, @PathVariable String name, @RequestBody OidcLinkBody body) {
        var account = accounts.load(actor, name);
        var subject = Optional.ofNullable(body.subject())
                .filter(text -> !text.isBlank() && text.length() <= LONGEST)
                .filter(text -> text.chars().noneMatch(Character::isISOControl))
                .orElseThrow(() -> new ProblemException(AccessProblem.OIDC_INVALID));
        var issuer = provider.issuer();
        transaction.executeWithoutResult(_ -> {
            if (links.put(account.id(), issuer, subject, clock.instant())) {
                entries.enter(account.id(), Kind.OIDC_LINKED, actor, Map.of("issuer", issuer));
            }
            if (!links.account(issuer, subject).equals(Optional.of(account.id()))) {
                throw new ProblemException(AccessProblem.OIDC_LINKED);
            }
        });
    }

    /** Sessions that run go on; nobody comes in this way any more. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlinkOidc(Actor actor, @PathVariable String name) {
        var account = accounts.load(actor, name);
        transaction.executeWithoutResult(_ -> {
            if (links.remove(account.id())) {
                entries.enter(account.id(), Kind.OIDC_UNLINKED, actor, Map.of());
            }
        });
    }
}
