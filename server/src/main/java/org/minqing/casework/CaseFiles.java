package org.minqing.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minqing.access.Scope;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.springframework.stereotype.Component;

/** Reads single cases, under the scope of whoever asks. */
@Component
class CaseFiles {

    static final String LOAD = """
            select %s, c.version as entry_version, c.actor as entry_actor, c.digest as entry_digest, c.open as entry_open,
                   k.retentions as key_retentions, k.wrapped as key_wrapped
            from (select) as one
            left join casework.case_file f on f.id = :id
            left join lateral journal.command_of(:id, :command) c on true
            left join lateral (
                select array_agg(w.retention) as retentions, array_agg(w.wrapped) as wrapped
                from journal.wrapped_keys(f.id) w
            ) k on :with_keys
            """.formatted(CaseRows.COLUMNS);

    private static final String ONE =
            "select %s from casework.case_file f where f.id = :id".formatted(CaseRows.COLUMNS);

    private final ScopedStatements statements;

    CaseFiles(ScopedStatements statements) {
        this.statements = statements;
    }

    /** Everything that a command needs, in one round trip. */
    Loaded load(Scope scope, CaseId id, CommandId command, boolean withKeys) {
        var parameters = Map.of("id", id.value(), "command", command.value(), "with_keys", withKeys);
        return statements
                .select(scope, LOAD, parameters, (row, number) -> loaded(row))
                .getFirst();
    }

    Optional<CaseFile> one(Scope scope, CaseId id) {
        return statements.select(scope, ONE, Map.of("id", id.value()), (row, number) -> CaseRows.map(row)).stream()
                .findFirst();
    }

    private static Loaded loaded(ResultSet row) throws SQLException {
        var seen = row.getObject("id") == null ? null : CaseRows.map(row);
        return new Loaded(seen, earlier(row), keys(row));
    }

    private static Loaded.@org.jspecify.annotations.Nullable Earlier earlier(ResultSet row) throws SQLException {
        return row.getObject("entry_version") == null
                ? null
                : new Loaded.Earlier(
                        row.getInt("entry_version"),
                        new AccountId(row.getObject("entry_actor", UUID.class)),
                        row.getBytes("entry_digest"),
                        row.getString("entry_open"));
    }

    private static List<Loaded.WrappedKey> keys(ResultSet row) throws SQLException {
        var retentions = row.getArray("key_retentions");
        if (retentions == null) {
            return List.of();
        }
        var names = (String[]) retentions.getArray();
        var wrapped = (byte[][]) row.getArray("key_wrapped").getArray();
        var keys = new ArrayList<Loaded.WrappedKey>(names.length);
        for (var index = 0; index < names.length; index++) {
            keys.add(new Loaded.WrappedKey(names[index], wrapped[index]));
        }
        return keys;
    }
}
