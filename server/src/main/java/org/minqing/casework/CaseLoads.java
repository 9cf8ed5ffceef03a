package org.minqing.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.access.Scope;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Loads what many commands need with one statement, each case under the scope of whoever sent the command. */
@Component
class CaseLoads {

    static final String LOAD = """
            select l.ordinal, %s, l.entry_version, l.entry_actor, l.entry_digest, l.entry_open,
                   l.key_retentions, l.key_wrapped
            from casework.load_cases(:ids, :commands, :scopes, :with_keys) l
            left join lateral (select (l.file).*) f on true
            """.formatted(CaseRows.COLUMNS);

    private final JdbcClient jdbc;

    CaseLoads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A command's case.
     *
     * @param scope what its actor may see
     * @param withKeys whether the command has something to seal
     */
    record Wanted(Scope scope, CaseId id, CommandId command, boolean withKeys) {}

    /** In the order of what is wanted. */
    List<Loaded> load(List<Wanted> wanted) {
        var found = new HashMap<Long, Loaded>();
        jdbc.sql(LOAD)
                .param("ids", CaseWrites.array("uuid", wanted, each -> each.id().value()))
                .param(
                        "commands",
                        CaseWrites.array("uuid", wanted, each -> each.command().value()))
                .param(
                        "scopes",
                        CaseWrites.array("text", wanted, each -> each.scope().setting()))
                .param("with_keys", CaseWrites.array("bool", wanted, Wanted::withKeys))
                .query(row -> {
                    found.put(row.getLong("ordinal"), loaded(row));
                });
        var loaded = new ArrayList<Loaded>(wanted.size());
        for (var ordinal = 1L; ordinal <= wanted.size(); ordinal++) {
            var one = found.get(ordinal);
            if (one == null) {
                throw new IllegalStateException(
                        "The load of command %d of %d has no row".formatted(ordinal, wanted.size()));
            }
            loaded.add(one);
        }
        return loaded;
    }

    private static Loaded loaded(ResultSet row) throws SQLException {
        var seen = row.getObject("id") == null ? null : CaseRows.map(row);
        return new Loaded(seen, earlier(row), keys(row));
    }

    private static Loaded.@Nullable Earlier earlier(ResultSet row) throws SQLException {
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
