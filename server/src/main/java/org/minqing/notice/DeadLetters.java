package org.minqing.notice;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What could not be delivered and waits for somebody to look at it, without whom it was for. */
final class DeadLetters {

    private final JdbcClient database;
    private final InstantSource clock;

    /**
     * What could not be told.
     *
     * @param failure why, as a code; {@code reported-…} where the gateway took it and said later that it failed
     * @param resent when somebody had it sent once more before it failed again
     */
    record DeadLetter(
            UUID notice,
            String channel,
            String kind,
            int tries,
            String failure,
            Instant since,
            @Nullable Instant resent) {}

    DeadLetters(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The latest first. */
    List<DeadLetter> list(int most) {
        return database.sql("""
                        select notice, channel, kind, tries, coalesce(failure, '') as failure, tried_at, resent_at
                        from notice.delivery where state = 'dead' order by tried_at desc, notice limit :most
                        """)
                .param("most", most)
                .query((row, number) -> new DeadLetter(
                        row.getObject("notice", UUID.class),
                        row.getString("channel"),
                        row.getString("kind"),
                        row.getInt("tries"),
                        row.getString("failure"),
                        row.getTimestamp("tried_at").toInstant(),
                        row.getTimestamp("resent_at") == null
                                ? null
                                : row.getTimestamp("resent_at").toInstant()))
                .list();
    }

    /**
     * Has one sent again, behind what waits in its lane; its state afterwards. What is not laid aside is left as it is. The key
     * stays, so that a receiver that has it refuses the double; only what the gateway took and failed to bring gets another.
     * Empty where there is no such delivery.
     */
    Optional<String> resend(UUID notice, String channel, Actor actor) {
        database.sql("""
                        update notice.delivery
                        set state = case when lane is null then 'waiting' else 'queued' end, tries = 0, due_at = :now,
                            position = default, key = case when receipt = 'failed' then gen_random_uuid() else key end,
                            receipt = null, receipt_at = null, resent_at = :now, resent_by = :by
                        where notice = :notice and channel = :channel and state = 'dead'
                        """)
                .param("notice", notice)
                .param("channel", channel)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", actor.account().value())
                .update();
        return database.sql("select state from notice.delivery where notice = :notice and channel = :channel")
                .param("notice", notice)
                .param("channel", channel)
                .query(String.class)
                .optional();
    }
}
