package org.minqing.access.factor;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.access.secret.AppCodes;
import org.minqing.access.secret.OneTimeCode;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Second factors. One is set up in two steps, so that nobody is asked for codes of an app that does not know the secret.
 * Every code, of the app or for recovery, counts once: whoever saw it typed has nothing.
 */
@Component
public class SecondFactors {

    private static final int RECOVERY_CODES = 10;
    private static final Pattern APP_CODE = Pattern.compile("[0-9]{6}");
    private static final String REASON = "factor-removed";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final FactorSecrets secrets;
    private final InstantSource clock;
    private final AppCodes codes = new AppCodes();

    private record Kept(UUID id, byte[] secret, @Nullable Timestamp confirmedAt, long lastStep) {}

    SecondFactors(
            JdbcClient database,
            TransactionTemplate transaction,
            FactorSecrets secrets,
            @Qualifier("wallClock") InstantSource clock) {
        this.database = database;
        this.transaction = transaction;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Whether the account has one that is asked for. */
    public boolean has(AccountId account) {
        return kept(account).filter(factor -> factor.confirmedAt() != null).isPresent();
    }

    /** How many codes for recovery are left. */
    public int recoveryCodes(AccountId account) {
        return database.sql("select count(*) from access.recovery_code where account = :account")
                .param("account", account.value())
                .query(Integer.class)
                .single();
    }

    /** A fresh secret that waits for its first code; empty where a factor is asked for already. */
    public Optional<byte[]> begin(AccountId account) {
        if (has(account)) {
            return Optional.empty();
        }
        var secret = codes.newSecret();
        transaction.executeWithoutResult(_ -> {
            forget(account, Actor.of(account));
            var id = UUID.randomUUID();
            database.sql("insert into access.second_factor (account, id, secret) values (:account, :id, :secret)")
                    .param("account", account.value())
                    .param("id", id)
                    .param("secret", secrets.seal(id, Actor.of(account), secret))
                    .update();
        });
        return Optional.of(secret);
    }

    /** From the first right code on the factor is asked for; answers the codes for recovery, this once. */
    public Optional<List<OneTimeCode>> confirm(AccountId account, String code) {
        return transaction.execute(_ -> {
            var step =
                    kept(account).filter(factor -> factor.confirmedAt() == null).flatMap(factor -> step(factor, code));
            if (step.isEmpty()) {
                return Optional.<List<OneTimeCode>>empty();
            }
            database.sql("""
                            update access.second_factor set confirmed_at = :now, last_step = :step
                            where account = :account
                            """)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("step", step.get())
                    .param("account", account.value())
                    .update();
            return Optional.of(newRecoveryCodes(account));
        });
    }

    /** Takes a code of the app or one for recovery, and uses it up. */
    public boolean takes(AccountId account, String typed) {
        var code = typed.strip().replace(" ", "");
        if (APP_CODE.matcher(code).matches()) {
            return kept(account)
                    .filter(factor -> factor.confirmedAt() != null)
                    .flatMap(factor -> step(factor, code))
                    .filter(step -> use(account, step))
                    .isPresent();
        }
        var recovery = OneTimeCode.typed(typed);
        return recovery.mayRecover()
                && database.sql("delete from access.recovery_code where account = :account and hash = :hash")
                                .param("account", account.value())
                                .param("hash", recovery.hash())
                                .update()
                        == 1;
    }

    /** Takes the factor and its codes away and tells of it in the same transaction; says whether there was one. */
    public boolean remove(AccountId account, Actor by, Runnable told) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            var gone = forget(account, by);
            if (gone) {
                told.run();
            }
            return gone;
        }));
    }

    private Optional<Kept> kept(AccountId account) {
        return database.sql("""
                        select id, secret, confirmed_at, last_step from access.second_factor where account = :account
                        """)
                .param("account", account.value())
                .query((row, number) -> new Kept(
                        row.getObject("id", UUID.class),
                        row.getBytes("secret"),
                        row.getTimestamp("confirmed_at"),
                        row.getLong("last_step")))
                .optional();
    }

    private Optional<Long> step(Kept factor, String code) {
        var step = secrets.open(factor.id(), factor.secret()).stream()
                .flatMapToLong(secret -> codes.step(secret, code, clock.instant(), factor.lastStep()).stream())
                .findFirst();
        return step.isPresent() ? Optional.of(step.getAsLong()) : Optional.empty();
    }

    /** Of two who type the same code at once one succeeds. */
    private boolean use(AccountId account, long step) {
        return database.sql("""
                                update access.second_factor set last_step = :step
                                where account = :account and last_step < :step
                                """)
                        .param("step", step)
                        .param("account", account.value())
                        .update()
                == 1;
    }

    private List<OneTimeCode> newRecoveryCodes(AccountId account) {
        var fresh =
                Stream.generate(OneTimeCode::forRecovery).limit(RECOVERY_CODES).toList();
        for (var code : fresh) {
            database.sql("insert into access.recovery_code (account, hash) values (:account, :hash)")
                    .param("account", account.value())
                    .param("hash", code.hash())
                    .update();
        }
        return fresh;
    }

    private boolean forget(AccountId account, Actor by) {
        database.sql("delete from access.recovery_code where account = :account")
                .param("account", account.value())
                .update();
        var gone = database.sql("delete from access.second_factor where account = :account returning id")
                .param("account", account.value())
                .query(UUID.class)
                .optional();
        gone.ifPresent(id -> secrets.destroy(id, by, REASON));
        return gone.isPresent();
    }
}
