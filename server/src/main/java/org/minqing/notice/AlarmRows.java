package org.minqing.notice;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.minqing.kernel.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** The alarms that nobody has heard yet; one that is heard or has nowhere further to go has no row. */
final class AlarmRows {

    private AlarmRows() {}

    /** Somebody took something up: a case, or the watch of a centre. */
    record TakenUp(UUID id, Instant at) {}

    /** A subject of which nobody has heard yet goes on climbing from where it is. */
    static void raise(JdbcClient connection, List<Alarm> alarms) {
        if (alarms.isEmpty()) {
            return;
        }
        connection
                .sql("""
                        insert into notice.alarm (subject, cause, reached, since, next_at)
                        select subject, cause, reached, cast(since as timestamptz), cast(next_at as timestamptz)
                        from unnest(:subjects, :causes, :reached, :since, :next) as a (subject, cause, reached, since, next_at)
                        order by subject
                        on conflict (subject) do nothing
                        """)
                .param("subjects", NoticeRows.array("uuid", alarms, Alarm::subject))
                .param("causes", NoticeRows.array("uuid", alarms, Alarm::cause))
                .param(
                        "reached",
                        NoticeRows.array(
                                "int8", alarms, alarm -> alarm.reached().value()))
                .param(
                        "since",
                        NoticeRows.array("text", alarms, alarm -> alarm.since().toString()))
                .param(
                        "next",
                        NoticeRows.array("text", alarms, alarm -> alarm.next().toString()))
                .update();
    }

    /** What somebody took up after an alarm was raised, its case or its centre, is heard. */
    static void hear(JdbcClient connection, Collection<TakenUp> takenUp) {
        if (takenUp.isEmpty()) {
            return;
        }
        connection
                .sql("""
                        delete from notice.alarm a
                        using unnest(:ids, :times) as t (id, at)
                        where (a.subject = t.id or a.cause = t.id) and a.since <= cast(t.at as timestamptz)
                        """)
                .param("ids", NoticeRows.array("uuid", takenUp, TakenUp::id))
                .param(
                        "times",
                        NoticeRows.array("text", takenUp, one -> one.at().toString()))
                .update();
    }

    /** What is to go on upwards by now and is in no other hands, for this transaction. */
    static List<Alarm> due(JdbcClient connection, Instant now, int most) {
        return connection
                .sql("""
                        select subject, cause, reached, since, next_at from notice.alarm
                        where next_at <= :now order by next_at limit :most for update skip locked
                        """)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((row, number) -> new Alarm(
                        row.getObject("subject", UUID.class),
                        row.getObject("cause", UUID.class),
                        new AreaCode(row.getLong("reached")),
                        row.getTimestamp("since").toInstant(),
                        row.getTimestamp("next_at").toInstant()))
                .list();
    }

    /** Whether somebody read one of the notices of an alarm. */
    static boolean isHeard(JdbcClient connection, Alarm alarm) {
        return connection
                .sql("""
                        select exists (
                            select from notice.notice
                            where subject = :subject and kind = any(:kinds) and read_at >= :since)
                        """)
                .param("subject", alarm.subject())
                .param("kinds", new SqlArrayValue("text", Alarm.KINDS.toArray()))
                .param("since", Timestamp.from(alarm.since()))
                .query(Boolean.class)
                .single();
    }

    static void move(JdbcClient connection, Alarm alarm) {
        connection
                .sql("update notice.alarm set reached = :reached, next_at = :next where subject = :subject")
                .param("reached", alarm.reached().value())
                .param("next", Timestamp.from(alarm.next()))
                .param("subject", alarm.subject())
                .update();
    }

    static void end(JdbcClient connection, Alarm alarm) {
        connection
                .sql("delete from notice.alarm where subject = :subject")
                .param("subject", alarm.subject())
                .update();
    }
}
