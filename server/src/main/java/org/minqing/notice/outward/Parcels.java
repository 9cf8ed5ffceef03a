package org.minqing.notice.outward;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What waits to leave, in lanes. Only the first of a lane can be claimed; a claim is a lease by the clock of the database, which
 * all nodes share. No transaction is open while something is on its way, for the readers of the journal would wait for it.
 */
public final class Parcels {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private final JdbcClient reader;

    public Parcels(JdbcClient reader) {
        this.reader = reader;
    }

    /** How a try ended: {@code state} and, while it waits, when it is due again. */
    record Mark(
            String state, @Nullable Instant again, @Nullable String failure) {}

    /** The first ones of so many lanes that are due, or whose node did not come back. */
    List<Parcel> claim(String channel, Instant now, int most) {
        return claim(channel, null, now, most);
    }

    /** The first of one lane, if it is due. */
    Optional<Parcel> next(String channel, String lane, Instant now) {
        return claim(channel, lane, now, 1).stream().findFirst();
    }

    private List<Parcel> claim(String channel, @Nullable String lane, Instant now, int most) {
        return reader.sql("""
                        with recursive first as (
                            (select d.lane, d.position from notice.delivery d
                             where d.channel = :channel and d.state in ('queued', 'sending')
                                   and (cast(:lane as text) is null or d.lane = :lane)
                             order by d.lane, d.position limit 1)
                            union all
                            select following.lane, following.position from first cross join lateral (
                                select d.lane, d.position from notice.delivery d
                                where d.channel = :channel and d.state in ('queued', 'sending') and d.lane > first.lane
                                order by d.lane, d.position limit 1) following
                            where cast(:lane as text) is null
                        ), claimed as (
                            select d.key from first join notice.delivery d
                                 on d.channel = :channel and d.lane = first.lane and d.position = first.position
                            where d.state = 'queued' and d.due_at <= :now
                                  or d.state = 'sending' and d.leased_until < clock_timestamp()
                            order by d.due_at limit :most for update of d skip locked
                        )
                        update notice.delivery d
                        set state = 'sending', tries = d.tries + 1, tried_at = :now, lease = gen_random_uuid(),
                            leased_until = clock_timestamp() + interval '2 minutes'
                        from claimed c, notice.notice n where d.key = c.key and n.id = d.notice
                        returning d.key, d.lane, d.lease, d.tries, n.kind, n.subject, n.at, n.count, n.urgent,
                                  n.parameters::text as parameters, n.to_account
                        """)
                .param("channel", channel)
                .param("lane", lane)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, number) -> parcel(row))
                .list();
    }

    /** False when the lease ran out meanwhile and another node has taken it. */
    boolean mark(Parcel parcel, Mark mark) {
        var again = mark.again();
        return reader.sql("""
                        update notice.delivery d
                        set state = case when :state = 'delivered' and d.receipt = 'failed' then 'dead' else :state end,
                            failure = case when d.receipt = 'failed' then d.failure else :failure end,
                            due_at = coalesce(cast(:again as timestamptz), d.due_at), lease = null, leased_until = null
                        where d.key = :key and d.state = 'sending' and d.lease = :lease
                        """)
                        .param("key", parcel.key())
                        .param("lease", parcel.lease())
                        .param("state", mark.state())
                        .param("failure", mark.failure())
                        .param("again", again == null ? null : again.toString())
                        .update()
                == 1;
    }

    private static Parcel parcel(ResultSet row) throws SQLException {
        return new Parcel(
                row.getObject("key", UUID.class),
                row.getString("lane"),
                row.getObject("lease", UUID.class),
                row.getInt("tries"),
                row.getString("kind"),
                row.getObject("subject", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getInt("count"),
                row.getBoolean("urgent"),
                JSON.readValue(row.getString("parameters"), WORDS),
                Optional.ofNullable(row.getObject("to_account", UUID.class)));
    }
}
