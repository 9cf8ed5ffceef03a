package org.minqing.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minqing.access.PostEntries.Event;
import org.minqing.access.PostEntries.Kind;
import org.minqing.access.PostPlan.Planned;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps posts, their holders and their accounts as the plan of the city folder says. Whatever changes is entered in the
 * journal with the change; an unchanged folder enters nothing.
 */
final class Staffing {

    private static final String PART = "posts";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final PostEntries entries;
    private final InstantSource clock;

    Staffing(JdbcClient database, TransactionTemplate transaction, PostEntries entries, InstantSource clock) {
        this.database = database;
        this.transaction = transaction;
        this.entries = entries;
        this.clock = clock;
    }

    /** Takes a plan over; says whether anything was written. Posts that it no longer names end now. */
    boolean take(PostPlan plan, Instant validFrom) {
        var digest = plan.digest();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            database.sql("lock table access.loaded in share row exclusive mode").update();
            if (isLoaded(digest)) {
                return false;
            }
            addAccounts(plan.posts());
            var events = new ArrayList<>(addPosts(plan.posts(), validFrom));
            events.addAll(addHoldings(plan.posts(), validFrom));
            events.addAll(endOthers(plan.posts()));
            entries.enter(events);
            remember(digest);
            return true;
        }));
    }

    /** Gives a post to one more account; again has no effect. */
    void hold(AccountId account, PostId post, Instant validFrom) {
        transaction.executeWithoutResult(_ -> {
            var held = database.sql("""
                            insert into access.holding (account, post, valid_from) values (:account, :post, :from)
                            on conflict do nothing
                            """)
                    .param("account", account.value())
                    .param("post", post.value())
                    .param("from", Timestamp.from(validFrom))
                    .update();
            entries.enter(held == 0 ? List.of() : List.of(Event.held(post, account, validFrom)));
        });
    }

    private boolean isLoaded(byte[] digest) {
        return database.sql("select digest from access.loaded where part = :part")
                .param("part", PART)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .filter(known -> Arrays.equals(known, digest))
                .isPresent();
    }

    private void addAccounts(List<Planned> posts) {
        database.sql("""
                        insert into access.account (id, sign_in_name, display_name, sample)
                        select id, sign_in_name, display_name, true
                        from unnest(cast(:ids as uuid[]), cast(:names as text[]), cast(:displays as text[]))
                            as planned (id, sign_in_name, display_name)
                        on conflict (id) do nothing
                        """)
                .param("ids", array(posts, post -> post.holder()))
                .param("names", array(posts, Planned::signInName))
                .param("displays", array(posts, Planned::displayName))
                .update();
    }

    private List<Event> addPosts(List<Planned> posts, Instant validFrom) {
        var byId = posts.stream().collect(Collectors.toMap(post -> post.id().value(), Function.identity()));
        return database
                .sql("""
                        insert into access.post as p
                            (id, role, level, area, ranges, department, ordinal, valid_from)
                        select id, role, level, area, ranges::int8multirange, nullif(department, ''), ordinal, :from
                        from unnest(cast(:ids as uuid[]), cast(:roles as text[]), cast(:levels as text[]),
                                cast(:areas as bigint[]), cast(:ranges as text[]), cast(:departments as text[]),
                                cast(:ordinals as int[]))
                            as planned (id, role, level, area, ranges, department, ordinal)
                        on conflict (id) do update set ranges = excluded.ranges, valid_to = null
                        where p.ranges <> excluded.ranges or p.valid_to is not null
                        returning new.id, old.id is not null as was_there, old.valid_to is not null as had_ended
                        """)
                .param("ids", array(posts, Planned::id))
                .param("roles", array(posts, Planned::role))
                .param("levels", array(posts, Planned::level))
                .param("areas", array(posts, Planned::area))
                .param("ranges", array(posts, post -> Multiranges.text(post.ranges())))
                .param("departments", array(posts, post -> post.department().orElse("")))
                .param("ordinals", array(posts, Planned::ordinal))
                .param("from", Timestamp.from(validFrom))
                .query(Written.class)
                .list()
                .stream()
                .map(written -> event(written, Objects.requireNonNull(byId.get(written.id())), validFrom))
                .toList();
    }

    /** A post that was written, and what stood there before. */
    record Written(UUID id, boolean wasThere, boolean hadEnded) {}

    private Event event(Written written, Planned post, Instant validFrom) {
        if (!written.wasThere()) {
            return Event.made(post, validFrom);
        }
        return Event.changed(post, written.hadEnded() ? Kind.RETURNED : Kind.CHANGED, clock.instant());
    }

    private List<Event> addHoldings(List<Planned> posts, Instant validFrom) {
        return database.sql("""
                        insert into access.holding (account, post, valid_from)
                        select account, post, :from
                        from unnest(cast(:accounts as uuid[]), cast(:posts as uuid[])) as planned (account, post)
                        on conflict do nothing
                        returning post, account
                        """)
                .param("accounts", array(posts, Planned::holder))
                .param("posts", array(posts, Planned::id))
                .param("from", Timestamp.from(validFrom))
                .query((row, number) -> Event.held(
                        new PostId(row.getObject("post", UUID.class)),
                        new AccountId(row.getObject("account", UUID.class)),
                        validFrom))
                .list();
    }

    private List<Event> endOthers(List<Planned> posts) {
        return database.sql("""
                        update access.post as held
                        set valid_to = greatest(:now, held.valid_from + interval '1 microsecond')
                        where held.valid_to is null and not exists (
                            select from unnest(cast(:ids as uuid[])) as planned (id) where planned.id = held.id)
                        returning id, valid_to
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("ids", array(posts, Planned::id))
                .query((row, number) -> Event.ended(
                        new PostId(row.getObject("id", UUID.class)),
                        row.getTimestamp("valid_to").toInstant()))
                .list();
    }

    private void remember(byte[] digest) {
        database.sql("""
                        insert into access.loaded (part, digest, loaded_at) values (:part, :digest, :now)
                        on conflict (part) do update set digest = excluded.digest, loaded_at = excluded.loaded_at
                        """)
                .param("part", PART)
                .param("digest", digest)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** An array as PostgreSQL reads it from text. */
    private static String array(List<Planned> posts, Function<Planned, Object> part) {
        var text = new StringBuilder("{");
        for (var post : posts) {
            var quoted = part.apply(post).toString().replace("\\", "\\\\").replace("\"", "\\\"");
            text.append(text.length() == 1 ? "\"" : ",\"").append(quoted).append('"');
        }
        return text.append('}').toString();
    }
}
