package org.minqing.access.session;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.minqing.access.SampleAccounts;
import org.minqing.access.secret.OneTimeCode;
import org.minqing.access.session.AccountEntries.Kind;
import org.minqing.access.session.Accounts.Account;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One-time codes for setting a password: one for an account at a time, for three days, once. */
@Component
class Invitations {

    private static final Duration VALID = Duration.ofHours(72);

    /** No account has the system's id, so asking for its code takes as long and finds none. */
    private static final AccountId NOBODY = Actor.SYSTEM.account();

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final AccountEntries entries;
    private final SampleAccounts samples;
    private final InstantSource clock;

    /** A code as it is shown once. */
    record Invitation(OneTimeCode code, Instant expiresAt) {}

    Invitations(
            JdbcClient database,
            TransactionTemplate transaction,
            AccountEntries entries,
            SampleAccounts samples,
            @Qualifier("wallClock") InstantSource clock) {
        this.database = database;
        this.transaction = transaction;
        this.entries = entries;
        this.samples = samples;
        this.clock = clock;
    }

    /** Makes a code, and enters who made it. The password of now stays until the code is used. */
    Invitation make(Account account, Actor by) {
        var invitation =
                new Invitation(OneTimeCode.forPassword(), clock.instant().plus(VALID));
        transaction.executeWithoutResult(_ -> {
            keep(account.id(), invitation);
            entries.enter(
                    account.id(),
                    account.passwordHash().isPresent() ? Kind.RESET : Kind.INVITED,
                    by,
                    Map.of("until", invitation.expiresAt().toString()));
        });
        return invitation;
    }

    private void keep(AccountId account, Invitation invitation) {
        database.sql("""
                        insert into access.code (account, hash, expires_at, sample)
                        values (:account, :hash, :expires, :sample)
                        on conflict (account) do update
                        set hash = excluded.hash, expires_at = excluded.expires_at, sample = excluded.sample
                        """)
                .param("account", account.value())
                .param("hash", invitation.code().hash())
                .param("expires", Timestamp.from(invitation.expiresAt()))
                .param("sample", samples.on())
                .update();
    }

    /** Whether the code would be taken now. */
    boolean fits(Optional<Account> account, OneTimeCode code) {
        return database.sql("""
                        select exists (
                            select from access.code where account = :account and hash = :hash and expires_at > :now)
                        """)
                .param("account", account.map(Account::id).orElse(NOBODY).value())
                .param("hash", code.hash())
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    /** Uses the code up and does this with it; of two who use it at once one succeeds. */
    boolean use(Account account, OneTimeCode code, Runnable deed) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            var used = database.sql("""
                            delete from access.code where account = :account and hash = :hash and expires_at > :now
                            """)
                    .param("account", account.id().value())
                    .param("hash", code.hash())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            if (used == 1) {
                deed.run();
            }
            return used == 1;
        }));
    }
}
