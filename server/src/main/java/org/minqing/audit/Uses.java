package org.minqing.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was read by one right that is had for a time: looks, lists and exports, for whoever gave that right. */
@Component
public class Uses {

    private final JdbcClient database;

    Uses(JdbcClient database) {
        this.database = database;
    }

    /** How something was read. */
    public enum Way {
        LOOK,
        LIST,
        EXPORT
    }

    /**
     * One time that the right was used.
     *
     * @param thing what was opened; absent for lists and exports
     * @param said the fields of a look, which things a list asked for, the reason of an export
     * @param rows how many things it told of
     */
    public record Use(
            Instant at,
            AccountId account,
            Way way,
            @Nullable UUID thing,
            List<String> said,
            long rows) {
        public Use {
            said = List.copyOf(said);
        }
    }

    /** Those before a moment, the newest first. The lines that an export leaves for each thing are one with it. */
    public List<Use> under(UUID right, Instant before, int most) {
        return database.sql("""
                        select at, account, 'LOOK' as way, subject, fields as said, 1 as rows from audit.look
                        where under = :right and export is null and at < :before
                        union all
                        select at, account, 'LIST', null, array[question], rows from audit.listing
                        where under = :right and at < :before
                        union all
                        select at, account, 'EXPORT', null, array[reason], rows from audit.export
                        where under = :right and at < :before
                        order by at desc limit :most
                        """)
                .param("right", right)
                .param("before", Timestamp.from(before))
                .param("most", most)
                .query((row, number) -> use(row))
                .list();
    }

    private static Use use(ResultSet row) throws SQLException {
        return new Use(
                row.getTimestamp("at").toInstant(),
                new AccountId(row.getObject("account", UUID.class)),
                Way.valueOf(row.getString("way")),
                row.getObject("subject", UUID.class),
                List.of((String[]) row.getArray("said").getArray()),
                row.getLong("rows"));
    }
}
