package org.minqing.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Page;
import org.minqing.kernel.PostId;
import org.minqing.kernel.Purpose;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** What a person is told, later where an order says so: who looked at the sealed content of the things that concern them, and which lists named them. */
@Component
public class LooksAtPerson {

    /** A person is told of so many of the latest things that concern them. */
    static final int MOST_THINGS = 2_000;

    /**
     * A visit goes on as long as no half hour lies between two looks of the same person in the same post at the same thing
     * for the same purpose. What an order keeps back stays out before visits are told apart.
     */
    private static final String LINES = """
            with told as (
                select l.id, l.at, l.account, l.post, l.kind, l.subject, l.purpose, l.fields,
                       l.export is not null as exported, d.until is not null as delayed
                from audit.look l
                left join lateral (
                    select max(least(o.until, l.at + make_interval(days => o.days))) as until from audit.delay o
                    where o.subject = l.subject and o.post = l.post and o.given_by <> l.account and l.at < o.until
                ) d on true
                where l.subject = any(:things) and l.account <> :person and not l.own
                  and (d.until is null or d.until <= :now)
            ), begun as (
                select t.*, coalesce(t.at - lag(t.at) over visits > interval '30 minutes', true) as begins
                from told t
                window visits as (
                    partition by t.account, t.post, t.kind, t.subject, t.purpose, t.exported order by t.at, t.id)
            ), visited as (
                select b.*, count(*) filter (where b.begins) over (
                    partition by b.account, b.post, b.kind, b.subject, b.purpose, b.exported order by b.at, b.id) as visit
                from begun b
            ), line as (
                select v.post, case when v.post is null then v.account end as account, v.kind, v.subject, v.purpose,
                       v.exported, max(v.at) as at, min(v.at) as first, max(v.id) as id, count(*) as count,
                       bool_or(cardinality(v.fields) = 0) as everything,
                       string_agg(distinct array_to_string(v.fields, ','), ',') as fields, bool_or(v.delayed) as delayed
                from visited v
                group by v.account, v.post, v.kind, v.subject, v.purpose, v.exported, v.visit
            )
            """;

    private final JdbcClient database;
    private final ObjectProvider<Concerns> concerns;
    private final InstantSource clock;

    LooksAtPerson(JdbcClient database, ObjectProvider<Concerns> concerns, InstantSource clock) {
        this.database = database;
        this.concerns = concerns;
        this.clock = clock;
    }

    /** Which lines; of one thing where one is named. */
    public record Question(AccountId person, @Nullable UUID thing, LookLine.@Nullable Place after, int limit) {}

    /** The newest lines first. A thing that does not concern the person has none. */
    public Page<LookLine> page(Question question) {
        var things = things(question);
        if (things.isEmpty()) {
            return new Page<>(List.of(), Optional.empty(), 0);
        }
        var values = new HashMap<String, @Nullable Object>();
        values.put("things", new SqlArrayValue("uuid", things.toArray()));
        values.put("person", question.person().value());
        values.put("now", Timestamp.from(clock.instant()));
        var total = database.sql(LINES + "select count(*) from line")
                .params(values)
                .query(Long.class)
                .single();
        var found = lines(values, question);
        var items = found.subList(0, Math.min(found.size(), question.limit()));
        var next = found.size() > question.limit()
                ? Optional.of(cursor(items.getLast().place()))
                : Optional.<String>empty();
        return new Page<>(items, next, total);
    }

    private List<LookLine> lines(Map<String, @Nullable Object> values, Question question) {
        var after = question.after();
        return database.sql(LINES + """
                        select * from line
                        where (cast(:after as timestamptz) is null or (at, id) < (:after, :after_id))
                        order by at desc, id desc limit :limit
                        """)
                .params(values)
                .param("after", after == null ? null : Timestamp.from(after.at()))
                .param("after_id", after == null ? 0L : after.id())
                .param("limit", question.limit() + 1)
                .query((row, number) -> line(row))
                .list();
    }

    /** Since when no look is missing. */
    public Instant completeSince() {
        return database.sql("select since from audit.complete")
                .query((row, number) -> row.getTimestamp("since").toInstant())
                .single();
    }

    /** What the person may be told of the things in these lines. */
    public Map<UUID, Concerns.Known> known(AccountId person, Collection<LookLine> lines) {
        var things = lines.stream().map(LookLine::thing).distinct().toList();
        var known = new HashMap<UUID, Concerns.Known>();
        concerns.orderedStream().forEach(port -> known.putAll(port.known(person, things)));
        return known;
    }

    private List<UUID> things(Question question) {
        var things = new ArrayList<UUID>();
        concerns.orderedStream().forEach(port -> things.addAll(port.things(question.person(), MOST_THINGS)));
        var one = question.thing();
        return one == null ? things : things.stream().filter(one::equals).toList();
    }

    /** The place of a line as the end of a page tells it. */
    private static String cursor(LookLine.Place place) {
        return place.id() + "@" + place.at();
    }

    private static LookLine line(ResultSet row) throws SQLException {
        var account = row.getObject("account", UUID.class);
        return new LookLine(
                new LookLine.Place(row.getTimestamp("at").toInstant(), row.getLong("id")),
                new LookLine.Who(
                        Optional.ofNullable(row.getObject("post", UUID.class)).map(PostId::new),
                        account == null ? null : new AccountId(account)),
                row.getString("kind"),
                row.getObject("subject", UUID.class),
                new Purpose(row.getString("purpose")),
                new LookLine.Shown(
                        fields(row.getString("fields")), row.getBoolean("everything"), row.getBoolean("exported")),
                new LookLine.Span(row.getTimestamp("first").toInstant(), row.getInt("count")),
                row.getBoolean("delayed"));
    }

    private static List<String> fields(@Nullable String joined) {
        return joined == null
                ? List.of()
                : Arrays.stream(joined.split(","))
                        .filter(field -> !field.isEmpty())
                        .distinct()
                        .sorted()
                        .toList();
    }
}
