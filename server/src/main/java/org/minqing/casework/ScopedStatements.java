package org.minqing.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Scope;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Selects under row-level security: the scope travels in the same string as the statement, so that both run in one implicit
 * transaction and one round trip, and the next user of the connection inherits nothing. So does the wish for a plan of its
 * own: whether an area or a word is in few cases or in most decides by which index they are found, and a plan for whichever
 * values sorts a whole city for its first page.
 */
@Component
class ScopedStatements {

    static final String SETTING = """
            select set_config('minqing.scope', :minqing_scope, true), set_config('plan_cache_mode', 'force_custom_plan', true);
            """;

    private final NamedParameterJdbcTemplate jdbc;

    ScopedStatements(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    <T> List<T> select(
            Scope scope, String sql, Map<String, ? extends @Nullable Object> parameters, RowMapper<T> mapper) {
        var values = new HashMap<String, @Nullable Object>(parameters);
        values.put("minqing_scope", scope.setting());
        var rows = jdbc.execute(SETTING + sql, values, statement -> {
            statement.execute();
            statement.getMoreResults();
            try (var results = statement.getResultSet()) {
                return all(results, mapper);
            }
        });
        return rows == null ? List.of() : rows;
    }

    private static <T> List<T> all(ResultSet results, RowMapper<T> mapper) throws SQLException {
        var rows = new ArrayList<T>();
        while (results.next()) {
            rows.add(mapper.mapRow(results, rows.size()));
        }
        return rows;
    }
}
