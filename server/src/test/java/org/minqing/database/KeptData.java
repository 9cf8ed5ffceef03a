package org.minqing.database;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** All rows of a store as text: one file for each table that has any, as COPY writes them, and one for the sequences. */
public final class KeptData {

    private static final String SEQUENCES = "sequences";
    /** Histories of migrations are not data: they come by migrating. */
    private static final String TABLES = """
            select format('%I.%I (%s)', n.nspname, c.relname, string_agg(quote_ident(a.attname), ', ' order by a.attnum))
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'migration')
            group by n.nspname, c.relname order by n.nspname, c.relname
            """;

    private KeptData() {}

    /** Text of each table by its name with its columns. */
    public static Map<String, byte[]> of(DataSource superuser) throws SQLException, IOException {
        var kept = new TreeMap<String, byte[]>();
        try (var connection = superuser.getConnection()) {
            for (var table : words(connection, TABLES)) {
                var rows = new ByteArrayOutputStream();
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", rows);
                if (rows.size() > 0) {
                    kept.put(table, rows.toByteArray());
                }
            }
            var sequences = words(connection, """
                    select format('select setval(%L, %s)', quote_ident(schemaname) || '.' || quote_ident(sequencename), last_value)
                    from pg_sequences where last_value is not null and schemaname <> 'migration' order by 1
                    """);
            kept.put(SEQUENCES, String.join("\n", sequences).getBytes(StandardCharsets.UTF_8));
        }
        return kept;
    }

    /** Puts them where the same tables are, in the place of what migrations put there. */
    public static void put(Map<String, byte[]> kept, DataSource superuser) throws SQLException, IOException {
        try (var connection = superuser.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local session_replication_role = replica");
            for (var table : words(connection, TABLES)) {
                statement.execute("delete from " + table.substring(0, table.indexOf(' ')));
            }
            for (var table : kept.entrySet()) {
                if (!table.getKey().equals(SEQUENCES)) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "copy " + table.getKey() + " from stdin",
                                    new ByteArrayInputStream(table.getValue()));
                }
            }
            for (var sequence : new String(kept.get(SEQUENCES), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                statement.execute(sequence);
            }
            connection.commit();
        }
    }

    private static List<String> words(Connection connection, String query) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                .sql(query)
                .query(String.class)
                .list();
    }
}
