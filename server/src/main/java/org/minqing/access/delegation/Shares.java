package org.minqing.access.delegation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.minqing.access.Hand;
import org.minqing.access.ShareSight;
import org.minqing.access.Unit;
import org.minqing.audit.Uses;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.minqing.kernel.PostId;
import org.minqing.kernel.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** All shares. A row stays when the share has ended. */
@Component
class Shares {

    private static final String SELECT = """
            select id, giver, given_by, receiver, purpose, area, classes, sight, export, valid_from, valid_to, ended_at
            from access.share
            """;

    private final JdbcClient database;
    private final SeatRows<Share> rows;

    /** Somebody of an office, and in which of its posts. */
    record Reader(AccountId account, PostId post, Instant from) {

        boolean wasAt(Uses.Use use) {
            return account.equals(use.account()) && !from.isAfter(use.at());
        }
    }

    Shares(JdbcClient database) {
        this.database = database;
        this.rows = new SeatRows<>(database, SELECT, "access.share", "shares", (row, number) -> share(row));
    }

    Optional<Share> one(UUID id) {
        return rows.one(id);
    }

    /** The latest first. */
    List<Share> latest(int most) {
        return rows.latest(most);
    }

    /** Keeps it with a post of its own, in the caller's transaction; false where the id is taken. */
    boolean add(Share share, Hand giver, AreaRanges ranges, Instant now) {
        if (!rows.addPost(share.id(), giver, giver.area(), ranges, share.span())) {
            return false;
        }
        var sight = share.sight();
        database.sql("""
                        insert into access.share
                            (id, giver, given_by, receiver, purpose, area, ranges, classes, sight, export, valid_from, valid_to,
                             given_at)
                        values (:id, :giver, :by, :receiver, :purpose, :area, cast(:ranges as int8multirange), :classes, :sight,
                                :export, :from, :to, :now)
                        """)
                .param("id", share.id())
                .param("giver", share.giver().post().value())
                .param("by", share.giver().account().value())
                .param("receiver", share.receiver().toString())
                .param("purpose", share.purpose().code())
                .param("area", sight.area().value())
                .param("ranges", SeatRows.text(ranges))
                .param("classes", new SqlArrayValue("text", sight.classes().toArray()))
                .param("sight", sight.how().code())
                .param("export", sight.export())
                .param("from", Timestamp.from(share.span().from()))
                .param("to", Timestamp.from(share.span().to()))
                .param("now", Timestamp.from(now))
                .update();
        return true;
    }

    /** Ends it now; says whether it had not ended before. */
    boolean end(UUID id, AccountId by, Instant now) {
        return rows.end(id, by, now);
    }

    /** In which posts of an office these accounts were, the latest first. */
    List<Reader> readers(Unit office, Collection<AccountId> accounts) {
        return database.sql("""
                        select h.account, h.post, h.valid_from from access.holding h join access.post p on p.id = h.post
                        where h.account = any(:accounts) and p.area = :area
                          and (cast(:department as text) is null or p.department = :department)
                          and (cast(:role as text) is null or p.role = :role)
                        order by h.valid_from desc, h.post
                        """)
                .param(
                        "accounts",
                        new SqlArrayValue(
                                "uuid", accounts.stream().map(AccountId::value).toArray()))
                .param("area", office.area().value())
                .param("department", office.department().orElse(null))
                .param("role", office.role().orElse(null))
                .query((row, number) -> new Reader(
                        new AccountId(row.getObject("account", UUID.class)),
                        new PostId(row.getObject("post", UUID.class)),
                        row.getTimestamp("valid_from").toInstant()))
                .list();
    }

    private static Share share(ResultSet row) throws SQLException {
        var ended = row.getTimestamp("ended_at");
        return new Share(
                row.getObject("id", UUID.class),
                new Share.Giver(
                        new PostId(row.getObject("giver", UUID.class)),
                        new AccountId(row.getObject("given_by", UUID.class))),
                Unit.read(row.getString("receiver")),
                new Purpose(row.getString("purpose")),
                sight(row),
                new Span(
                        row.getTimestamp("valid_from").toInstant(),
                        row.getTimestamp("valid_to").toInstant()),
                ended == null ? null : ended.toInstant());
    }

    /** What is seen by a share, or would be by one that is asked for. */
    static Share.Sight sight(ResultSet row) throws SQLException {
        return new Share.Sight(
                new AreaCode(row.getLong("area")),
                Set.of((String[]) row.getArray("classes").getArray()),
                ShareSight.of(row.getString("sight")).orElseThrow(),
                row.getBoolean("export"));
    }
}
