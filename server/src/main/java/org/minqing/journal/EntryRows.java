package org.minqing.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.PostId;

/** Rows of {@code journal.entry} as entries. */
final class EntryRows {

    static final String COLUMNS = """
            e.stream, e.version, e.kind, e.schema, e.command, e.digest, e.actor, e.post, e.observed, e.recorded, e.open,
            e.sealed, e.previous, e.hash, e.incarnation, e.xid::text as xid, e.seq""";

    private EntryRows() {}

    static Entry map(ResultSet row, int number) throws SQLException {
        var command = row.getObject("command", UUID.class);
        var draft = new Draft(
                row.getObject("stream", UUID.class),
                row.getInt("version"),
                row.getString("kind"),
                row.getInt("schema"),
                command == null ? null : new CommandId(command),
                row.getBytes("digest"),
                actor(row.getObject("actor", UUID.class), row.getObject("post", UUID.class)),
                instant(row, "observed"),
                instant(row, "recorded"),
                row.getString("open"),
                SealedPart.unframe(row.getBytes("sealed")));
        return new Entry(draft, row.getBytes("previous"), row.getBytes("hash"), Optional.of(position(row)));
    }

    static Position position(ResultSet row) throws SQLException {
        return new Position(row.getInt("incarnation"), Long.parseLong(row.getString("xid")), row.getLong("seq"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Actor actor(UUID account, @Nullable UUID post) {
        return new Actor(new AccountId(account), Optional.ofNullable(post).map(PostId::new));
    }
}
