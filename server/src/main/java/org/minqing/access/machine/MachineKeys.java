package org.minqing.access.machine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minqing.kernel.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The public keys of other systems. Each request asks the store, so that a revoked one opens nothing on any node. */
@Component
class MachineKeys {

    private static final int MOST_AT_ONCE = 2;
    private static final String SELECT =
            "select id, account, public_key, valid_from, valid_to, revoked_at from access.machine_key ";

    private final JdbcClient database;

    /** A key with its time, half-open. */
    record MachineKey(
            UUID id, AccountId account, SignatureKey key, Instant from, Instant to, Optional<Instant> revokedAt) {

        boolean validAt(Instant moment) {
            return revokedAt.isEmpty() && !moment.isBefore(from) && moment.isBefore(to);
        }

        boolean sameWish(MachineKey other) {
            return id.equals(other.id)
                    && account.equals(other.account)
                    && Arrays.equals(key.encoded(), other.key.encoded())
                    && from.equals(other.from)
                    && to.equals(other.to);
        }

        private boolean overlaps(MachineKey other) {
            return revokedAt.isEmpty() && from.isBefore(other.to) && other.from.isBefore(to);
        }
    }

    MachineKeys(JdbcClient database) {
        this.database = database;
    }

    Optional<MachineKey> one(UUID id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(MachineKeys::map)
                .optional();
    }

    /** The keys of an account, the newest first. */
    List<MachineKey> of(AccountId account) {
        return database.sql(SELECT + "where account = :account order by valid_from desc, id")
                .param("account", account.value())
                .query(MachineKeys::map)
                .list();
    }

    /** Of the same account and the same key; they come one after another. */
    void lock(AccountId account) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(:account, 9421))")
                .param("account", account.toString())
                .query(String.class)
                .optional();
    }

    /** Whether as many as may be are valid at one moment of the new key's time already. */
    boolean tooMany(MachineKey wanted) {
        var others = of(wanted.account()).stream()
                .filter(key -> key.overlaps(wanted))
                .toList();
        return others.stream()
                .anyMatch(one ->
                        others.stream().filter(other -> other.overlaps(one)).count() >= MOST_AT_ONCE);
    }

    void add(MachineKey key) {
        database.sql("""
                        insert into access.machine_key (id, account, public_key, valid_from, valid_to)
                        values (:id, :account, :key, :from, :to)
                        """)
                .param("id", key.id())
                .param("account", key.account().value())
                .param("key", key.key().encoded())
                .param("from", Timestamp.from(key.from()))
                .param("to", Timestamp.from(key.to()))
                .update();
    }

    /** From now on it opens nothing; says whether it did before. */
    boolean revoke(UUID id, Instant now) {
        return database.sql("update access.machine_key set revoked_at = :now where id = :id and revoked_at is null")
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    private static MachineKey map(ResultSet row, int number) throws SQLException {
        return new MachineKey(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("account", UUID.class)),
                SignatureKey.read(row.getBytes("public_key")).orElseThrow(),
                row.getTimestamp("valid_from").toInstant(),
                row.getTimestamp("valid_to").toInstant(),
                Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant));
    }
}
