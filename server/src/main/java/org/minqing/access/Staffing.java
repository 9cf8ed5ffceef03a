package org.minqing.access;

import java.nio.charset.StandardCharsets;
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
import org.minqing.kernel.AccountId;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps posts, their holders and their accounts as the city folder says. Each part of the folder that makes posts has its
 * own: what one part no longer names ends, the posts of the others stay. Whatever changes is entered in the journal with the
 * change; an unchanged folder enters nothing.
 */
public final class Staffing {

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final PostEntries entries;
    private final InstantSource clock;
    private final Runnable onChange;

    Staffing(
            JdbcClient database,
            TransactionTemplate transaction,
            PostEntries entries,
            InstantSource clock,
            Runnable onChange) {
        this.database = database;
        this.transaction = transaction;
        this.entries = entries;
        this.clock = clock;
        this.onChange = onChange;
    }

    /** Takes the posts of a part over; says whether anything was written. Posts that it no longer names end now. */
    public boolean take(String part, List<Appointment> posts, Instant validFrom) {
        var digest = digest(posts);
        var written = Boolean.TRUE.equals(transaction.execute(status -> {
            database.sql("lock table access.loaded in share row exclusive mode").update();
            if (isLoaded(part, digest)) {
                return false;
            }
            addAccounts(posts);
            var events = new ArrayList<>(addPosts(part, posts, validFrom));
            events.addAll(addHoldings(posts, validFrom));
            events.addAll(endOthers(part, posts));
            entries.enter(events);
            remember(part, digest);
            return true;
        }));
        onChange.run();
        return written;
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

    /** Changes exactly when something of the posts changes. */
    private static byte[] digest(List<Appointment> posts) {
        var digest = StableId.sha256();
        for (var post : posts) {
            digest.update(post.toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return digest.digest();
    }

    private boolean isLoaded(String part, byte[] digest) {
        return database.sql("select digest from access.loaded where part = :part")
                .param("part", part)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .filter(known -> Arrays.equals(known, digest))
                .isPresent();
    }

    private void addAccounts(List<Appointment> posts) {
        database.sql("""
                        insert into access.account (id, sign_in_name, display_name, sample)
                        select id, sign_in_name, display_name, true
                        from unnest(cast(:ids as uuid[]), cast(:names as text[]), cast(:displays as text[]))
                            as planned (id, sign_in_name, display_name)
                        on conflict (id) do nothing
                        """)
                .param("ids", array(posts, post -> post.holder()))
                .param("names", array(posts, Appointment::signInName))
                .param("displays", array(posts, Appointment::displayName))
                .update();
    }

    private List<Event> addPosts(String part, List<Appointment> posts, Instant validFrom) {
        var byId = posts.stream().collect(Collectors.toMap(post -> post.id().value(), Function.identity()));
        return database
                .sql("""
                        insert into access.post as p
                            (id, role, level, area, ranges, department, ordinal, part, valid_from)
                        select id, role, level, area, ranges::int8multirange, nullif(department, ''), ordinal, :part, :from
                        from unnest(cast(:ids as uuid[]), cast(:roles as text[]), cast(:levels as text[]),
                                cast(:areas as bigint[]), cast(:ranges as text[]), cast(:departments as text[]),
                                cast(:ordinals as int[]))
                            as planned (id, role, level, area, ranges, department, ordinal)
                        on conflict (id) do update set ranges = excluded.ranges, valid_to = null
                        where p.ranges <> excluded.ranges or p.valid_to is not null
                        returning new.id, old.id is not null as was_there, old.valid_to is not null as had_ended
                        """)
                .param("ids", array(posts, Appointment::id))
                .param("roles", array(posts, Appointment::role))
                .param("levels", array(posts, Appointment::level))
                .param("areas", array(posts, Appointment::area))
                .param("ranges", array(posts, post -> Multiranges.text(post.ranges())))
                .param("departments", array(posts, post -> post.department().orElse("")))
                .param("ordinals", array(posts, Appointment::ordinal))
                .param("part", part)
                .param("from", Timestamp.from(validFrom))
                .query(Written.class)
                .list()
                .stream()
                .map(written -> event(written, Objects.requireNonNull(byId.get(written.id())), validFrom))
                .toList();
    }

    /** A post that was written, and what stood there before. */
    record Written(UUID id, boolean wasThere, boolean hadEnded) {}

    private Event event(Written written, Appointment post, Instant validFrom) {
        if (!written.wasThere()) {
            return Event.made(post, validFrom);
        }
        return Event.changed(post, written.hadEnded() ? Kind.RETURNED : Kind.CHANGED, clock.instant());
    }

    private List<Event> addHoldings(List<Appointment> posts, Instant validFrom) {
        return database.sql("""
                        insert into access.holding (account, post, valid_from)
                        select account, post, :from
                        from unnest(cast(:accounts as uuid[]), cast(:posts as uuid[])) as planned (account, post)
                        on conflict do nothing
                        returning post, account
                        """)
                .param("accounts", array(posts, Appointment::holder))
                .param("posts", array(posts, Appointment::id))
                .param("from", Timestamp.from(validFrom))
                .query((row, number) -> Event.held(
                        new PostId(row.getObject("post", UUID.class)),
                        new AccountId(row.getObject("account", UUID.class)),
                        validFrom))
                .list();
    }

    private List<Event> endOthers(String part, List<Appointment> posts) {
        return database.sql("""
                        update access.post as held
                        set valid_to = greatest(:now, held.valid_from + interval '1 microsecond')
                        where held.part = :part and held.valid_to is null and not exists (
                            select from unnest(cast(:ids as uuid[])) as planned (id) where planned.id = held.id)
                        returning id, valid_to
                        """)
                .param("part", part)
                .param("now", Timestamp.from(clock.instant()))
                .param("ids", array(posts, Appointment::id))
                .query((row, number) -> Event.ended(
                        new PostId(row.getObject("id", UUID.class)),
                        row.getTimestamp("valid_to").toInstant()))
                .list();
    }

    private void remember(String part, byte[] digest) {
        database.sql("""
                        insert into access.loaded (part, digest, loaded_at) values (:part, :digest, :now)
                        on conflict (part) do update set digest = excluded.digest, loaded_at = excluded.loaded_at
                        """)
                .param("part", part)
                .param("digest", digest)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** An array as PostgreSQL reads it from text. */
    private static String array(List<Appointment> posts, Function<Appointment, Object> part) {
        var text = new StringBuilder("{");
        for (var post : posts) {
            var quoted = part.apply(post).toString().replace("\\", "\\\\").replace("\"", "\\\"");
            text.append(text.length() == 1 ? "\"" : ",\"").append(quoted).append('"');
        }
        return text.append('}').toString();
    }
}
