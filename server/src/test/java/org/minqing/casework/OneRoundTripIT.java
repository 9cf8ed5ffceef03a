package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.TestDatabase;
import org.minqing.access.Scope;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The load of a command: scope and select in one string, prepared once, leaving nothing on the connection. */
class OneRoundTripIT {

    @Test
    void preparesBothStatementsAndLeavesNoScopeBehind() throws Exception {
        try (var database = TestDatabase.fresh();
                var connection = database.appSource().getConnection()) {
            var one = new SingleConnectionDataSource(connection, true);
            var files = new CaseFiles(new ScopedStatements(new NamedParameterJdbcTemplate(one)));

            for (var time = 0; time < 12; time++) {
                var loaded = files.load(
                        Scope.NOTHING, new CaseId(UUID.randomUUID()), new CommandId(UUID.randomUUID()), true);
                assertThat(loaded.file()).isEmpty();
                assertThat(loaded.earlier()).isEmpty();
            }

            var jdbc = JdbcClient.create(one);
            assertThat(jdbc.sql("select statement from pg_prepared_statements")
                            .query(String.class)
                            .list())
                    .anyMatch(text -> text.contains("set_config"))
                    .anyMatch(text -> text.contains("casework.case_file"));
            assertThat(jdbc.sql("select coalesce(current_setting('minqing.scope', true), '')")
                            .query(String.class)
                            .single())
                    .isEmpty();
        }
    }
}
