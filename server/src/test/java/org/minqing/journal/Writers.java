package org.minqing.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Many writers that append to shared streams at random: several streams in a statement, several statements in a
 * transaction, roll-backs, and transactions that take their id long before they write.
 */
final class Writers {

    private static final int WRITERS = 16;
    private static final int CONNECTIONS = 8;

    final List<UUID> streams;
    private final List<ReentrantLock> locks;
    private final Map<UUID, Head> heads = new ConcurrentHashMap<>();
    private final DataSource source;

    /** Writers stand in line for a connection as long as it takes; on a busy machine the pool would turn them away. */
    private final Semaphore connections = new Semaphore(CONNECTIONS);

    Writers(DataSource source, int streams) {
        this.source = source;
        this.streams =
                IntStream.range(0, streams).mapToObj(i -> UUID.randomUUID()).toList();
        this.locks = this.streams.stream().map(stream -> new ReentrantLock()).toList();
    }

    /** What was committed: the length of each stream that has an entry. */
    Map<UUID, Integer> lengths() {
        return heads.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, head -> head.getValue().version()));
    }

    int written() {
        return heads.values().stream().mapToInt(Head::version).sum();
    }

    void run(long seed, int transactionsEach) throws InterruptedException, ExecutionException {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var works = IntStream.range(0, WRITERS)
                    .<Callable<Boolean>>mapToObj(writer -> () -> {
                        var random = new Random(seed * 31 + writer);
                        for (var i = 0; i < transactionsEach; i++) {
                            transaction(random);
                        }
                        return true;
                    })
                    .toList();
            for (var done : pool.invokeAll(works)) {
                done.get();
            }
        }
    }

    /** Streams are locked until the transaction has ended, as a case row would be, in one order for all. */
    private void transaction(Random random) throws SQLException, InterruptedException {
        connections.acquire();
        try {
            transactionOn(random);
        } finally {
            connections.release();
        }
    }

    private void transactionOn(Random random) throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            if (random.nextInt(3) == 0) {
                jdbc.sql("select pg_current_xact_id()::text")
                        .query(String.class)
                        .single();
                dawdle(random);
            }
            var chosen = new TreeSet<Integer>();
            for (var i = random.nextInt(4); i >= 0; i--) {
                chosen.add(random.nextInt(streams.size()));
            }
            chosen.forEach(i -> locks.get(i).lock());
            try {
                var next = write(random, jdbc, chosen);
                dawdle(random);
                end(connection, random.nextInt(8) > 0, next);
            } finally {
                chosen.forEach(i -> locks.get(i).unlock());
            }
        }
    }

    private Map<UUID, Head> write(Random random, JdbcClient jdbc, Set<Integer> chosen) {
        var entries = new ArrayList<Entry>();
        var next = new HashMap<UUID, Head>();
        for (var i : chosen) {
            var stream = streams.get(i);
            var head = heads.getOrDefault(stream, Head.NONE);
            for (var n = random.nextInt(3); n >= 0; n--) {
                var entry = Sample.after(head, stream);
                entries.add(entry);
                head = entry.head();
            }
            next.put(stream, head);
        }
        TestJournal.append(jdbc, entries, List.of(), next.keySet().toArray(UUID[]::new));
        return next;
    }

    private void end(Connection connection, boolean keep, Map<UUID, Head> next) throws SQLException {
        if (!keep) {
            connection.rollback();
            return;
        }
        connection.commit();
        heads.putAll(next);
    }

    private static void dawdle(Random random) {
        try {
            Thread.sleep(random.nextInt(8));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
