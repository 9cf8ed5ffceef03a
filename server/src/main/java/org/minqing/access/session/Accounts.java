package org.minqing.access.session;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

    /** The account that somebody with a password signs in to; those that came by telephone are not found by any name. */
    Optional<Account> named(String signInName) {
        return database.sql("""
                        select id, sign_in_name, display_name, password_hash from access.account
                        where sign_in_name = :name and not resident and not machine
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

    /** Accounts whose sign-in name or display name has this in it, in the order of their names. */
    List<Account> like(String part, int most) {
        return database
                .sql("""
                        select id, sign_in_name, display_name, password_hash from access.account
                        where not resident and not machine
                          and (strpos(sign_in_name, :part) > 0 or strpos(lower(display_name), :part) > 0)
                        order by sign_in_name
                        limit :most
                        """)
                .param("part", written(part).replace("\0", ""))
                .param("most", most)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::account)
                .toList();
    }

    /** Who holds a post of one of these roles now, in the order of the posts. */
    List<Account> holding(Set<String> roles) {
        return database
                .sql("""
                        select a.id, a.sign_in_name, a.display_name, a.password_hash
                        from access.account a
                        join access.holding h on h.account = a.id
                        join access.post p on p.id = h.post
                        where p.role = any(cast(:roles as text[]))
                          and h.valid_from <= :now and (h.valid_to is null or h.valid_to > :now)
                          and p.valid_from <= :now and (p.valid_to is null or p.valid_to > :now)
                        order by p.area, p.ordinal, h.valid_from, a.sign_in_name
                        """)
                .param("roles", "{" + String.join(",", roles) + "}")
                .param("now", Timestamp.from(clock.instant()))
                .query(Row.class)
                .list()
                .stream()
                .map(Row::account)
                .toList();
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
