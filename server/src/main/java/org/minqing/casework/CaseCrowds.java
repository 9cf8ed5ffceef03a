package org.minqing.casework;

import java.util.List;
import org.minqing.scenario.RunningCases;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts running cases by version and state, for those who publish a new version. */
final class CaseCrowds implements RunningCases {

    private final JdbcClient jdbc;

    CaseCrowds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Crowd> of(String scenario) {
        return jdbc.sql("select version, state, cases from casework.running_cases(:scenario)")
                .param("scenario", scenario)
                .query((row, number) ->
                        new Crowd(row.getString("version"), row.getString("state"), row.getLong("cases")))
                .list();
    }
}
