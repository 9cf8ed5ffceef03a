package org.minqing.audit;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
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

    private final JdbcClient database;
    private final TransactionTemplate own;

    Looks(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Enters the look. It is committed when this returns, whatever becomes of the caller's own transaction; a caller that
     * gets an exception hands nothing out.
     */
    public void record(Look look) {
        own.executeWithoutResult(status -> database.sql("""
                        insert into audit.look (at, account, post, purpose, kind, subject, fields, request)
                        values (:at, :account, :post, :purpose, :kind, :subject, cast(:fields as text[]), :request)
                        """)
                .param("at", Timestamp.from(look.at()))
                .param("account", look.actor().account().value())
                .param("post", look.actor().post().map(PostId::value).orElse(null))
                .param("purpose", look.purpose().code())
                .param("kind", look.kind())
                .param("subject", look.thing())
                .param("fields", array(look.fields()))
                .param("request", request().orElse(null))
                .update());
    }

    /** Who looked at a thing, the newest first. */
    public List<Look> at(UUID thing, int most) {
        return database.sql("""
                        select account, post, kind, subject, purpose, fields, at from audit.look
                        where subject = :subject order by at desc, id desc limit :most
                        """)
                .param("subject", thing)
                .param("most", most)
                .query((row, number) -> new Look(
                        new Actor(
                                new AccountId(row.getObject("account", UUID.class)),
                                Optional.ofNullable(row.getObject("post", UUID.class))
                                        .map(PostId::new)),
                        row.getString("kind"),
                        row.getObject("subject", UUID.class),
                        new Purpose(row.getString("purpose")),
                        List.of((String[]) row.getArray("fields").getArray()),
                        row.getTimestamp("at").toInstant()))
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
