package org.minqing.scenario;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The texts of all published versions, and which of them is current. */
final class ScenarioStore {

    private final JdbcClient jdbc;

    /** One published text. */
    record Published(String id, String version, String content) {}

    ScenarioStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a version and makes it the current one; nothing is written when it already is. */
    void publish(Published published, Instant now) {
        jdbc.sql("""
                        with kept as (
                            insert into scenario.version (id, version, content, published)
                            values (:id, :version, :content, :now)
                            on conflict do nothing),
                        before as (
                            insert into scenario.replaced (id, version, at)
                            select id, version, :now from scenario.current where id = :id and version <> :version
                            on conflict (id, version) do update set at = excluded.at)
                        insert into scenario.current (id, version, since) values (:id, :version, :now)
                        on conflict (id) do update set version = excluded.version, since = excluded.since
                        where scenario.current.version <> excluded.version
                        """)
                .param("id", published.id())
                .param("version", published.version())
                .param("content", published.content())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Ends publication of every scenario but these; their versions stay for the cases that run on them. */
    void keepOnly(List<String> ids, Instant now) {
        jdbc.sql("""
                        with gone as (delete from scenario.current where id <> all (:ids) returning id, version)
                        insert into scenario.replaced (id, version, at) select id, version, :now from gone
                        on conflict (id, version) do update set at = excluded.at
                        """)
                .param("ids", ids.toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** When a version was last replaced or taken away; absent for one that never was. */
    Optional<Instant> replaced(String id, String version) {
        return jdbc.sql("select at from scenario.replaced where id = :id and version = :version")
                .param("id", id)
                .param("version", version)
                .query((row, _) -> row.getTimestamp("at").toInstant())
                .optional();
    }

    Optional<String> content(String id, String version) {
        return jdbc.sql("select content from scenario.version where id = :id and version = :version")
                .param("id", id)
                .param("version", version)
                .query(String.class)
                .optional();
    }

    /** The current version of each scenario. */
    Map<String, String> current() {
        return jdbc
                .sql("select id, version from scenario.current")
                .query((row, _) -> Map.entry(row.getString("id"), row.getString("version")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
