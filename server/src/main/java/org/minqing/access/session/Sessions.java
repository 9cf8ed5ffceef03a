package org.minqing.access.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minqing.kernel.AccountId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sessions: at most twelve hours long, and two without a request. What the database said is believed for five seconds, so
 * that a request costs none of its time; a sign-out on this server works at once, on another after those five seconds.
 */
@Component
class Sessions {

    static final Duration LONGEST = Duration.ofHours(12);
    static final Duration IDLE = Duration.ofHours(2);

    private static final Duration BELIEVED = Duration.ofSeconds(5);
    private static final Duration SEEN_AGAIN = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final InstantSource clock;
    private final Cache<ByteBuffer, Optional<SignedIn>> known;
    private final Cache<ByteBuffer, Boolean> open;

    /**
     * A session as its owner sees it.
     *
     * @param seenAt when a request came last, to the minute
     */
    record Running(UUID id, Instant begunAt, Instant seenAt, String device, boolean current) {}

    Sessions(JdbcClient database, @Qualifier("wallClock") InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(50_000)
                .expireAfterWrite(BELIEVED)
                .build();
        this.open = Caffeine.newBuilder()
                .maximumSize(50_000)
                .expireAfterWrite(BELIEVED)
                .build();
    }

    /**
     * A new session for an account, with a token that nobody has seen before.
     *
     * @param provider the session of a provider of identities that it comes from, without a name where that gives it none
     */
    SessionToken begin(AccountId account, String device, boolean factorShown, Optional<String> provider) {
        var token = SessionToken.make();
        var now = clock.instant();
        database.sql("delete from access.session where expires_at < :now or seen_at < :idle")
                .param("now", Timestamp.from(now))
                .param("idle", Timestamp.from(now.minus(IDLE)))
                .update();
        database.sql("""
                        insert into access.session
                            (token_hash, account, created_at, seen_at, expires_at, device, factor_at, provider)
                        values (:hash, :account, :now, :now, :expires, :device,
                                case when :shown then cast(:now as timestamptz) end, :provider)
                        """)
                .param("hash", token.hash())
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(LONGEST)))
                .param("device", device)
                .param("shown", factorShown)
                .param("provider", provider.orElse(null))
                .update();
        return token;
    }

    Optional<SignedIn> find(SessionToken token) {
        var now = clock.instant();
        return believed(token.hash(), now).filter(session -> now.isBefore(session.expiresAt()));
    }

    /**
     * Whether it goes on, asked for something that stays open. Apart from what requests find: a session that only a feed
     * asks for is not seen, and one that is used is not taken for unused because a feed has just asked.
     */
    boolean goesOn(SessionToken token) {
        var key = ByteBuffer.wrap(token.hash());
        var before = open.getIfPresent(key);
        if (before != null) {
            return before;
        }
        var now = clock.instant();
        var runs = database.sql("""
                        select exists (select 1 from access.session
                                       where token_hash = :hash and expires_at > :now and seen_at > :idle)
                        """)
                .param("hash", key.array())
                .param("now", Timestamp.from(now))
                .param("idle", Timestamp.from(now.minus(IDLE)))
                .query(Boolean.class)
                .single();
        // A sign-out that came meanwhile stands.
        open.asMap().putIfAbsent(key, runs);
        return runs;
    }

    /** Those of an account that go on, the one seen last first. */
    List<Running> of(AccountId account, SessionToken current) {
        var now = clock.instant();
        return database.sql("""
                        select id, created_at, seen_at, device, token_hash from access.session
                        where account = :account and expires_at > :now and seen_at > :idle
                        order by seen_at desc, created_at desc, id
                        """)
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .param("idle", Timestamp.from(now.minus(IDLE)))
                .query((row, number) -> new Running(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant(),
                        row.getString("device"),
                        Arrays.equals(row.getBytes("token_hash"), current.hash())))
                .list();
    }

    /** The second factor was shown in this session now. */
    void factorShown(SessionToken token) {
        database.sql("update access.session set factor_at = :now where token_hash = :hash")
                .param("now", Timestamp.from(clock.instant()))
                .param("hash", token.hash())
                .update();
        known.invalidate(ByteBuffer.wrap(token.hash()));
    }

    void end(SessionToken token) {
        var hash = token.hash();
        database.sql("delete from access.session where token_hash = :hash")
                .param("hash", hash)
                .update();
        forget(hash);
    }

    /** Ends one session of the account; says whether there was one. */
    boolean end(AccountId account, UUID id) {
        var ended = database.sql(
                        "delete from access.session where account = :account and id = :id returning token_hash")
                .param("account", account.value())
                .param("id", id)
                .query((row, number) -> row.getBytes(1))
                .list();
        ended.forEach(this::forget);
        return !ended.isEmpty();
    }

    /** Ends every session of the account. */
    void endAll(AccountId account) {
        database.sql("delete from access.session where account = :account returning token_hash")
                .param("account", account.value())
                .query((row, number) -> row.getBytes(1))
                .list()
                .forEach(this::forget);
    }

    /**
     * Ends what came from a session of a provider: the one of that name, or all of the account that have none; without a name all
     * of the account. Those that began after that moment go on.
     */
    void endFrom(Optional<String> provider, Optional<AccountId> account, Instant before) {
        database.sql("""
                        delete from access.session
                        where provider is not null and created_at <= :before
                          and (provider = :provider
                               or account = :account and (cast(:provider as text) is null or provider = ''))
                        returning token_hash
                        """)
                .param("provider", provider.orElse(null), Types.VARCHAR)
                .param("account", account.map(AccountId::value).orElse(null), Types.OTHER)
                .param("before", Timestamp.from(before))
                .query((row, number) -> row.getBytes(1))
                .list()
                .forEach(this::forget);
    }

    /** Ends every session of the account but this one. */
    void endOthers(AccountId account, SessionToken kept) {
        database.sql("""
                        delete from access.session where account = :account and token_hash <> :kept
                        returning token_hash
                        """)
                .param("account", account.value())
                .param("kept", kept.hash())
                .query((row, number) -> row.getBytes(1))
                .list()
                .forEach(this::forget);
    }

    private void forget(byte[] hash) {
        known.put(ByteBuffer.wrap(hash), Optional.empty());
        open.put(ByteBuffer.wrap(hash), false);
    }

    /** Asks outside of the cache's locks: while the store is away, the requests of a session do not wait in a row. */
    private Optional<SignedIn> believed(byte[] hash, Instant now) {
        var key = ByteBuffer.wrap(hash);
        var session = known.getIfPresent(key);
        if (session != null) {
            return session;
        }
        var found = read(hash, now);
        // A sign-out that came meanwhile stands.
        known.asMap().putIfAbsent(key, found);
        return found;
    }

    private Optional<SignedIn> read(byte[] hash, Instant now) {
        var found = database.sql("""
                        select s.account, a.sign_in_name, a.display_name, s.seen_at, s.expires_at, s.factor_at,
                               s.provider is not null as by_provider
                        from access.session s join access.account a on a.id = s.account
                        where s.token_hash = :hash and s.expires_at > :now and s.seen_at > :idle
                        """)
                .param("hash", hash)
                .param("now", Timestamp.from(now))
                .param("idle", Timestamp.from(now.minus(IDLE)))
                .query((row, number) -> new Seen(
                        new SignedIn(
                                new AccountId(row.getObject("account", UUID.class)),
                                row.getString("sign_in_name"),
                                row.getString("display_name"),
                                row.getTimestamp("expires_at").toInstant(),
                                Optional.ofNullable(row.getTimestamp("factor_at"))
                                        .map(Timestamp::toInstant),
                                row.getBoolean("by_provider")),
                        row.getTimestamp("seen_at").toInstant()))
                .optional();
        found.filter(seen -> seen.at().plus(SEEN_AGAIN).isBefore(now)).ifPresent(seen -> seenAgain(hash, now));
        return found.map(Seen::session);
    }

    private record Seen(SignedIn session, Instant at) {}

    private void seenAgain(byte[] hash, Instant now) {
        database.sql("update access.session set seen_at = :now where token_hash = :hash")
                .param("now", Timestamp.from(now))
                .param("hash", hash)
                .update();
    }
}
