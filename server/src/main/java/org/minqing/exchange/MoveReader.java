package org.minqing.exchange;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.minqing.journal.Entry;
import org.minqing.journal.JournalReader;
import org.minqing.kernel.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps how cases went on of the scenarios that the city offers to other programs; of all others nothing is kept. */
final class MoveReader implements JournalReader {

    private static final String MOVED = "case.moved";
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Services services;

    MoveReader(Services services) {
        this.services = services;
    }

    @Override
    public String name() {
        return "exchange.moves";
    }

    @Override
    public void take(List<Entry> entries, JdbcClient connection) {
        var offered = services.scenarios();
        if (offered.isEmpty()) {
            return;
        }
        var moves = entries.stream()
                .filter(entry -> entry.draft().kind().equals(MOVED))
                .flatMap(entry -> move(entry, offered).stream())
                .toList();
        if (!moves.isEmpty()) {
            put(connection, moves);
        }
    }

    private static Optional<Move> move(Entry entry, Set<String> offered) {
        var draft = entry.draft();
        var open = JSON.readValue(draft.open(), OBJECT);
        return offered.contains(String.valueOf(open.get("scenario")))
                        && !Objects.equals(open.get("from"), open.get("to"))
                ? Optional.of(new Move(
                        draft.recordedAt(),
                        new CaseId(draft.stream()),
                        draft.version(),
                        String.valueOf(open.get("to"))))
                : Optional.empty();
    }

    private static void put(JdbcClient connection, List<Move> moves) {
        connection
                .sql("""
                        insert into exchange.move (at, case_id, version, state)
                        select * from unnest(:times, :cases, :versions, :states) on conflict do nothing
                        """)
                .param(
                        "times",
                        moves.stream().map(move -> Timestamp.from(move.at())).toArray(Timestamp[]::new))
                .param(
                        "cases",
                        moves.stream().map(move -> move.request().value()).toArray(UUID[]::new))
                .param("versions", moves.stream().map(Move::version).toArray(Integer[]::new))
                .param("states", moves.stream().map(Move::state).toArray(String[]::new))
                .update();
    }
}
