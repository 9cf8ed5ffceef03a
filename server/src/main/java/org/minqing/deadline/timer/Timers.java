package org.minqing.deadline.timer;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The timers as rows. Other modules set theirs inside their own statements by the SQL function {@code deadline.set_timers};
 * what is here does the same for whoever has no statement of their own.
 */
public final class Timers {

    private static final String MOVE = """
            with taken as (
                select t.subject, t.name, t.dues, t.steps,
                       (select count(*)::integer from unnest(t.dues) as d (due) where d.due <= :now) as passed
                from deadline.timer t
                where t.next_due <= :now and t.name = any (:names)
                order by t.next_due limit :batch for update skip locked
            ), gone as (
                delete from deadline.timer t using taken
                where t.subject = taken.subject and t.name = taken.name and taken.passed = cardinality(taken.dues)
            ), kept as (
                update deadline.timer t
                set next_due = taken.dues[taken.passed + 1],
                    dues = taken.dues[taken.passed + 1 :], steps = taken.steps[taken.passed + 1 :]
                from taken
                where t.subject = taken.subject and t.name = taken.name and taken.passed < cardinality(taken.dues)
            )
            insert into deadline.firing (id, subject, name, step, due, missed, retry_at)
            select md5(concat_ws('/', subject, name, steps[passed], extract(epoch from dues[passed])))::uuid,
                   subject, name, steps[passed], dues[passed], steps[1 : passed - 1], dues[passed]
            from taken
            on conflict (id) do nothing
            """;

    private final JdbcClient database;

    Timers(JdbcClient database) {
        this.database = database;
    }

    /** Sets the clocks that these steps belong to; what was set for a clock before is replaced. */
    public void put(List<Timer> timers) {
        set(timers, timer -> Optional.of(timer.due()));
    }

    /** Takes clocks back; steps that are already on their way are still taken. */
    public void cancel(String name, Collection<UUID> subjects) {
        set(
                subjects.stream()
                        .map(subject -> new Timer(subject, name, Instant.EPOCH, ""))
                        .toList(),
                timer -> Optional.empty());
    }

    /** The steps of a subject that are still to come, the nearest first. */
    public List<Timer> ahead(UUID subject) {
        return database.sql("""
                        select t.subject, t.name, u.due, u.step
                        from deadline.timer t, unnest(t.dues, t.steps) as u (due, step)
                        where t.subject = :subject order by u.due, t.name
                        """).param("subject", subject).query(Timers::timer).list();
    }

    private void set(List<Timer> timers, Function<Timer, Optional<Instant>> due) {
        database.sql("select deadline.set_timers(:subjects, :names, :dues, :steps, :subjects)")
                .param("subjects", array("uuid", timers, Timer::subject))
                .param("names", array("text", timers, Timer::name))
                .param(
                        "dues",
                        array(
                                "timestamptz",
                                timers,
                                timer -> due.apply(timer).map(Timers::offset).orElse(null)))
                .param("steps", array("text", timers, Timer::step))
                .query(Integer.class)
                .single();
    }

    /** Turns clocks with steps that are due into firings, at most a batch; how many. Steps missed by a clock become one. */
    int move(Instant now, Collection<String> names, int batch) {
        return database.sql(MOVE)
                .param("now", offset(now))
                .param("names", array("text", names))
                .param("batch", batch)
                .update();
    }

    /** Locks the next firing that nobody else is taking. */
    Optional<Firing> lock(Instant now, Collection<String> names) {
        return database.sql("""
                        select id, subject, name, step, due, missed from deadline.firing
                        where retry_at <= :now and name = any (:names)
                        order by retry_at limit 1 for update skip locked
                        """)
                .param("now", offset(now))
                .param("names", array("text", names))
                .query(Timers::firing)
                .optional();
    }

    void done(Firing firing) {
        database.sql("delete from deadline.firing where id = :id")
                .param("id", firing.id())
                .update();
    }

    /** Puts a firing off that failed; each time twice as long, up to an hour. */
    void putOff(Firing firing, Instant now) {
        database.sql("""
                        update deadline.firing
                        set tries = tries + 1,
                            retry_at = cast(:now as timestamptz) + least(interval '1 hour', interval '5 seconds' * 2 ^ least(tries, 12))
                        where id = :id
                        """).param("id", firing.id()).param("now", offset(now)).update();
    }

    /** Whether anything is due and not taken, by this node or another. */
    boolean anythingDue(Instant now, Collection<String> names) {
        return database.sql("""
                        select exists (select 1 from deadline.timer where next_due <= :now and name = any (:names))
                            or exists (select 1 from deadline.firing where retry_at <= :now and name = any (:names))
                        """)
                .param("now", offset(now))
                .param("names", array("text", names))
                .query(Boolean.class)
                .single();
    }

    private static Timer timer(ResultSet row, int number) throws SQLException {
        return new Timer(
                row.getObject("subject", UUID.class), row.getString("name"), instant(row), row.getString("step"));
    }

    private static Firing firing(ResultSet row, int number) throws SQLException {
        return new Firing(
                row.getObject("id", UUID.class),
                row.getObject("subject", UUID.class),
                row.getString("name"),
                row.getString("step"),
                instant(row),
                texts(row.getArray("missed")));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("due", OffsetDateTime.class).toInstant();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static OffsetDateTime offset(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static SqlArrayValue array(String type, Collection<String> texts) {
        return new SqlArrayValue(type, texts.toArray());
    }

    private static SqlArrayValue array(String type, List<Timer> timers, Function<Timer, @Nullable Object> part) {
        var parts = new ArrayList<@Nullable Object>();
        timers.forEach(timer -> parts.add(part.apply(timer)));
        return new SqlArrayValue(type, parts.toArray());
    }
}
