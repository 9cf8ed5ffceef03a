package org.minqing.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
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
 * The keys with which other programs report. The store has the hash of a key alone; making, renewing and revoking one are entries of the
 * stream that the key is.
 */
@Component
class PartnerKeys {

    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final String PREFIX = "mq-";
    private static final int LONG = 32;
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[0-9a-z]{" + LONG + "}");

    private static final String MADE = "exchange.key-made";
    private static final String RENEWED = "exchange.key-renewed";
    private static final String REVOKED = "exchange.key-revoked";

    private static final String COLUMNS =
            "select id, name, source, made_at, revoked_at, former_until from exchange.partner_key ";

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Journal journal;
    private final InstantSource clock;

    /**
     * A key without its secret.
     *
     * @param formerUntil until when the secret before opens too
     */
    record Partner(
            UUID id,
            String name,
            String source,
            Instant madeAt,
            Optional<Instant> revokedAt,
            Optional<Instant> formerUntil) {

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
        var partner = new Partner(UuidV7.at(now, random), name, source, now, Optional.empty(), Optional.empty());
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

    /**
     * A new secret for the same key; the one before opens for so long too. Asked for again meanwhile, because the answer was lost,
     * the one that the program has stays the one before.
     */
    Made renew(UUID id, Duration overlap, Actor by) {
        var now = clock.instant();
        var secret = secret();
        return transaction.execute(_ -> {
            var until = overlap.isZero() ? null : Timestamp.from(now.plus(overlap));
            var renewed = database.sql("""
                            update exchange.partner_key
                            set hash = :hash, former_until = cast(:until as timestamptz),
                                former = case when cast(:until as timestamptz) is null then null
                                              when former_until > :at then former
                                              else hash end
                            where id = :id and revoked_at is null
                            """)
                    .param("id", id)
                    .param("hash", sha256(secret))
                    .param("until", until)
                    .param("at", Timestamp.from(now))
                    .update();
            if (renewed == 0) {
                throw new ProblemException(ExchangeProblem.KEY_UNKNOWN);
            }
            var partner = one(id).orElseThrow();
            enter(partner, RENEWED, by, now);
            return new Made(partner, secret);
        });
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
        return database.sql(COLUMNS + "order by id desc")
                .query(PartnerKeys::map)
                .list();
    }

    /** Whose key this is; nobody's where it is wrong or was revoked. */
    Optional<Partner> whose(String secret) {
        return SHAPE.matcher(secret).matches()
                ? database.sql(COLUMNS + """
                                where (hash = :hash or former = :hash and former_until > :at) and revoked_at is null
                                """)
                        .param("hash", sha256(secret))
                        .param("at", Timestamp.from(clock.instant()))
                        .query(PartnerKeys::map)
                        .optional()
                : Optional.empty();
    }

    private Optional<Partner> one(UUID id) {
        return database.sql(COLUMNS + "where id = :id")
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
                Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("former_until")).map(Timestamp::toInstant));
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
