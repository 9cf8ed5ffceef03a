package org.minqing.access.session;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.SampleAccounts;
import org.minqing.kernel.AccountId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts as the door knows them: how somebody signs in, and with what. */
@Component
class Accounts {

    private final JdbcClient database;
    private final SampleAccounts samples;
    private final InstantSource clock;

    /**
     * An account.
     *
     * @param passwordHash empty for somebody who was not invited yet
     */
    record Account(AccountId id, String signInName, String displayName, Optional<String> passwordHash) {

        /** What a password of this person should not be made of. */
        List<String> names() {
            return List.of(signInName, displayName);
        }
    }

    private record Row(
            UUID id,
            String signInName,
            String displayName,
            @Nullable String passwordHash) {

        Account account() {
            return new Account(new AccountId(id), signInName, displayName, Optional.ofNullable(passwordHash));
        }
    }

    Accounts(JdbcClient database, SampleAccounts samples, @Qualifier("wallClock") InstantSource clock) {
        this.database = database;
        this.samples = samples;
        this.clock = clock;
    }

    /** The one form of a sign-in name, as it is counted and looked up. */
    static String written(String typedName) {
        return typedName.strip().toLowerCase(Locale.ROOT);
    }

    Optional<Account> named(String signInName) {
        return database.sql("""
                        select id, sign_in_name, display_name, password_hash from access.account
                        where sign_in_name = :name
                        """)
                .param("name", signInName.replace("\0", ""))
                .query(Row.class)
                .optional()
                .map(Row::account);
    }

    Optional<Account> of(AccountId id) {
        return database.sql("""
                        select id, sign_in_name, display_name, password_hash from access.account
                        where id = :id
                        """)
                .param("id", id.value())
                .query(Row.class)
                .optional()
                .map(Row::account);
    }

    /**
     * Keeps the password that a person chose. In a real city the account is a real person's from now on; what was chosen in
     * sample mode goes when that ends.
     */
    void setPassword(AccountId id, String hash) {
        database.sql("""
                        update access.account
                        set password_hash = :hash, password_set_at = :now, sample = :sample
                        where id = :id
                        """)
                .param("hash", hash)
                .param("now", Timestamp.from(clock.instant()))
                .param("sample", samples.on())
                .param("id", id.value())
                .update();
    }
}
