package org.minqing.casework;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.minqing.kernel.AreaCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Ratings that are not in the figure yet: which entry, and from when on it counts. What was said is in the entry alone. */
@Component
class WaitingRatings {

    private final JdbcClient jdbc;

    WaitingRatings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param version the entry in which the case was rated
     * @param area the leaf that answered for the case
     * @param month in which it was rated, by its first day
     */
    record Waiting(
            UUID caseId,
            int version,
            AreaCode area,
            String scenario,
            String scenarioClass,
            LocalDate month,
            Instant enters) {}

    /** Keeps them; a later rating of a case takes the place of the one before, and one that is read again changes nothing. */
    static void keep(List<Waiting> some, JdbcClient connection) {
        connection
                .sql("""
                        insert into casework.rating_waiting as r (case_id, version, area, scenario, class, month, enters)
                        select distinct on (w.id) w.* from unnest(:ids, :versions, :areas, :scenarios, :classes, :months, :enter)
                            as w (id, version, area, scenario, class, month, enters)
                        order by w.id, w.version desc
                        on conflict (case_id) do update
                        set version = excluded.version, area = excluded.area, scenario = excluded.scenario,
                            class = excluded.class, month = excluded.month, enters = excluded.enters
                        where r.version < excluded.version
                        """)
                .param("ids", CaseWrites.array("uuid", some, Waiting::caseId))
                .param("versions", CaseWrites.array("int4", some, Waiting::version))
                .param("areas", CaseWrites.array("int8", some, one -> one.area().value()))
                .param("scenarios", CaseWrites.array("text", some, Waiting::scenario))
                .param("classes", CaseWrites.array("text", some, Waiting::scenarioClass))
                .param(
                        "months",
                        CaseWrites.array("date", some, one -> one.month().toString()))
                .param(
                        "enter",
                        CaseWrites.array(
                                "timestamptz", some, one -> one.enters().toString()))
                .update();
    }

    /** Whether nobody else is letting ratings in; until the end of the caller's transaction nobody will. */
    boolean alone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('casework.rating_waiting'))")
                .query(Boolean.class)
                .single();
    }

    /** Those whose time has come, the earliest first. */
    List<Waiting> due(Instant now) {
        return jdbc.sql("""
                        select case_id, version, area, scenario, class, month, enters from casework.rating_waiting
                        where enters <= :now order by enters, case_id
                        """)
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Waiting(
                        row.getObject("case_id", UUID.class),
                        row.getInt("version"),
                        new AreaCode(row.getLong("area")),
                        row.getString("scenario"),
                        row.getString("class"),
                        row.getObject("month", LocalDate.class),
                        row.getTimestamp("enters").toInstant()))
                .list();
    }

    void remove(Collection<Waiting> some) {
        jdbc.sql("delete from casework.rating_waiting where case_id = any(:ids)")
                .param(
                        "ids",
                        new SqlArrayValue(
                                "uuid", some.stream().map(Waiting::caseId).toArray()))
                .update();
    }
}
