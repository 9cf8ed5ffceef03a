package org.minqing.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists that were given and the searches through sealed words, each with the number of things that there were. */
@Component
public class Listings {

    private final JdbcClient database;

    Listings(JdbcClient database) {
        this.database = database;
    }

    /** Enters it; a caller that gets an exception hands nothing out. */
    public void record(Listing listing) {
        database.sql("""
                        insert into audit.listing (at, account, post, under, kind, question, rows)
                        values (:at, :account, :post, :under, :kind, :question, :rows)
                        """)
                .param("at", Timestamp.from(listing.at()))
                .param("account", listing.actor().account().value())
                .param("post", listing.actor().post().map(PostId::value).orElse(null))
                .param("under", listing.actor().under().orElse(null))
                .param("kind", listing.kind())
                .param("question", listing.question())
                .param("rows", listing.rows())
                .update();
    }

    /**
     * What was asked for in a post, however often and on whichever days.
     *
     * @param most the largest number of things that one of the answers told
     */
    public record Asked(PostId post, String question, long most) {}

    /**
     * Which lists of one kind were asked for in which posts, in no order; {@code until} is the first instant after.
     *
     * @param without parts of the question that are left out, such as {@code from} of {@code area=1 from=2}: questions that
     *     differ in them alone are one
     */
    public List<Asked> asked(String kind, Instant from, Instant until, Set<String> without) {
        return database.sql("""
                        select post, regexp_replace(question, :parts, '', 'g') as question, max(rows) as most from audit.listing
                        where kind = :kind and at >= :from and at < :until and post is not null
                        group by 1, 2
                        """)
                .param("parts", "(^| )(" + String.join("|", without) + ")=[^ ]*")
                .param("kind", kind)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query((row, number) -> new Asked(
                        new PostId(row.getObject("post", UUID.class)), row.getString("question"), row.getLong("most")))
                .list();
    }

    /** What an account listed and searched for, the newest first. */
    public List<Listing> of(AccountId account, int most) {
        return database.sql("""
                        select at, account, post, under, kind, question, rows from audit.listing
                        where account = :account and kind not like 'entrance.%' and kind <> 'request.refused'
                        order by at desc limit :most
                        """)
                .param("account", account.value())
                .param("most", most)
                .query((row, number) -> new Listing(
                        new Actor(
                                new AccountId(row.getObject("account", UUID.class)),
                                Optional.ofNullable(row.getObject("post", UUID.class))
                                        .map(PostId::new),
                                Optional.ofNullable(row.getObject("under", UUID.class))),
                        row.getString("kind"),
                        row.getString("question"),
                        row.getLong("rows"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
