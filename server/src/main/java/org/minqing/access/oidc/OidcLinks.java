package org.minqing.access.oidc;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.minqing.kernel.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which person of the provider is which account. */
@Component
public class OidcLinks {

    private final JdbcClient database;

    OidcLinks(JdbcClient database) {
        this.database = database;
    }

    public Optional<AccountId> account(String issuer, String subject) {
        return database.sql("select account from access.oidc_link where issuer = :issuer and subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(UUID.class)
                .optional()
                .map(AccountId::new);
    }

    /** Links it in place of whoever it was; says whether anything changed. */
    public boolean put(AccountId account, String issuer, String subject, Instant now) {
        if (account(issuer, subject).equals(Optional.of(account))) {
            return false;
        }
        remove(account);
        return database.sql("""
                        insert into access.oidc_link (issuer, subject, account, linked_at)
                        values (:issuer, :subject, :account, :now) on conflict do nothing
                        """)
                        .param("issuer", issuer)
                        .param("subject", subject)
                        .param("account", account.value())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    public boolean remove(AccountId account) {
        return database.sql("delete from access.oidc_link where account = :account")
                        .param("account", account.value())
                        .update()
                == 1;
    }
}
