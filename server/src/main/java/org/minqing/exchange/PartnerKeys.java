package org.minqing.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.minqing.journal.Journal;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.UuidV7;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys with which other programs report. The store has the hash of a key alone; making and revoking one are entries of the
 * stream that the key is.
 */
@Component
class PartnerKeys {

    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final String PREFIX = "mq-";
    private static final int LONG = 32;
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[0-9a-z]{" + LONG + "}");

    private static final String MADE = "exchange.key-made";
    private static final String REVOKED = "exchange.key-revoked";

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final InstantSource clock;

    /** A key without its secret. */
    record Partner(UUID id, String name, String source, Instant madeAt, Optional<Instant> revokedAt) {

        /** Who stands behind what the key sends: no account, but the same one each time. */
        Actor actor() {
            return Actor.of(new AccountId(id));
        }
    }

    /** A key as it is shown once. */
    record Made(Partner partner, String secret) {}

    PartnerKeys(JdbcClient database, TransactionTemplate transaction, Journal journal, InstantSource clock) {
        this.database = database;
        this.transaction = transaction;
        this.journal = journal;
        this.clock = clock;
    }

    Made make(String name, String source, Actor by) {
        var now = clock.instant();
        var partner = new Partner(UuidV7.at(now, random), name, source, now, Optional.empty());
        var secret = secret();
        transaction.executeWithoutResult(_ -> {
            database.sql("""
                            insert into exchange.partner_key (id, name, source, hash, made_at)
                            values (:id, :name, :source, :hash, :at)
                            """)
                    .param("id", partner.id())
                    .param("name", name)
                    .param("source", source)
                    .param("hash", sha256(secret))
                    .param("at", Timestamp.from(now))
                    .update();
            enter(partner, MADE, by, now);
        });
        return new Made(partner, secret);
    }

    /** Once; again it has no effect. */
    void revoke(UUID id, Actor by) {
        transaction.executeWithoutResult(_ -> {
            var now = clock.instant();
            var revoked = database.sql("""
                            update exchange.partner_key set revoked_at = :at where id = :id and revoked_at is null
                            """)
                    .param("id", id)
                    .param("at", Timestamp.from(now))
                    .update();
            if (revoked == 1) {
                enter(one(id).orElseThrow(), REVOKED, by, now);
            } else if (one(id).isEmpty()) {
                throw new ProblemException(ExchangeProblem.KEY_UNKNOWN);
            }
        });
    }

    /** All that there ever were, the newest first. */
    List<Partner> all() {
        return database.sql("select id, name, source, made_at, revoked_at from exchange.partner_key order by id desc")
                .query(PartnerKeys::map)
                .list();
    }

    /** Whose key this is; nobody's where it is wrong or was revoked. */
    Optional<Partner> whose(String secret) {
        return SHAPE.matcher(secret).matches()
                ? database.sql("""
                                select id, name, source, made_at, revoked_at from exchange.partner_key
                                where hash = :hash and revoked_at is null
                                """)
                        .param("hash", sha256(secret))
                        .query(PartnerKeys::map)
                        .optional()
                : Optional.empty();
    }

    private Optional<Partner> one(UUID id) {
        return database.sql("select id, name, source, made_at, revoked_at from exchange.partner_key where id = :id")
                .param("id", id)
                .query(PartnerKeys::map)
                .optional();
    }

    private static Partner map(ResultSet row, int number) throws SQLException {
        return new Partner(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("source"),
                row.getTimestamp("made_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant));
    }

    private void enter(Partner partner, String kind, Actor by, Instant now) {
        journal.enter(partner.id(), kind, by, now, Map.of("name", partner.name(), "source", partner.source()));
    }

    private String secret() {
        var text = new StringBuilder(PREFIX);
        for (var sign = 0; sign < LONG; sign++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
