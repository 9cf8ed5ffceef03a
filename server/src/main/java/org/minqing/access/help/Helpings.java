package org.minqing.access.help;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minqing.access.help.Helping.May;
import org.minqing.access.secret.OneTimeCode;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The consents, and what was done under each. A row stays when it has ended: the person reads it. */
@Component
public class Helpings {

    private static final String COLUMNS =
            "select id, person, helper, may, made_at, until, begun_at, ended_at, post from access.helper ";
    private static final int MOST_ACTS = 200;

    private final JdbcClient database;

    Helpings(JdbcClient database) {
        this.database = database;
    }

    /** Something that a helper did; {@code times} of reading one thing within half an hour are one. */
    public record Act(
            Instant at, May what, boolean changes, @Nullable UUID thing) {}

    /** The code of an offer, as its hash, and how long it can be typed. */
    public record Key(byte[] hash, Instant until) {}

    public Optional<Helping> one(UUID id) {
        return database.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query((row, number) -> helping(row))
                .optional();
    }

    /** Those of somebody who is helped, the newest first. */
    public List<Helping> of(AccountId person) {
        return database.sql(COLUMNS + "where person = :person order by id desc limit 50")
                .param("person", person.value())
                .query((row, number) -> helping(row))
                .list();
    }

    /** Those in which somebody helps and that have not ended. */
    public List<Helping> by(AccountId helper, Instant now) {
        return database.sql(
                        COLUMNS + "where helper = :helper and ended_at is null and until > :now order by id limit 50")
                .param("helper", helper.value())
                .param("now", Timestamp.from(now))
                .query((row, number) -> helping(row))
                .list();
    }

    /** Those that a desk entered, the newest first. */
    public List<Helping> at(PostId post) {
        return database.sql(COLUMNS + "where post = :post order by id desc limit 50")
                .param("post", post.value())
                .query((row, number) -> helping(row))
                .list();
    }

    /** Offers help to be given to a person; again before it was taken, it has another code. */
    public void offer(Helping offered, Key key) {
        database.sql("""
                        insert into access.helper (id, person, may, made_at, until, code, code_until)
                        values (:id, :person, :may, :made, :until, :code, :code_until)
                        on conflict (id) do update set code = excluded.code, code_until = excluded.code_until
                        where helper.begun_at is null and helper.ended_at is null
                        """)
                .param("id", offered.id())
                .param("person", offered.person().value())
                .param("may", codes(offered.may()))
                .param("made", Timestamp.from(offered.span().made()))
                .param("until", Timestamp.from(offered.span().until()))
                .param("code", key.hash())
                .param("code_until", Timestamp.from(key.until()))
                .update();
    }

    /** Enters at a desk what somebody without a telephone consented to there. */
    public void enter(Helping given, Actor officer) {
        database.sql("""
                        insert into access.helper (id, person, helper, may, made_at, until, begun_at, post, officer)
                        values (:id, :person, :helper, :may, :made, :until, :made, :post, :officer)
                        """)
                .param("id", given.id())
                .param("person", given.person().value())
                .param(
                        "helper",
                        Optional.ofNullable(given.helper()).orElseThrow().value())
                .param("may", codes(given.may()))
                .param("made", Timestamp.from(given.span().made()))
                .param("until", Timestamp.from(given.span().until()))
                .param("post", officer.post().orElseThrow().value())
                .param("officer", officer.account().value())
                .update();
    }

    /** Takes the offer of a code, once and never one's own. */
    public Optional<Helping> take(OneTimeCode code, AccountId helper, Instant now) {
        return database.sql("""
                        update access.helper set helper = :helper, begun_at = :now, code = null, code_until = null
                        where code = :code and code_until > :now and until > :now and ended_at is null
                            and person <> :helper
                        returning id, person, helper, may, made_at, until, begun_at, ended_at, post
                        """)
                .param("helper", helper.value())
                .param("now", Timestamp.from(now))
                .param("code", code.hash())
                .query((row, number) -> helping(row))
                .optional();
    }

    /** Ends it; again changes nothing. */
    public void end(UUID id, Instant now) {
        database.sql("""
                        update access.helper set ended_at = :now, code = null, code_until = null
                        where id = :id and ended_at is null
                        """).param("now", Timestamp.from(now)).param("id", id).update();
    }

    /** Enters what the helper is about to do. Reading the same thing again within half an hour is the same act. */
    public void acted(UUID helping, Act act) {
        database.sql("""
                        insert into access.helper_act (helper, at, what, changes, thing)
                        select :helper, :now, :what, :changes, cast(:thing as uuid)
                        where :changes or not exists (
                            select from access.helper_act a
                            where a.helper = :helper and a.what = :what and not a.changes
                                and a.thing is not distinct from cast(:thing as uuid)
                                and a.at > cast(:now as timestamptz) - interval '30 minutes')
                        """)
                .param("helper", helping)
                .param("now", Timestamp.from(act.at()))
                .param("what", act.what().code())
                .param("changes", act.changes())
                .param("thing", act.thing())
                .update();
    }

    /** What was done, the newest first. */
    public List<Act> acts(UUID helping) {
        return database.sql("""
                        select at, what, changes, thing from access.helper_act
                        where helper = :helper order by id desc limit :most
                        """)
                .param("helper", helping)
                .param("most", MOST_ACTS)
                .query((row, number) -> new Act(
                        row.getTimestamp("at").toInstant(),
                        May.of(row.getString("what")).orElseThrow(),
                        row.getBoolean("changes"),
                        row.getObject("thing", UUID.class)))
                .list();
    }

    private static String[] codes(Set<May> may) {
        return may.stream().map(May::code).sorted().toArray(String[]::new);
    }

    private static Helping helping(ResultSet row) throws SQLException {
        var helper = row.getObject("helper", UUID.class);
        var post = row.getObject("post", UUID.class);
        return new Helping(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("person", UUID.class)),
                helper == null ? null : new AccountId(helper),
                may(row.getArray("may")),
                new Helping.Span(
                        row.getTimestamp("made_at").toInstant(),
                        row.getTimestamp("until").toInstant(),
                        instant(row, "begun_at"),
                        instant(row, "ended_at")),
                post == null ? null : new PostId(post));
    }

    private static Set<May> may(Array codes) throws SQLException {
        return Arrays.stream((String[]) codes.getArray())
                .map(code -> May.of(code).orElseThrow())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
