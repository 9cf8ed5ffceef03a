package org.minqing.access.telephone;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.minqing.access.secret.OneTimeCode;
import org.minqing.kernel.AccountId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What somebody who is signed in shows at a village desk, so that the desk knows which account it is without looking for
 * anybody: eight letters, ten minutes, once.
 */
@Component
public class DeskCodes {

    private static final Duration VALID = Duration.ofMinutes(10);

    private final JdbcClient database;
    private final InstantSource clock;

    /** A code as it is shown once. */
    public record Shown(OneTimeCode code, Instant expiresAt) {}

    DeskCodes(JdbcClient database, @Qualifier("wallClock") InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public Shown make(AccountId account) {
        var shown = new Shown(OneTimeCode.forDesk(), clock.instant().plus(VALID));
        database.sql("""
                        insert into access.desk_code (account, hash, expires_at) values (:account, :hash, :expires)
                        on conflict (account) do update set hash = excluded.hash, expires_at = excluded.expires_at
                        """)
                .param("account", account.value())
                .param("hash", shown.code().hash())
                .param("expires", Timestamp.from(shown.expiresAt()))
                .update();
        return shown;
    }

    /** Whose code it is; it stays until it is used. */
    public Optional<AccountId> whose(OneTimeCode code) {
        return database.sql("select account from access.desk_code where hash = :hash and expires_at > :now")
                .param("hash", code.hash())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new AccountId(row.getObject("account", UUID.class)))
                .optional();
    }

    /** Uses it up; of two who use it at once one succeeds. */
    public boolean use(OneTimeCode code) {
        return database.sql("delete from access.desk_code where hash = :hash and expires_at > :now")
                        .param("hash", code.hash())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }
}
