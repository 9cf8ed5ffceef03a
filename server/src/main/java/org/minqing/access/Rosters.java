package org.minqing.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The roster of now, from memory. At most once a second one caller asks the database for the revision of the posts, while
 * all others go on with the roster that is there; it is read anew when the revision moved or a holding began or ended.
 */
final class Rosters implements Supplier<Roster> {

    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final JdbcClient database;
    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Known known;

    private record Known(Roster roster, long revision, long askedAt) {

        boolean isFresh(Instant now) {
            return System.nanoTime() - askedAt < FRESH && now.isBefore(roster.until());
        }
    }

    private record Row(
            UUID account,
            UUID post,
            String role,
            String level,
            long area,
            String ranges,
            @Nullable String department,
            Instant from,
            @Nullable Instant to) {

        Roster.Held held() {
            var hand = new Hand(
                    new PostId(post),
                    role,
                    level,
                    new AreaCode(area),
                    Multiranges.parse(ranges),
                    Optional.ofNullable(department));
            return new Roster.Held(new AccountId(account), hand, from, Optional.ofNullable(to));
        }
    }

    Rosters(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Roster get() {
        var current = known;
        var now = clock.instant();
        if (current != null && current.isFresh(now)) {
            return current.roster();
        }
        if (current == null || !now.isBefore(current.roster().until())) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return current.roster();
        }
        try {
            return refreshed(now);
        } finally {
            reading.unlock();
        }
    }

    /** Takes a change made by this server into account at once. */
    void forget() {
        known = null;
    }

    private Roster refreshed(Instant now) {
        var current = known;
        if (current != null && current.isFresh(now)) {
            return current.roster();
        }
        var revision = database.sql("select number from access.revision")
                .query(Long.class)
                .single();
        var roster = current != null
                        && current.revision() == revision
                        && now.isBefore(current.roster().until())
                ? current.roster()
                : roster(now);
        known = new Known(roster, revision, System.nanoTime());
        return roster;
    }

    private Roster roster(Instant now) {
        var holdings = holdings();
        var forATime = Stream.of(
                        Delegated.among(holdings, delegations()),
                        Gathered.among(holdings, Gathered.all(database)),
                        Shared.among(holdings, Shared.all(database)))
                .flatMap(List::stream)
                .toList();
        return Roster.at(now, holdings, forATime).with(Machines.grants(database), now);
    }

    private List<Delegated> delegations() {
        return database.sql("""
                        select id, post, giver, to_post, verbs, given_at, valid_from, least(valid_to, ended_at) as valid_to
                        from access.delegation order by id
                        """)
                .query((row, number) -> new Delegated(
                        row.getObject("id", UUID.class),
                        new Delegated.Between(
                                new PostId(row.getObject("post", UUID.class)),
                                new AccountId(row.getObject("giver", UUID.class)),
                                new PostId(row.getObject("to_post", UUID.class))),
                        Arrays.stream((String[]) row.getArray("verbs").getArray())
                                .map(Verb::new)
                                .collect(Collectors.toSet()),
                        row.getTimestamp("given_at").toInstant(),
                        row.getTimestamp("valid_from").toInstant(),
                        row.getTimestamp("valid_to").toInstant()))
                .list();
    }

    private List<Roster.Held> holdings() {
        return database
                .sql("""
                        select h.account, h.post, p.role, p.level, p.area, p.ranges::text as ranges, p.department,
                               greatest(h.valid_from, p.valid_from) as "from",
                               least(h.valid_to, p.valid_to) as "to"
                        from access.holding h join access.post p on p.id = h.post
                        order by p.ordinal, p.id, h.valid_from, h.account
                        """)
                .query((row, number) -> new Row(
                        row.getObject("account", UUID.class),
                        row.getObject("post", UUID.class),
                        row.getString("role"),
                        row.getString("level"),
                        row.getLong("area"),
                        row.getString("ranges"),
                        row.getString("department"),
                        row.getTimestamp("from").toInstant(),
                        row.getTimestamp("to") == null
                                ? null
                                : row.getTimestamp("to").toInstant()))
                .list()
                .stream()
                .map(Row::held)
                .toList();
    }
}
