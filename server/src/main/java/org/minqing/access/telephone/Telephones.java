package org.minqing.access.telephone;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.minqing.access.RoleNames;
import org.minqing.access.SampleAccounts;
import org.minqing.area.City;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which account a telephone opens. The first sign-in makes one that holds nothing but the number, sealed. A number that was
 * not used for 90 days may have been given to somebody else: it opens another account from then on, and what was kept of it
 * with the one before is destroyed.
 */
@Component
public class Telephones {

    private static final Duration UNUSED = Duration.ofDays(90);
    private static final String ROLE = "resident";
    private static final String LAPSED = "telephone-unused";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final TelephoneSecrets secrets;
    private final NewResident residents;
    private final InstantSource clock;

    /** What an account of a resident looks like before anything is known of its person. */
    @Component
    record NewResident(RoleNames roles, City city, SampleAccounts samples) {

        String name() {
            return roles.of(ROLE).getOrDefault(city.languages().getFirst(), ROLE);
        }
    }

    private record Kept(UUID account, UUID id, Instant usedAt) {}

    Telephones(
            JdbcClient database,
            TransactionTemplate transaction,
            TelephoneSecrets secrets,
            NewResident residents,
            @Qualifier("wallClock") InstantSource clock) {
        this.database = database;
        this.transaction = transaction;
        this.secrets = secrets;
        this.residents = residents;
        this.clock = clock;
    }

    /** The account of whoever has shown that the telephone is theirs. */
    public AccountId account(Telephone telephone) {
        var lookup = secrets.lookup(telephone);
        var account = transaction.execute(_ -> {
            var kept = kept(lookup);
            if (kept.filter(one -> clock.instant().isBefore(one.usedAt().plus(UNUSED)))
                    .isPresent()) {
                used(lookup);
                return kept.orElseThrow().account();
            }
            kept.ifPresent(one -> forget(lookup, one.id()));
            return make(lookup, telephone);
        });
        return new AccountId(Objects.requireNonNull(account));
    }

    /** The number of an account; empty for one that did not come by telephone, or whose number lapsed. */
    public Optional<Telephone> of(AccountId account) {
        return database.sql("select id, sealed from access.telephone where account = :account")
                .param("account", account.value())
                .query((row, number) -> secrets.open(row.getObject("id", UUID.class), row.getBytes("sealed")))
                .optional()
                .flatMap(found -> found);
    }

    private Optional<Kept> kept(byte[] lookup) {
        return database.sql("select account, id, used_at from access.telephone where lookup = :lookup for update")
                .param("lookup", lookup)
                .query((row, number) -> new Kept(
                        row.getObject("account", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getTimestamp("used_at").toInstant()))
                .optional();
    }

    private void used(byte[] lookup) {
        database.sql("update access.telephone set used_at = :now where lookup = :lookup")
                .param("now", Timestamp.from(clock.instant()))
                .param("lookup", lookup)
                .update();
    }

    private void forget(byte[] lookup, UUID id) {
        database.sql("delete from access.telephone where lookup = :lookup")
                .param("lookup", lookup)
                .update();
        secrets.destroy(id, LAPSED);
    }

    /** An account for somebody who has no telephone: no door leads to it, and only a helper acts for it. */
    public AccountId withoutTelephone() {
        return new AccountId(resident());
    }

    private UUID resident() {
        var account = UUID.randomUUID();
        database.sql("""
                        insert into access.account (id, sign_in_name, display_name, sample, resident)
                        values (:id, :name, :display, :sample, true)
                        """)
                .param("id", account)
                .param("name", ROLE + "-" + account)
                .param("display", residents.name())
                .param("sample", residents.samples().on())
                .update();
        return account;
    }

    private UUID make(byte[] lookup, Telephone telephone) {
        var account = resident();
        var id = UUID.randomUUID();
        database.sql("""
                        insert into access.telephone (lookup, account, id, sealed, used_at)
                        values (:lookup, :account, :id, :sealed, :now)
                        """)
                .param("lookup", lookup)
                .param("account", account)
                .param("id", id)
                .param("sealed", secrets.seal(id, Actor.of(new AccountId(account)), telephone))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return account;
    }
}
