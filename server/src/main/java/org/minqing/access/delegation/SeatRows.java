package org.minqing.access.delegation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minqing.access.Hand;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.AreaRanges;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of what has a post of its own in which others sit for a time. A row stays when it has ended.
 *
 * @param select its columns, from the table {@code one}
 * @param table where it lies
 * @param part the word under which its posts are kept
 */
record SeatRows<T>(JdbcClient database, String select, String table, String part, RowMapper<T> mapper) {

    Optional<T> one(UUID id) {
        return database.sql(select + " where id = :id")
                .param("id", id)
                .query(mapper)
                .optional();
    }

    /** The latest first. */
    List<T> latest(int most) {
        return database.sql(select + " order by valid_from desc, id limit :most")
                .param("most", most)
                .query(mapper)
                .list();
    }

    /** Its post, of the role, level and department of the one that gave it; false where the id is taken. */
    boolean addPost(UUID id, Hand giver, AreaCode area, AreaRanges ranges, Span span) {
        return database.sql("""
                        insert into access.post
                            (id, role, level, area, ranges, department, ordinal, valid_from, valid_to, part)
                        values (:id, :role, :level, :area, cast(:ranges as int8multirange), :department, 1, :from, :to, :part)
                        on conflict (id) do nothing
                        """)
                        .param("id", id)
                        .param("role", giver.role())
                        .param("level", giver.level())
                        .param("area", area.value())
                        .param("ranges", text(ranges))
                        .param("department", giver.department().orElse(null))
                        .param("from", Timestamp.from(span.from()))
                        .param("to", Timestamp.from(span.to()))
                        .param("part", part)
                        .update()
                == 1;
    }

    /** Ends it now; says whether it had not ended before. */
    boolean end(UUID id, AccountId by, Instant now) {
        return database.sql("""
                                update %s set ended_at = :now, ended_by = :by
                                where id = :id and least(valid_to, ended_at) > :now
                                """.formatted(table))
                        .param("id", id)
                        .param("by", by.value())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    static String text(AreaRanges ranges) {
        return ranges.ranges().stream()
                .map(range -> "[" + range.from() + "," + range.to() + "]")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
