package org.minqing.access.session;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minqing.access.AccessProblem;
import org.minqing.access.session.AccountEntries.Kind;
import org.minqing.access.session.Accounts.Account;
import org.minqing.access.session.FactorResets.Decided;
import org.minqing.access.session.FactorResets.Reason;
import org.minqing.access.session.FactorResets.Reset;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Taking away a second factor that its person has lost: whoever keeps the account asks, and another person who keeps it too
 * or watches over its posts decides. Nobody asks or decides for themselves.
 */
@Component
class ResettingFactors {

    private final KeptAccounts accounts;
    private final FactorResets resets;
    private final AnyFactor factors;
    private final AccountEntries entries;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    /** A request with the account that it is about. */
    record Asked(Reset reset, Account account) {}

    ResettingFactors(
            KeptAccounts accounts,
            FactorResets resets,
            AnyFactor factors,
            AccountEntries entries,
            TransactionTemplate transaction,
            @Qualifier("wallClock") InstantSource clock) {
        this.accounts = accounts;
        this.resets = resets;
        this.factors = factors;
        this.entries = entries;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Those that wait and that the actor may decide, or asked for. */
    List<Asked> waiting(Actor actor) {
        accounts.mayWatch(actor);
        return resets.waiting(clock.instant()).stream()
                .flatMap(reset ->
                        accounts.watchedOver(actor, reset.account()).map(account -> new Asked(reset, account)).stream())
                .toList();
    }

    /** Asks for it; the same once more is answered with the first one. */
    Asked ask(Actor actor, String name, UUID id, Reason reason) {
        var account = accounts.load(actor, name);
        var now = clock.instant();
        var wish = new Reset(
                id, account.id(), reason, actor.account(), now, now.plus(FactorResets.WAITS), Optional.empty());
        var before = resets.one(id);
        if (before.isPresent()) {
            return new Asked(
                    before.filter(wish::sameWish).orElseThrow(() -> refused(AccessProblem.RESET_REUSED)), account);
        }
        requireOther(actor, account.id());
        if (!factors.has(account.id())) {
            throw refused(AccessProblem.NOT_FOUND);
        }
        transaction.executeWithoutResult(_ -> {
            if (!resets.add(wish)) {
                throw refused(AccessProblem.RESET_THERE);
            }
            entries.enter(account.id(), Kind.RESET_ASKED, actor, Map.of("request", id.toString()));
        });
        return new Asked(wish, account);
    }

    /** Decides it; the same decision by the same person once more changes nothing. */
    Asked decide(Actor actor, UUID id, boolean takeAway) {
        accounts.mayWatch(actor);
        var reset = resets.one(id).orElseThrow(() -> refused(AccessProblem.NOT_FOUND));
        var account = accounts.watchedOver(actor, reset.account()).orElseThrow(() -> refused(AccessProblem.NOT_FOUND));
        requireOther(actor, reset.account());
        requireOther(actor, reset.askedBy());
        var now = clock.instant();
        var decided = new Decided(actor.account(), now, takeAway);
        if (!reset.waitsAt(now)) {
            return new Asked(again(reset, decided), account);
        }
        transaction.executeWithoutResult(_ -> {
            if (!resets.decide(id, decided)) {
                throw refused(AccessProblem.RESET_OVER);
            }
            enter(account.id(), actor, reset, takeAway);
        });
        return new Asked(resets.one(id).orElseThrow(), account);
    }

    private void enter(AccountId account, Actor actor, Reset reset, boolean takeAway) {
        var told = Map.<String, Object>of(
                "request", reset.id().toString(), "askedBy", reset.askedBy().toString());
        if (takeAway) {
            factors.remove(account, actor, told);
            return;
        }
        entries.enter(account, Kind.RESET_REFUSED, actor, told);
    }

    private static Reset again(Reset reset, Decided decided) {
        return reset.decided()
                .filter(one -> one.by().equals(decided.by()) && one.takenAway() == decided.takenAway())
                .map(_ -> reset)
                .orElseThrow(() -> refused(AccessProblem.RESET_OVER));
    }

    private static void requireOther(Actor actor, AccountId account) {
        if (actor.account().equals(account)) {
            throw refused(AccessProblem.RESET_OWN);
        }
    }

    private static ProblemException refused(AccessProblem problem) {
        return new ProblemException(problem);
    }
}
