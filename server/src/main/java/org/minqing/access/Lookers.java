package org.minqing.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** What posts and accounts of the past are called, from the store: for lists that tell who did something. */
public final class Lookers {

    private final JdbcClient database;

    Lookers(JdbcClient database) {
        this.database = database;
    }

    /**
     * A post, held or not.
     *
     * @param number which one it is, where there are several of its kind at its place
     * @param body the name of the temporary body whose seat it is
     * @param sharedBy the office that lets others see its cases, where it is the seat of a share; role, area and department are
     *     then those of the office that sees them, and the role is empty where it is a whole department
     */
    public record Seat(
            String role,
            String level,
            AreaCode area,
            Optional<String> department,
            Optional<Integer> number,
            Optional<String> body,
            Optional<Unit> sharedBy) {

        /** Of a share, as those who are told of it have to read it: who sat in it. */
        Seat of(Unit receiver, Unit giver) {
            return new Seat(
                    receiver.role().orElse(""),
                    level,
                    receiver.area(),
                    receiver.department(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(giver));
        }
    }

    public Map<PostId, Seat> seats(Collection<PostId> posts) {
        return database
                .sql("""
                        select id, role, level, area, department,
                            case when exists (
                                select 1 from access.post other
                                where other.id <> post.id and other.part = post.part and other.role = post.role and other.level = post.level
                                    and other.area = post.area and other.department is not distinct from post.department
                            ) then ordinal end as number,
                            (select name from access.body where body.id = post.id) as body,
                            (select receiver from access.share where share.id = post.id) as receiver
                        from access.post where id = any(:ids)
                        """)
                .param("ids", ids(posts.stream().map(PostId::value).toList()))
                .query((row, number) -> Map.entry(new PostId(row.getObject("id", UUID.class)), seat(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Seat seat(ResultSet row) throws SQLException {
        var seat = new Seat(
                row.getString("role"),
                row.getString("level"),
                new AreaCode(row.getLong("area")),
                Optional.ofNullable(row.getString("department")),
                Optional.ofNullable(row.getObject("number", Integer.class)),
                Optional.ofNullable(row.getString("body")),
                Optional.empty());
        var receiver = row.getString("receiver");
        return receiver == null
                ? seat
                : seat.of(Unit.read(receiver), Unit.office(seat.area(), seat.department(), seat.role()));
    }

    /** The names that accounts are shown under. */
    public Map<AccountId, String> names(Collection<AccountId> accounts) {
        return database
                .sql("select id, display_name from access.account where id = any(:ids)")
                .param("ids", ids(accounts.stream().map(AccountId::value).toList()))
                .query((row, number) ->
                        Map.entry(new AccountId(row.getObject("id", UUID.class)), row.getString("display_name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static SqlArrayValue ids(Collection<UUID> ids) {
        return new SqlArrayValue("uuid", ids.toArray());
    }
}
