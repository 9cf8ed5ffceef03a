package org.minqing.workforce;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minqing.access.StableId;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.support.TransactionTemplate;

/** The kinds of all posts of grid workers, those that have ended too. */
final class Engagements {

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    Engagements(JdbcClient database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Takes the planned ones over, once for the same plan, and answers all that are kept. */
    Map<PostId, Engagement> take(List<Engagement> planned) {
        var digest = StableId.of(planned.stream().map(Engagement::toString).toArray(String[]::new));
        transaction.executeWithoutResult(status -> {
            database.sql("lock table workforce.loaded in share row exclusive mode")
                    .update();
            if (isNew(digest)) {
                keep(planned);
                database.sql("""
                                insert into workforce.loaded (part, digest) values ('engagements', :digest)
                                on conflict (part) do update set digest = excluded.digest
                                """).param("digest", digest).update();
            }
        });
        return all();
    }

    private boolean isNew(UUID digest) {
        return database.sql("select digest from workforce.loaded where part = 'engagements'")
                .query(UUID.class)
                .optional()
                .filter(digest::equals)
                .isEmpty();
    }

    private void keep(List<Engagement> planned) {
        database.sql("""
                        insert into workforce.engagement as e (post, kind, area)
                        select * from unnest(:posts, :kinds, :areas)
                        on conflict (post) do update set kind = excluded.kind, area = excluded.area
                        where (e.kind, e.area) is distinct from (excluded.kind, excluded.area)
                        """)
                .param(
                        "posts",
                        array("uuid", planned, engagement -> engagement.post().value()))
                .param("kinds", array("text", planned, Engagement::kind))
                .param(
                        "areas",
                        array("int8", planned, engagement -> engagement.area().value()))
                .update();
    }

    private Map<PostId, Engagement> all() {
        return database
                .sql("select post, kind, area from workforce.engagement")
                .query((row, number) -> new Engagement(
                        new PostId(row.getObject("post", UUID.class)),
                        row.getString("kind"),
                        new AreaCode(row.getLong("area"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Engagement::post, engagement -> engagement));
    }

    private static SqlArrayValue array(String type, List<Engagement> rows, Function<Engagement, Object> column) {
        return new SqlArrayValue(type, rows.stream().map(column).toArray());
    }
}
