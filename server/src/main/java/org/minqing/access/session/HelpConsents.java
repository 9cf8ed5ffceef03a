package org.minqing.access.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.AccessProblem;
import org.minqing.access.Standing;
import org.minqing.access.help.Helping;
import org.minqing.access.help.Helpings;
import org.minqing.access.secret.OneTimeCode;
import org.minqing.access.session.AccountEntries.Kind;
import org.minqing.access.session.Attempts.Subject;
import org.minqing.access.session.HelpBodies.Consent;
import org.minqing.access.session.HelpBodies.HelpOfferView;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives and ends consents. That help began and ended are entries of the person's account. Whoever holds a post neither helps
 * nor is helped with that account: they would read a person's judgement of their own work, and act as the person in it.
 */
@Component
class HelpConsents {

    private static final Duration CODE = Duration.ofMinutes(10);

    private final Helpings helpings;
    private final Standing standing;
    private final AccountEntries entries;
    private final Attempts attempts;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    HelpConsents(
            Helpings helpings,
            Standing standing,
            AccountEntries entries,
            Attempts attempts,
            TransactionTemplate transaction,
            @Qualifier("wallClock") InstantSource clock) {
        this.helpings = helpings;
        this.standing = standing;
        this.entries = entries;
        this.attempts = attempts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** An offer with its code; again before it was taken, another code. */
    HelpOfferView offer(UUID id, AccountId person, Consent consent) {
        requireNoPost(person);
        var now = clock.instant();
        var before = helpings.one(id);
        if (before.filter(one -> !one.person().equals(person)
                        || !consent.isOf(one)
                        || one.span().begun() != null
                        || one.span().ended() != null)
                .isPresent()) {
            throw new ProblemException(AccessProblem.HELPING_THERE);
        }
        var code = OneTimeCode.forDesk();
        var until = now.plus(CODE);
        helpings.offer(helping(id, person, null, consent, now), new Helpings.Key(code.hash(), until));
        return new HelpOfferView(id, code.text(), until);
    }

    static Helping helping(UUID id, AccountId person, @Nullable AccountId helper, Consent consent, Instant now) {
        var span = new Helping.Span(now, consent.until(), null, null);
        return new Helping(id, person, helper, consent.may(), span, null);
    }

    /** Takes an offer by its code. Tries are counted, as of a code at a desk. */
    Helping take(AccountId helper, OneTimeCode code) {
        requireNoPost(helper);
        var tries = Subject.code("helping:" + helper);
        attempts.count(tries);
        var taken = transaction.execute(_ -> {
            var helping = helpings.take(code, helper, clock.instant());
            helping.ifPresent(one -> enter(one, Kind.HELPED, Actor.of(helper)));
            return helping;
        });
        if (taken == null || taken.isEmpty()) {
            throw new ProblemException(AccessProblem.HELPING_REFUSED);
        }
        attempts.succeeded(tries);
        return taken.get();
    }

    /** Ends it now; again changes nothing. */
    void end(Helping helping, Actor by) {
        if (helping.span().ended() == null) {
            transaction.executeWithoutResult(_ -> {
                helpings.end(helping.id(), clock.instant());
                enter(helping, Kind.HELP_ENDED, by);
            });
        }
    }

    void requireNoPost(AccountId account) {
        if (!standing.hands(account).isEmpty()) {
            throw new ProblemException(AccessProblem.HELPING_IN_OFFICE);
        }
    }

    private void enter(Helping helping, Kind kind, Actor by) {
        entries.enter(helping.person(), kind, by, Map.of("helping", helping.id().toString()));
    }
}
