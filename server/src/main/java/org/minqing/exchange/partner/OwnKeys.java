package org.minqing.exchange.partner;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys with which the nodes of this server sign, published before anything is signed with them. */
@Component
class OwnKeys {

    private static final String FILE = "exchange.key";

    private final Settings settings;
    private final JdbcClient database;
    private final InstantSource clock;
    private @Nullable OwnKey key;

    /** A published key as RFC 8037 writes it. */
    record PublishedKey(String kty, String crv, String use, String kid, String x) {}

    OwnKeys(Settings settings, JdbcClient database, InstantSource clock) {
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    /** The key of this node. */
    synchronized OwnKey own() {
        var known = key;
        if (known != null) {
            return known;
        }
        var own = OwnKey.in(settings.keys().resolve(FILE));
        database.sql("""
                        insert into exchange.own_key (id, public_key, since) values (:id, :key, :now)
                        on conflict do nothing
                        """)
                .param("id", own.id())
                .param("key", own.published())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        key = own;
        return own;
    }

    /** All of them, this node's among them. */
    List<PublishedKey> published() {
        own();
        return database.sql("select id, public_key from exchange.own_key order by since, id")
                .query((row, _) -> new PublishedKey(
                        "OKP", "Ed25519", "sig", row.getString("id"), OwnKey.point(row.getBytes("public_key"))))
                .list();
    }
}
