package org.minqing.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the bell between nodes: on a connection of its own, at most 20 {@code NOTIFY} a second whatever was appended,
 * never inside a command (it takes a database-wide lock at commit). Only convenience: without it readers look each 200 ms.
 */
final class NodeBell {

    private static final Logger LOG = LoggerFactory.getLogger(NodeBell.class);
    private static final String CHANNEL = "minqing_journal";
    private static final int TICK_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DataSource source;
    private final Nudge nudge;
    private volatile boolean running;
    private @Nullable Thread thread;
    private long told;

    NodeBell(DataSource source, Nudge nudge) {
        this.source = source;
        this.nudge = nudge;
    }

    synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name("journal-bell").start(this::keepGoing);
    }

    synchronized void stop() throws InterruptedException {
        running = false;
        if (thread != null) {
            thread.join(PATIENCE);
        }
    }

    private void keepGoing() {
        while (running) {
            try (var connection = source.getConnection()) {
                listen(connection);
            } catch (SQLException passing) {
                LOG.warn("The bell between nodes is silent for a moment: {}", passing.getMessage());
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        var bell = connection.unwrap(PGConnection.class);
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            while (running) {
                var rings = nudge.ringsHere();
                if (rings > told) {
                    statement.execute("notify " + CHANNEL);
                    told = rings;
                }
                hear(bell);
            }
            statement.execute("unlisten *");
        }
    }

    private void hear(PGConnection bell) throws SQLException {
        var fromAfar = false;
        for (var notification : bell.getNotifications(TICK_MILLIS)) {
            fromAfar |= notification.getPID() != bell.getBackendPID();
        }
        if (fromAfar) {
            nudge.pass();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PATIENCE);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
