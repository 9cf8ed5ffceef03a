package org.minqing.access.session;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minqing.access.AccessProblem;
import org.minqing.access.secret.OneTimeCode;
import org.minqing.access.session.AccountEntries.Kind;
import org.minqing.access.telephone.Confirmation;
import org.minqing.access.telephone.Confirmation.How;
import org.minqing.access.telephone.Confirmations;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a village desk does: it confirms whose account it is, and takes that back. Each is an entry of the account. */
@Component
class DeskConfirming {

    private final DeskCodeCheck codes;
    private final Confirmations confirmations;
    private final AccountEntries entries;
    private final TransactionTemplate transaction;

    DeskConfirming(
            DeskCodeCheck codes, Confirmations confirmations, AccountEntries entries, TransactionTemplate transaction) {
        this.codes = codes;
        this.confirmations = confirmations;
        this.entries = entries;
        this.transaction = transaction;
    }

    /** What was confirmed; the same id again, by the same desk, is the same confirmation. */
    Confirmation confirm(UUID id, Actor officer, OneTimeCode code, How how) {
        var before = confirmations.one(id);
        if (before.isPresent()) {
            return before.filter(one -> one.by().equals(officer) && one.how() == how)
                    .orElseThrow(() -> new ProblemException(AccessProblem.CONFIRMATION_THERE));
        }
        var account = codes.shown(officer, code);
        return Optional.ofNullable(transaction.execute(_ -> entered(id, account, officer, code, how)))
                .orElseThrow();
    }

    private Confirmation entered(UUID id, AccountId account, Actor officer, OneTimeCode code, How how) {
        codes.use(code);
        entries.enter(account, Kind.CONFIRMED, officer, Map.of("confirmation", id.toString(), "how", how.code()));
        return confirmations.enter(id, account, officer, how);
    }

    /** Again changes nothing. */
    Confirmation withdraw(Confirmation confirmation, Actor officer) {
        transaction.executeWithoutResult(_ -> {
            if (confirmations.withdraw(confirmation.id(), officer)) {
                entries.enter(
                        confirmation.account(),
                        Kind.UNCONFIRMED,
                        officer,
                        Map.of("confirmation", confirmation.id().toString()));
            }
        });
        return confirmations.one(confirmation.id()).orElseThrow();
    }
}
