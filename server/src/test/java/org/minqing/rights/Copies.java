package org.minqing.rights;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.Statement;
import org.minqing.TestDatabase;
import org.minqing.casework.Planted;
import org.postgresql.PGConnection;

/** A copy of all rows of a store at one moment, as a logical backup takes them. */
final class Copies {

    private Copies() {}

    static void all(TestDatabase from, TestDatabase to) {
        try (var here = from.superuserSource().getConnection();
                var there = to.superuserSource().getConnection();
                var read = here.createStatement();
                var write = there.createStatement()) {
            here.setAutoCommit(false);
            read.execute("set transaction isolation level repeatable read");
            write.execute("set session_replication_role = replica");
            for (var table : Planted.tables(from)) {
                write.execute("truncate " + table + " cascade");
            }
            for (var table : Planted.tables(from)) {
                var rows = new ByteArrayOutputStream();
                here.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", rows);
                there.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " from stdin", new ByteArrayInputStream(rows.toByteArray()));
            }
            counters(read, write);
            here.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void counters(Statement read, Statement write) throws SQLException {
        try (var sequences = read.executeQuery("""
                select format('select setval(''%I.%I'', %s)', schemaname, sequencename, last_value) from pg_sequences
                where last_value is not null
                """)) {
            while (sequences.next()) {
                write.execute(sequences.getString(1));
            }
        }
    }
}
