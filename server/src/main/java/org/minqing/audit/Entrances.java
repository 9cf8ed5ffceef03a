package org.minqing.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who came in, by which way; and how often somebody was refused, at the door or within. They stand among the listings, so they
 * are sealed, checked and removed with them. A sign-in is entered before its session is handed out. Refusals are added up and
 * entered once a minute, one row for each account: a flood of guesses makes no flood of rows, and takes no longer for a name
 * that is known. No address is kept.
 */
public final class Entrances {

    /** Nobody's account: guesses at names that are none, and at codes and keys that belong to nobody. */
    private static final AccountId NOBODY = Actor.GUEST.account();

    private final JdbcClient database;
    private final Listings listings;
    private final InstantSource clock;
    private final Map<Refused, Long> waiting = new HashMap<>();

    /** What is entered. */
    public enum Kind {
        /** Somebody came in. */
        SIGNED_IN("entrance.signed-in"),
        /** Somebody was refused at the door. */
        SIGN_IN_REFUSED("entrance.refused"),
        /** Somebody who is in asked for what is not theirs, or is not there. */
        REQUEST_REFUSED("request.refused");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As it is kept and sent. */
        public String code() {
            return code;
        }

        static Kind of(String code) {
            for (var kind : values()) {
                if (kind.code.equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("No kind of entrance: " + code);
        }
    }

    private record Refused(AccountId account, Kind kind) {}

    /**
     * One line.
     *
     * @param how by which way and with which browser; empty for refusals
     * @param times how often within about a minute
     */
    public record Entrance(Instant at, Kind kind, String how, long times) {}

    /** How often something happened on a day, in the whole city; {@code known} are those of which an account is known. */
    public record Day(LocalDate day, Kind kind, boolean known, long times) {}

    Entrances(JdbcClient database, Listings listings, InstantSource clock) {
        this.database = database;
        this.listings = listings;
        this.clock = clock;
    }

    /** Enters a sign-in; a caller that gets an exception lets nobody in. */
    public void signedIn(AccountId account, String how) {
        listings.record(new Listing(Actor.of(account), Kind.SIGNED_IN.code(), how, 1, clock.instant()));
    }

    /** Counts a refusal; absent where nobody knows whose account was meant. */
    public synchronized void refused(Optional<AccountId> account, Kind kind) {
        waiting.merge(new Refused(account.orElse(NOBODY), kind), 1L, Long::sum);
    }

    /** Enters what was counted. What cannot be entered is counted on. */
    void write() {
        var left = new HashMap<>(taken());
        try {
            for (var refused : List.copyOf(left.keySet())) {
                var times = left.getOrDefault(refused, 0L);
                listings.record(
                        new Listing(Actor.of(refused.account()), refused.kind().code(), "", times, clock.instant()));
                left.remove(refused);
            }
        } finally {
            addBack(left);
        }
    }

    private synchronized Map<Refused, Long> taken() {
        var taken = Map.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    private synchronized void addBack(Map<Refused, Long> left) {
        left.forEach((refused, times) -> waiting.merge(refused, times, Long::sum));
    }

    /** Those of one account, the newest first. */
    public List<Entrance> of(AccountId account, int most) {
        return database.sql("""
                        select at, kind, question, rows from audit.listing
                        where account = :account and kind in ('entrance.signed-in', 'entrance.refused', 'request.refused')
                        order by at desc limit :most
                        """)
                .param("account", account.value())
                .param("most", most)
                .query((row, number) -> new Entrance(
                        row.getTimestamp("at").toInstant(),
                        Kind.of(row.getString("kind")),
                        row.getString("question"),
                        row.getLong("rows")))
                .list();
    }

    /** How many there were on each day since, of everybody together. */
    public List<Day> days(Instant since, ZoneId zone) {
        return database.sql("""
                        select (at at time zone :zone)::date as day, kind, account <> :nobody as known, sum(rows)::bigint as times
                        from audit.listing
                        where kind in ('entrance.signed-in', 'entrance.refused', 'request.refused') and at >= :since
                        group by 1, 2, 3 order by 1 desc, 2, 3
                        """)
                .param("zone", zone.getId())
                .param("nobody", NOBODY.value())
                .param("since", Timestamp.from(since))
                .query((row, number) -> new Day(
                        row.getObject("day", LocalDate.class),
                        Kind.of(row.getString("kind")),
                        row.getBoolean("known"),
                        row.getLong("times")))
                .list();
    }
}
