package org.minqing.deadline.timer;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes what is due. First the due steps of clocks become firings, in one short transaction; then each firing is taken in a
 * transaction of its own, which locks nothing but the firing, so that a handler may set the very clock again.
 */
final class TimerRuns {

    private static final Logger LOG = LoggerFactory.getLogger(TimerRuns.class);
    private static final int BATCH = 500;

    private final Timers timers;
    private final JdbcClient database;
    private final TransactionOperations transaction;
    private final Map<String, TimerHandler> handlers;
    private final InstantSource clock;

    TimerRuns(
            JdbcClient database,
            TransactionOperations transaction,
            Collection<TimerHandler> handlers,
            InstantSource clock) {
        this.timers = new Timers(database);
        this.database = database;
        this.transaction = transaction;
        this.handlers = handlers.stream().collect(Collectors.toMap(TimerHandler::name, Function.identity()));
        this.clock = clock;
    }

    private Set<String> names() {
        return handlers.keySet();
    }

    /** Takes everything that is due and that nobody else is taking; how many steps. */
    int run() {
        if (handlers.isEmpty()) {
            return 0;
        }
        var now = clock.instant();
        var taken = 0;
        while (timers.move(now, names(), BATCH) > 0) {
            taken += takeAll(now);
        }
        return taken + takeAll(now);
    }

    /** Whether anything is still due at this instant, here or on another node. */
    boolean isAnythingDue(Instant now) {
        return !handlers.isEmpty() && timers.anythingDue(now, names());
    }

    private int takeAll(Instant now) {
        var taken = 0;
        for (var outcome = takeOne(now); outcome != Outcome.NOTHING; outcome = takeOne(now)) {
            taken += outcome == Outcome.TAKEN ? 1 : 0;
        }
        return taken;
    }

    private enum Outcome {
        NOTHING,
        TAKEN,
        PUT_OFF
    }

    private Outcome takeOne(Instant now) {
        var failed = new AtomicReference<@Nullable Firing>();
        try {
            var found = transaction.execute(status -> {
                var firing = timers.lock(now, names());
                firing.ifPresent(failed::set);
                firing.ifPresent(this::take);
                return firing.isPresent();
            });
            return Boolean.TRUE.equals(found) ? Outcome.TAKEN : Outcome.NOTHING;
        } catch (RuntimeException wrong) {
            // Whatever a handler throws, the other firings go on and this one comes back later.
            var firing = failed.get();
            if (firing == null) {
                throw wrong;
            }
            LOG.error("Step {} of timer {} failed and is put off", firing.step(), firing.id(), wrong);
            timers.putOff(firing, now);
            return Outcome.PUT_OFF;
        }
    }

    private void take(Firing firing) {
        var handler = handlers.get(firing.name());
        if (handler == null) {
            throw new IllegalStateException("There is no handler for " + firing.name());
        }
        handler.take(firing, database);
        timers.done(firing);
    }
}
