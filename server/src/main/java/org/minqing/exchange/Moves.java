package org.minqing.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minqing.casework.PublishedCases.Span;
import org.minqing.kernel.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How cases of the kinds that are published went on. Whether somebody may be told of one is asked elsewhere. */
@Component
class Moves {

    private static final String COLUMNS = "select at, case_id, version, state from exchange.move ";

    private final JdbcClient database;

    Moves(JdbcClient database) {
        this.database = database;
    }

    /** Those of these requests, the oldest first. */
    List<Move> of(List<CaseId> requests) {
        return database.sql(COLUMNS + "where case_id = any(:ids) order by at, case_id, version")
                .param("ids", requests.stream().map(CaseId::value).toArray(UUID[]::new))
                .query(Moves::map)
                .list();
    }

    /** The next ones of a time, the oldest first; {@code last} is the one before them. */
    List<Move> within(Span span, Optional<Move> last, int most) {
        var from = last.map(Move::at).or(span::from).orElse(Instant.EPOCH);
        return database.sql(COLUMNS + """
                        where (at, case_id, version) > (:from, :case, :version) and at <= :to
                        order by at, case_id, version limit :most
                        """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("case", last.map(move -> move.request().value()).orElse(new UUID(0, 0)))
                .param("version", last.map(Move::version).orElse(0))
                .param("to", span.to().orElseThrow().atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(Moves::map)
                .list();
    }

    private static Move map(ResultSet row, int number) throws SQLException {
        return new Move(
                row.getTimestamp("at").toInstant(),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getInt("version"),
                row.getString("state"));
    }
}
