package org.minqing.access.session;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.minqing.access.AccessProblem;
import org.minqing.access.help.Helping;
import org.minqing.access.help.Helpings;
import org.minqing.access.secret.OneTimeCode;
import org.minqing.access.session.AccountEntries.Kind;
import org.minqing.access.session.HelpBodies.Consent;
import org.minqing.access.telephone.Confirmation.How;
import org.minqing.access.telephone.Confirmations;
import org.minqing.access.telephone.Telephones;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a village desk does for somebody without a telephone who wants to be helped: it sees the person, and whoever is to help
 * shows a code of their own account. The person gets an account to which no door leads.
 */
@Component
class DeskHelp {

    private final DeskCodeCheck codes;
    private final Helpings helpings;
    private final HelpConsents consents;
    private final Telephones telephones;
    private final Seen seen;
    private final TransactionTemplate transaction;

    /** That the desk saw the person. */
    @Component
    record Seen(Confirmations confirmations, AccountEntries entries) {

        void enter(UUID id, AccountId person, Actor officer, How how) {
            entries.enter(person, Kind.CONFIRMED, officer, Map.of("confirmation", id.toString(), "how", how.code()));
            entries.enter(person, Kind.HELPED, officer, Map.of("helping", id.toString()));
            confirmations.enter(id, person, officer, how);
        }
    }

    /** What the desk entered: the consent, and why it is sure whose it is. */
    record Entered(Consent consent, How how) {}

    DeskHelp(
            DeskCodeCheck codes,
            Helpings helpings,
            HelpConsents consents,
            Telephones telephones,
            Seen seen,
            TransactionTemplate transaction) {
        this.codes = codes;
        this.helpings = helpings;
        this.consents = consents;
        this.telephones = telephones;
        this.seen = seen;
        this.transaction = transaction;
    }

    /** The consent; the same id again, by the same desk, is the same one. */
    Helping enter(UUID id, Actor officer, OneTimeCode code, Entered entered, Instant now) {
        var before = helpings.one(id);
        if (before.isPresent()) {
            return before.filter(one -> officer.post().orElseThrow().equals(one.post())
                            && entered.consent().isOf(one))
                    .orElseThrow(() -> new ProblemException(AccessProblem.HELPING_THERE));
        }
        var helper = codes.shown(officer, code);
        consents.requireNoPost(helper);
        return Objects.requireNonNull(transaction.execute(_ -> {
            codes.use(code);
            var person = telephones.withoutTelephone();
            helpings.enter(HelpConsents.helping(id, person, helper, entered.consent(), now), officer);
            seen.enter(id, person, officer, entered.how());
            return helpings.one(id).orElseThrow();
        }));
    }
}
