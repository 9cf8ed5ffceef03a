package org.minqing.journal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.PostId;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Entries and new keys as the named parameters of {@code journal.append} and {@code journal.keep_keys}, for statements
 * that gather many commands. A stream's entries may follow one another in one call. The caller says in SQL which
 * streams are accepted: an expression of type {@code uuid[]}, usually an aggregate over the rows that it could lock.
 * Remember that PostgreSQL runs a {@code select} in a {@code with} clause only when something refers to it.
 */
public record AppendArrays(List<Entry> entries, Collection<DataKey> newKeys) {

    public AppendArrays {
        entries = List.copyOf(entries);
        newKeys = List.copyOf(newKeys);
    }

    /** The call that appends; it answers the number of entries appended. */
    public static String append(String acceptedSql) {
        return """
                journal.append(:entry_streams, :entry_versions, :entry_kinds, :entry_schemas, :entry_commands,
                    :entry_digests, :entry_actors, :entry_posts, :entry_observed, :entry_recorded, :entry_opens,
                    :entry_sealed, :entry_previous, :entry_hashes, %s)""".formatted(acceptedSql);
    }

    /** The call that keeps the new keys; it answers the number of keys kept. */
    public static String keepKeys(String acceptedSql) {
        return "journal.keep_keys(:key_streams, :key_retentions, :key_wrapped, %s)".formatted(acceptedSql);
    }

    /** The values of the parameters that both calls name, for {@code JdbcClient.params}. */
    public Map<String, Object> parameters() {
        var values = new HashMap<String, Object>();
        entryColumn(values, "streams", "uuid", Draft::stream);
        entryColumn(values, "versions", "int4", Draft::version);
        entryColumn(values, "kinds", "text", Draft::kind);
        entryColumn(values, "schemas", "int4", Draft::schema);
        entryColumn(values, "commands", "uuid", AppendArrays::command);
        entryColumn(values, "digests", "bytea", Draft::digest);
        entryColumn(values, "actors", "uuid", draft -> draft.actor().account().value());
        entryColumn(values, "posts", "uuid", AppendArrays::post);
        entryColumn(
                values, "observed", "timestamptz", draft -> draft.observedAt().toString());
        entryColumn(
                values, "recorded", "timestamptz", draft -> draft.recordedAt().toString());
        entryColumn(values, "opens", "text", Draft::open);
        entryColumn(values, "sealed", "bytea", draft -> SealedPart.frame(draft.sealed()));
        values.put("entry_previous", array("bytea", entries, Entry::previous));
        values.put("entry_hashes", array("bytea", entries, Entry::hash));
        values.put("key_streams", array("uuid", newKeys, DataKey::stream));
        values.put("key_retentions", array("text", newKeys, DataKey::retention));
        values.put("key_wrapped", array("bytea", newKeys, DataKey::wrapped));
        return values;
    }

    private void entryColumn(
            Map<String, Object> values, String name, String type, Function<Draft, @Nullable Object> column) {
        values.put("entry_" + name, array(type, entries, entry -> column.apply(entry.draft())));
    }

    private static @Nullable UUID command(Draft draft) {
        var command = draft.command();
        return command == null ? null : command.value();
    }

    private static @Nullable UUID post(Draft draft) {
        return draft.actor().post().map(PostId::value).orElse(null);
    }

    private static <T> Object array(String type, Collection<T> rows, Function<T, @Nullable Object> column) {
        var elements = type.equals("bytea") ? new byte[rows.size()][] : new Object[rows.size()];
        var i = 0;
        for (var row : rows) {
            elements[i++] = column.apply(row);
        }
        return new SqlArrayValue(type, elements);
    }
}
