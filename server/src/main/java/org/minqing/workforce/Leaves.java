package org.minqing.workforce;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Posts;
import org.minqing.area.Area;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.Remembered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who is away and who covers. A leave without a cover is refused unless the gap gets a name, and so is a cover that is away
 * itself, stands elsewhere, or closes a circle.
 */
final class Leaves {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final String COLUMNS =
            "id, post, area, first_day, last_day, cover, gap, entered_by, entered_in, entered_at";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Chronicle chronicle;
    private final Posts posts;
    private final Workforce workforce;
    private final InstantSource clock;
    private final Remembered<List<Leave>> known = new Remembered<>(FRESH, this::fromNowOn);

    /** Where leaves are written: their table and the journal, in one transaction. */
    record Records(JdbcClient database, Chronicle chronicle, TransactionTemplate transaction) {}

    Leaves(Records records, Posts posts, Workforce workforce, InstantSource clock) {
        this.database = records.database();
        this.transaction = records.transaction();
        this.chronicle = records.chronicle();
        this.posts = posts;
        this.workforce = workforce;
        this.clock = clock;
    }

    /** The posts that are away on the day of a moment, each with its cover; at most a second old. */
    Map<PostId, Optional<PostId>> away(Instant at) {
        return Leave.away(known.get(), LocalDate.ofInstant(at, workforce.zone()));
    }

    private List<Leave> fromNowOn() {
        var today = LocalDate.ofInstant(clock.instant(), workforce.zone());
        return during(today.minusDays(2), LocalDate.of(9999, 1, 1));
    }

    /** All leaves that have one of the days from the first to the last, both included. */
    List<Leave> during(LocalDate first, LocalDate last) {
        return database.sql("select " + COLUMNS + """
                         from workforce.leave where first_day <= :last and last_day >= :first
                        order by first_day, id
                        """)
                .param("first", Date.valueOf(first))
                .param("last", Date.valueOf(last))
                .query((row, number) -> new Leave(
                        row.getObject("id", UUID.class),
                        new Leave.Days(
                                new PostId(row.getObject("post", UUID.class)),
                                new AreaCode(row.getLong("area")),
                                row.getObject("first_day", LocalDate.class),
                                row.getObject("last_day", LocalDate.class)),
                        Optional.ofNullable(row.getObject("cover", UUID.class)).map(PostId::new),
                        Optional.ofNullable(row.getString("gap")),
                        new Leave.Entered(
                                new Actor(
                                        new AccountId(row.getObject("entered_by", UUID.class)),
                                        Optional.ofNullable(row.getObject("entered_in", UUID.class))
                                                .map(PostId::new)),
                                row.getTimestamp("entered_at").toInstant())))
                .list();
    }

    /** Enters a leave; whether it is new. The same leave again, by the same account, changes nothing. */
    boolean enter(Leave leave) {
        var isNew = Boolean.TRUE.equals(transaction.execute(status -> {
            oneAtATime();
            if (isRepeated(leave)) {
                return false;
            }
            check(leave, during(leave.days().first(), leave.days().last()));
            keep(leave);
            chronicle.enter(
                    leave.post().value(),
                    new Chronicle.Event(
                            "leave.entered",
                            new CommandId(leave.id()),
                            leave.entered().by(),
                            leave.entered().at()),
                    open(leave));
            return true;
        }));
        known.forget();
        return isNew;
    }

    /** Two leaves that are entered at once must not cover each other. */
    private void oneAtATime() {
        database.sql("select pg_advisory_xact_lock(hashtext('workforce.leave'))")
                .query((row, number) -> true)
                .single();
    }

    private boolean isRepeated(Leave leave) {
        return database.sql("""
                        select post = :post and first_day = :first and last_day = :last
                               and cover is not distinct from cast(:cover as uuid)
                               and gap is not distinct from cast(:gap as text) and entered_by = :by
                        from workforce.leave where id = :id
                        """)
                .params(values(leave))
                .query(Boolean.class)
                .optional()
                .map(same -> {
                    if (!same) {
                        throw new ProblemException(WorkforceProblem.ID_REUSED);
                    }
                    return true;
                })
                .orElse(false);
    }

    private void check(Leave leave, List<Leave> others) {
        if (others.stream().anyMatch(other -> other.days().overlap(leave.days()))) {
            throw new ProblemException(WorkforceProblem.LEAVE_OVERLAPS);
        }
        if (leave.cover().isEmpty()) {
            return;
        }
        if (!fits(leave.days(), leave.cover().get())) {
            throw new ProblemException(WorkforceProblem.COVER_UNFIT);
        }
        var all = new ArrayList<>(others);
        all.add(leave);
        leave.days().first().datesUntil(leave.days().last().plusDays(1)).forEach(day -> {
            var presence = Presence.of(leave.post(), post -> posts.holder(post).isPresent(), Leave.away(all, day));
            switch (presence.why()) {
                case THERE, COVERED -> {}
                case NOBODY_HOLDS_IT -> throw new ProblemException(WorkforceProblem.COVER_UNFIT);
                case AWAY -> throw new ProblemException(WorkforceProblem.COVER_AWAY);
                case COVERS_GO_ROUND -> throw new ProblemException(WorkforceProblem.COVER_CIRCULAR);
            }
        });
    }

    /** A cover is another person whose post holds the area, or stands beside it under the same parent. */
    private boolean fits(Leave.Days days, PostId cover) {
        var hand = posts.hand(cover);
        if (hand.isEmpty() || posts.holder(cover).equals(posts.holder(days.post()))) {
            return false;
        }
        return hand.get().ranges().contains(days.area())
                || parent(hand.get().area())
                        .filter(parent(days.area()).stream().toList()::contains)
                        .isPresent();
    }

    private Optional<AreaCode> parent(AreaCode area) {
        return workforce.city().area(area).flatMap(Area::parent);
    }

    private void keep(Leave leave) {
        database.sql("insert into workforce.leave (" + COLUMNS + """
                        ) values (:id, :post, :area, :first, :last, :cover, :gap, :by, :in, :at)
                        """)
                .params(values(leave))
                .update();
    }

    private static Map<String, ?> values(Leave leave) {
        var values = new TreeMap<String, @Nullable Object>();
        values.put("id", leave.id());
        values.put("post", leave.post().value());
        values.put("area", leave.days().area().value());
        values.put("first", Date.valueOf(leave.days().first()));
        values.put("last", Date.valueOf(leave.days().last()));
        values.put("cover", leave.cover().map(PostId::value).orElse(null));
        values.put("gap", leave.gap().orElse(null));
        values.put("by", leave.entered().by().account().value());
        values.put("in", leave.entered().by().post().map(PostId::value).orElse(null));
        values.put("at", Timestamp.from(leave.entered().at()));
        return values;
    }

    private static Map<String, Object> open(Leave leave) {
        var open = new TreeMap<String, Object>();
        open.put("first", leave.days().first().toString());
        open.put("last", leave.days().last().toString());
        leave.cover().ifPresent(cover -> open.put("cover", cover.toString()));
        leave.gap().ifPresent(gap -> open.put("gap", gap));
        return open;
    }
}
