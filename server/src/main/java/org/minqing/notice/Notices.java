package org.minqing.notice;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Scope;
import org.minqing.kernel.Actor;
import org.minqing.kernel.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What one person was told: their own notices and those of their posts, and nobody else's. */
final class Notices {

    /** Whose they are; row-level security repeats it underneath. */
    private static final String MINE = """
            (n.to_account = :account or n.to_post = any(cast(:posts as uuid[])))
            and exists (select from notice.delivery d
                        where d.notice = n.id and d.channel = 'in-app' and d.state = 'delivered')
            """;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    /** A notice as its reader sees it. */
    record Told(Notice notice, @Nullable Instant readAt) {}

    /** Which part of the list. */
    record Part(@Nullable UUID before, boolean unreadOnly, int limit) {}

    Notices(JdbcClient database, TransactionTemplate transaction, InstantSource clock) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The newest first. */
    Page<Told> page(Scope scope, Part part) {
        return scoped(scope, () -> {
            var which = MINE + (part.unreadOnly() ? " and n.read_at is null" : "");
            var values = parameters(scope);
            var total = database.sql("select count(*) from notice.notice n where " + which)
                    .params(values)
                    .query(Long.class)
                    .single();
            var found = database.sql("""
                            select id, to_account, to_post, kind, subject, at, count, urgent,
                                   parameters::text as parameters, read_at
                            from notice.notice n where %s and (cast(:before as uuid) is null or n.id < :before)
                            order by n.id desc limit :limit
                            """.formatted(which))
                    .params(values)
                    .param("before", part.before())
                    .param("limit", part.limit() + 1)
                    .query((row, number) -> new Told(
                            NoticeRows.notice(row),
                            row.getTimestamp("read_at") == null
                                    ? null
                                    : row.getTimestamp("read_at").toInstant()))
                    .list();
            var items = found.subList(0, Math.min(found.size(), part.limit()));
            var next = found.size() > part.limit()
                    ? Optional.of(items.getLast().notice().id().toString())
                    : Optional.<String>empty();
            return new Page<>(items, next, total);
        });
    }

    /** Marks a notice as read, once; when it was. Empty for a notice that is not the reader's. */
    Optional<Instant> read(Scope scope, Actor actor, UUID id) {
        return scoped(
                scope,
                () -> database.sql("""
                        update notice.notice n
                        set read_at = coalesce(n.read_at, :now), read_by = coalesce(n.read_by, :reader)
                        where n.id = :id and %s returning read_at
                        """.formatted(MINE))
                        .params(parameters(scope))
                        .param("id", id)
                        .param("reader", actor.account().value())
                        .param("now", Timestamp.from(clock.instant()))
                        .query((row, number) -> row.getTimestamp("read_at").toInstant())
                        .optional());
    }

    private interface Asking<T> {
        T ask();
    }

    /** The scope holds for this transaction only; without it row-level security shows nothing. */
    private <T> T scoped(Scope scope, Asking<T> asking) {
        var answer = transaction.execute(status -> {
            database.sql("select set_config('minqing.scope', :scope, true)")
                    .param("scope", scope.byTakingPart().setting())
                    .query(String.class)
                    .single();
            return asking.ask();
        });
        return Objects.requireNonNull(answer);
    }

    private static Map<String, ?> parameters(Scope scope) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("account", scope.participant().map(id -> id.value()).orElse(null));
        values.put("posts", scope.posts().stream().map(Object::toString).collect(Collectors.joining(",", "{", "}")));
        return values;
    }
}
