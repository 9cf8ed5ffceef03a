package org.minqing.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.minqing.journal.Journal;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mass reading, stopped: made once whatever the number of nodes, entered in the journal in the same transaction together with
 * whom the entry tells of it, and lifted by somebody else.
 */
@Component
public class Stops {

    private static final String STOPPED = "audit.reading-stopped";
    private static final String LIFTED = "audit.reading-lifted";
    private static final String COLUMNS =
            "select id, account, post, at, most, lifted_at, lifted_by, lifted_post, reason from audit.stop";

    private final JdbcClient database;
    private final TransactionTemplate own;
    private final Journal journal;
    private final ObjectProvider<Overseers> overseers;

    Stops(
            JdbcClient database,
            PlatformTransactionManager transactions,
            Journal journal,
            ObjectProvider<Overseers> overseers) {
        this.database = database;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.journal = journal;
        this.overseers = overseers;
    }

    /** Stops the looker, who was about to open more than {@code most} things. Somebody who is stopped already stays so. */
    void begin(Look look, int most) {
        var told = overseers.stream()
                .flatMap(port -> port.above(look.actor()).stream())
                .distinct()
                .toList();
        own.executeWithoutResult(status -> {
            var id = UUID.randomUUID();
            if (insert(id, look, most) == 0) {
                return;
            }
            var open = new TreeMap<String, Object>(Map.of(
                    "account", look.actor().account().toString(),
                    "most", most,
                    "tell", tell(told)));
            look.actor().post().ifPresent(post -> open.put("post", post.toString()));
            journal.enter(id, STOPPED, Actor.SYSTEM, look.at(), open);
        });
    }

    private int insert(UUID id, Look look, int most) {
        return database.sql("""
                        insert into audit.stop (id, account, post, at, most) values (:id, :account, :post, :at, :most)
                        on conflict (account) where lifted_at is null do nothing
                        """)
                .param("id", id)
                .param("account", look.actor().account().value())
                .param("post", look.actor().post().map(PostId::value).orElse(null))
                .param("at", Timestamp.from(look.at()))
                .param("most", most)
                .update();
    }

    private static Map<String, Object> tell(List<PostId> posts) {
        return new TreeMap<>(Map.of(
                "notice",
                "mass-reading",
                "posts",
                posts.stream().map(PostId::toString).toList(),
                "urgent",
                true));
    }

    public Optional<Stop> one(UUID id) {
        return database.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(Stops::map)
                .optional();
    }

    /** The latest, the newest first. */
    public List<Stop> latest(int most) {
        return database.sql(COLUMNS + " order by at desc, id limit :most")
                .param("most", most)
                .query(Stops::map)
                .list();
    }

    /** Lets the account go on, which begins to count anew. What is lifted already stays as it was lifted. */
    public Stop lift(Stop stop, Stop.Lift lift) {
        if (stop.looker().account().equals(lift.by().account())) {
            throw new ProblemException(AuditProblem.OWN_STOP);
        }
        own.executeWithoutResult(status -> {
            if (update(stop, lift) == 1) {
                database.sql("delete from audit.opened where account = :account")
                        .param("account", stop.looker().account().value())
                        .update();
                var open = new TreeMap<String, Object>(
                        Map.of("account", stop.looker().account().toString()));
                journal.enter(stop.id(), LIFTED, lift.by(), lift.at(), open);
            }
        });
        return one(stop.id()).orElseThrow();
    }

    private int update(Stop stop, Stop.Lift lift) {
        return database.sql("""
                        update audit.stop set lifted_at = :at, lifted_by = :by, lifted_post = :post, reason = :reason
                        where id = :id and lifted_at is null
                        """)
                .param("id", stop.id())
                .param("at", Timestamp.from(lift.at()))
                .param("by", lift.by().account().value())
                .param("post", lift.by().post().map(PostId::value).orElse(null))
                .param("reason", lift.reason())
                .update();
    }

    private static Stop map(ResultSet row, int number) throws SQLException {
        var lifted = row.getTimestamp("lifted_at") == null
                ? Optional.<Stop.Lift>empty()
                : Optional.of(new Stop.Lift(
                        actor(row, "lifted_by", "lifted_post"),
                        row.getTimestamp("lifted_at").toInstant(),
                        row.getString("reason")));
        return new Stop(
                row.getObject("id", UUID.class),
                actor(row, "account", "post"),
                row.getTimestamp("at").toInstant(),
                row.getInt("most"),
                lifted);
    }

    private static Actor actor(ResultSet row, String account, String post) throws SQLException {
        return new Actor(
                new AccountId(row.getObject(account, UUID.class)),
                Optional.ofNullable(row.getObject(post, UUID.class)).map(PostId::new));
    }
}
