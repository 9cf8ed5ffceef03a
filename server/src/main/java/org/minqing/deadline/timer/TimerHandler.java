package org.minqing.deadline.timer;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens when a step is due; a port for the modules above. Implementations are beans. */
public interface TimerHandler {

    /** The name of the timers that it takes; one handler for a name. */
    String name();

    /**
     * Takes a step. What is written through {@code database} takes effect exactly once, together with the step being done. A
     * handler that works elsewhere may be called again with the same firing after a crash, and uses its id. One that throws
     * is called again later.
     */
    void take(Firing firing, JdbcClient database);
}
