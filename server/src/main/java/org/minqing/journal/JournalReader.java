package org.minqing.journal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A port for what follows the journal with an effect in the database: a bean of this type is run by the journal. Each
 * entry is taken once, every stream from version 1 without a gap, streams among each other in about the order of their
 * writing.
 */
public interface JournalReader {

    /** The name under which the position is kept; it never changes. */
    String name();

    /**
     * Takes the next entries. The connection is in the transaction (reader role) that also moves the position, so the
     * effect happens exactly when the position moves. An exception rolls both back; the same entries come again.
     */
    void take(List<Entry> entries, JdbcClient connection);
}
