package org.minqing.exchange.partner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minqing.exchange.partner.PartnerBodies.MessageView;
import org.minqing.kernel.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What partners are still to be told. A message is lent to one node for a while, never sent before an earlier one of the
 * same case, tried again for a week, and then laid aside for people.
 */
@Component
class PartnerOutbox {

    /** So long a node may take; after a stop in the middle another takes it up, with the same id. */
    private static final Duration LENT = Duration.ofMinutes(2);

    private static final Duration GIVEN_UP = Duration.ofDays(7);
    private static final List<Duration> WAITS =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15));
    private static final Duration LATER = Duration.ofHours(1);

    private final JdbcClient database;
    private final InstantSource clock;

    /** Something to be told now. */
    record Due(UUID id, String partner, String kind, CaseId caseId, int version, Instant createdAt, int tries) {}

    PartnerOutbox(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Takes some of what is due, each for this node alone. */
    List<Due> lend(int most) {
        var now = clock.instant();
        return database.sql("""
                        update exchange.message m set due_at = :until
                        where m.id in (
                            select w.id from exchange.message w
                            where w.state = 'waiting' and w.due_at <= :now and not exists (
                                select from exchange.message e
                                where e.partner = w.partner and e.case_id = w.case_id and e.version < w.version
                                  and e.state = 'waiting')
                            order by w.due_at limit :most for update skip locked)
                        returning m.id, m.partner, m.kind, m.case_id, m.version, m.created_at, m.tries
                        """)
                .param("until", Timestamp.from(now.plus(LENT)))
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, _) -> new Due(
                        row.getObject("id", UUID.class),
                        row.getString("partner"),
                        row.getString("kind"),
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getInt("version"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getInt("tries")))
                .list();
    }

    /** It arrived; the partner's receipt is kept. */
    void delivered(Due due, Optional<String> receipt) {
        mark(due, "delivered", clock.instant(), Optional.empty(), receipt);
    }

    /** It did not; whether it waits or is laid aside. */
    boolean failed(Due due, String code, boolean mayPass) {
        var now = clock.instant();
        var waits = mayPass && now.isBefore(due.createdAt().plus(GIVEN_UP));
        var wait = due.tries() < WAITS.size() ? WAITS.get(due.tries()) : LATER;
        mark(due, waits ? "waiting" : "dead", now.plus(wait), Optional.of(code), Optional.empty());
        return waits;
    }

    private void mark(Due due, String state, Instant again, Optional<String> failure, Optional<String> receipt) {
        database.sql("""
                        update exchange.message
                        set state = :state, due_at = :again, tries = tries + 1, failure = :failure, receipt = :receipt,
                            tried_at = :now
                        where id = :id and state = 'waiting'
                        """)
                .param("state", state)
                .param("again", Timestamp.from(again))
                .param("failure", failure.orElse(null))
                .param("receipt", receipt.orElse(null))
                .param("now", Timestamp.from(clock.instant()))
                .param("id", due.id())
                .update();
    }

    /** What was laid aside is due now, for another week; says whether it was. */
    boolean again(String partner, UUID id) {
        var now = Timestamp.from(clock.instant());
        return database.sql("""
                        update exchange.message set state = 'waiting', due_at = :now, created_at = :now, tries = 0
                        where partner = :partner and id = :id and state = 'dead'
                        """)
                        .param("now", now)
                        .param("partner", partner)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The last ones of a partner, the newest first. */
    List<MessageView> of(String partner) {
        return database.sql("""
                        select id, kind, case_id, state, created_at, due_at, tries, failure, receipt
                        from exchange.message where partner = :partner order by id desc limit 200
                        """)
                .param("partner", partner)
                .query(PartnerOutbox::view)
                .list();
    }

    private static MessageView view(ResultSet row, int number) throws SQLException {
        return new MessageView(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getObject("case_id", UUID.class),
                row.getString("state"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                row.getInt("tries"),
                Optional.ofNullable(row.getString("failure")),
                Optional.ofNullable(row.getString("receipt")));
    }
}
