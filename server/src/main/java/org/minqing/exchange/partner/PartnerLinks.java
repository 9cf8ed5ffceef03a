package org.minqing.exchange.partner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Machines;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which account a partner signs with, and where it is told. */
@Component
class PartnerLinks {

    private final JdbcClient database;
    private final Machines machines;

    /** A partner that is connected; without an address it is told nothing and asks itself. */
    record Link(String partner, AccountId account, Optional<String> address) {

        Actor actor() {
            return Actor.of(account);
        }
    }

    PartnerLinks(JdbcClient database, Machines machines) {
        this.database = database;
        this.machines = machines;
    }

    void put(Link link, Instant now) {
        database.sql("""
                        insert into exchange.partner (id, account, address, linked_at)
                        values (:id, :account, :address, :now)
                        on conflict (id) do update set account = excluded.account, address = excluded.address,
                            linked_at = excluded.linked_at
                        """)
                .param("id", link.partner())
                .param("account", link.account().value())
                .param("address", link.address().orElse(null))
                .param("now", Timestamp.from(now))
                .update();
    }

    List<Link> all() {
        return database.sql("select id, account, address from exchange.partner order by id")
                .query(PartnerLinks::map)
                .list();
    }

    Optional<Link> one(String partner) {
        return database.sql("select id, account, address from exchange.partner where id = :id")
                .param("id", partner)
                .query(PartnerLinks::map)
                .optional();
    }

    /** Whether the account goes on; nothing is sent to a partner whose account has ended. */
    boolean isOpen(Link link, Instant now) {
        return machines.one(link.account())
                .filter(machine -> machine.openAt(now))
                .isPresent();
    }

    /** What of it stands in the journal. */
    static Map<String, Object> told(Link link) {
        return new TreeMap<>(Map.of(
                "partner", link.partner(),
                "account", link.account().toString(),
                "address", link.address().orElse("")));
    }

    private static Link map(ResultSet row, int number) throws SQLException {
        @Nullable String address = row.getString("address");
        return new Link(
                row.getString("id"), new AccountId(row.getObject("account", UUID.class)), Optional.ofNullable(address));
    }
}
