package org.minqing.audit;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.Purpose;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The looks at sealed content, and who may later be shown them. */
@Component
public class Looks {

    /** Under this word the edge keeps the id of the request that is being answered. */
    private static final String REQUEST = "request";

    /** What the function says when the look is in, and when it would be one too many. */
    private static final String ENTERED = "entered";

    private static final String OVER = "over";

    private final JdbcClient database;
    private final TransactionTemplate own;
    private final LookRules rules;
    private final Stops stops;

    Looks(JdbcClient database, PlatformTransactionManager transactions, LookRules rules, Stops stops) {
        this.database = database;
        this.rules = rules;
        this.stops = stops;
        this.own = new TransactionTemplate(transactions);
        // Beside any transaction of the caller, and without one of its own: one statement commits by itself in one
        // round trip.
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /**
     * Enters the look. It is committed when this returns, whatever becomes of the caller's own transaction; a caller that
     * gets an exception hands nothing out. Somebody who opens too many things of others within an hour is stopped
     * ({@link AuditProblem#READING_STOPPED}).
     */
    public void record(Look look) {
        var most = rules.rules().mostThingsAnHour();
        var outcome = own.execute(status -> enter(look, most));
        if (ENTERED.equals(outcome)) {
            return;
        }
        if (OVER.equals(outcome)) {
            stops.begin(look, most);
        }
        throw new ProblemException(AuditProblem.READING_STOPPED);
    }

    private String enter(Look look, int most) {
        return database.sql("""
                        select audit.enter(:at, :account, :post, :purpose, :kind, :subject, cast(:fields as text[]), :request,
                                           :own, :most, :under)
                        """)
                .param("at", Timestamp.from(look.at()))
                .param("account", look.actor().account().value())
                .param("post", look.actor().post().map(PostId::value).orElse(null))
                .param("purpose", look.purpose().code())
                .param("kind", look.kind())
                .param("subject", look.thing())
                .param("fields", array(look.fields()))
                .param("request", request().orElse(null))
                .param("own", look.own())
                .param("most", most)
                .param("under", look.actor().under().orElse(null))
                .query(String.class)
                .single();
    }

    /** Who looked at a thing, the newest first. */
    public List<Look> at(UUID thing, int most) {
        return database.sql("""
                        select account, post, under, kind, subject, purpose, fields, at, own from audit.look
                        where subject = :subject order by at desc, id desc limit :most
                        """)
                .param("subject", thing)
                .param("most", most)
                .query((row, number) -> new Look(
                        new Actor(
                                new AccountId(row.getObject("account", UUID.class)),
                                Optional.ofNullable(row.getObject("post", UUID.class))
                                        .map(PostId::new),
                                Optional.ofNullable(row.getObject("under", UUID.class))),
                        row.getString("kind"),
                        row.getObject("subject", UUID.class),
                        new Purpose(row.getString("purpose")),
                        List.of((String[]) row.getArray("fields").getArray()),
                        row.getTimestamp("at").toInstant(),
                        row.getBoolean("own")))
                .list();
    }

    private static Optional<UUID> request() {
        return Optional.ofNullable(MDC.get(REQUEST)).map(UUID::fromString);
    }

    /** An array as PostgreSQL reads it from text. */
    private static String array(List<String> words) {
        return words.stream()
                .map(word -> "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
