package org.minqing.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who held which post during a time, from the store: for figures of the past. */
public final class Holdings {

    private final JdbcClient database;

    Holdings(JdbcClient database) {
        this.database = database;
    }

    /** A post held by somebody, half-open; without an end it goes on. */
    public record Holding(
            AccountId account,
            PostId post,
            AreaCode area,
            Instant from,
            @Nullable Instant to) {}

    /** Every holding of these posts that has part in the time from {@code from} up to {@code to}. */
    public List<Holding> during(Collection<PostId> posts, Instant from, Instant to) {
        return database.sql("""
                        select h.account, h.post, p.area, greatest(h.valid_from, p.valid_from) as "from",
                               least(h.valid_to, p.valid_to) as "to"
                        from access.holding h join access.post p on p.id = h.post
                        where p.id = any(cast(:posts as uuid[]))
                          and h.valid_from < :end and p.valid_from < :end
                          and (h.valid_to is null or h.valid_to > :start) and (p.valid_to is null or p.valid_to > :start)
                        order by p.area, p.ordinal, h.post, h.valid_from, h.account
                        """)
                .param("posts", posts.stream().map(PostId::toString).collect(Collectors.joining(",", "{", "}")))
                .param("start", Timestamp.from(from))
                .param("end", Timestamp.from(to))
                .query((row, number) -> new Holding(
                        new AccountId(row.getObject("account", UUID.class)),
                        new PostId(row.getObject("post", UUID.class)),
                        new AreaCode(row.getLong("area")),
                        row.getTimestamp("from").toInstant(),
                        row.getTimestamp("to") == null
                                ? null
                                : row.getTimestamp("to").toInstant()))
                .list();
    }
}
