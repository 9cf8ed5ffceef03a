package org.minqing.access.passkey;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minqing.kernel.AccountId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The passkeys of accounts. Nothing of them is secret: the private half never leaves its device. */
@Component
public class Passkeys {

    /** So many an account may have. */
    public static final int MOST = 10;

    private static final String COLUMNS =
            "select id, account, credential, public_key, sign_count, name, created_at, used_at from access.passkey ";

    private final JdbcClient database;
    private final InstantSource clock;

    Passkeys(JdbcClient database, @Qualifier("wallClock") InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What devices are told that an account is called: its id, which says nothing about its person. */
    public static Letters handle(AccountId account) {
        var bytes = ByteBuffer.allocate(2 * Long.BYTES);
        bytes.putLong(account.value().getMostSignificantBits());
        bytes.putLong(account.value().getLeastSignificantBits());
        return Letters.of(bytes.array());
    }

    public boolean has(AccountId account) {
        return database.sql("select exists (select from access.passkey where account = :account)")
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    /** Those of an account, the oldest first. */
    public List<Passkey> of(AccountId account) {
        return database.sql(COLUMNS + "where account = :account order by created_at, id")
                .param("account", account.value())
                .query(Passkeys::row)
                .list();
    }

    Optional<Passkey> called(Letters credential) {
        return database.sql(COLUMNS + "where credential = :credential")
                .param("credential", credential.bytes())
                .query(Passkeys::row)
                .optional();
    }

    /** Keeps a new one, which was used just now; empty where its device or somebody else's has it already. */
    public Optional<Passkey> add(AccountId account, Made made, String name) {
        var now = Timestamp.from(clock.instant());
        return database.sql("""
                        insert into access.passkey
                            (id, account, credential, public_key, sign_count, name, created_at, used_at)
                        values (:id, :account, :credential, :key, :count, :name, :now, :now)
                        on conflict (credential) do nothing
                        returning id, account, credential, public_key, sign_count, name, created_at, used_at
                        """)
                .param("id", UUID.randomUUID())
                .param("account", account.value())
                .param("credential", made.credential().bytes())
                .param("key", made.publicKey().bytes())
                .param("count", made.count())
                .param("name", name)
                .param("now", now)
                .query(Passkeys::row)
                .optional();
    }

    /** Gives one of the account another name; says whether there is one. */
    public boolean rename(AccountId account, UUID id, String name) {
        return database.sql("update access.passkey set name = :name where account = :account and id = :id")
                        .param("name", name)
                        .param("account", account.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Takes one of the account away; says whether there was one. */
    public boolean remove(AccountId account, UUID id) {
        return database.sql("delete from access.passkey where account = :account and id = :id")
                        .param("account", account.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Takes all of the account away; says whether there was one. */
    public boolean removeAll(AccountId account) {
        return database.sql("delete from access.passkey where account = :account")
                        .param("account", account.value())
                        .update()
                > 0;
    }

    /** Keeps the count of a use. Of two uses with one count the second is none, as far as the device counts at all. */
    boolean used(UUID id, long count) {
        return database.sql("""
                        update access.passkey set sign_count = :count, used_at = :now
                        where id = :id and (sign_count < :count or sign_count = 0 and :count = 0)
                        """)
                        .param("count", count)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Passkey row(ResultSet row, int number) throws SQLException {
        return new Passkey(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("account", UUID.class)),
                Letters.of(row.getBytes("credential")),
                Letters.of(row.getBytes("public_key")),
                row.getLong("sign_count"),
                row.getString("name"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("used_at")).map(Timestamp::toInstant));
    }
}
