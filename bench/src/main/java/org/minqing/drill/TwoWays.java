package org.minqing.drill;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A PostgreSQL that two servers reach each on a way of its own, of which the second can be cut: in the kernel where that is
 * allowed, elsewhere by a proxy.
 */
record TwoWays(Postgres postgres, Line second, Closeable beneath) implements Closeable {

    static TwoWays lay(Path folder) throws IOException, InterruptedException, SQLException {
        var laid = Cables.lay();
        if (laid.isPresent()) {
            var cables = laid.get();
            return new TwoWays(Postgres.behind(cables, folder), cables.second(), cables);
        }
        var postgres = Postgres.make(folder);
        var wire = new Wire(postgres.port());
        return new TwoWays(postgres, wire, wire);
    }

    /** The PostgreSQL is ended by whoever ends the scene. */
    @Override
    public void close() throws IOException {
        beneath.close();
    }
}
