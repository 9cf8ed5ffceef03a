package org.minqing.deadline.timer;

import java.time.Duration;
import java.time.InstantSource;
import org.minqing.database.Loop;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the timers: what others use is public, the rest is wired here and seen by nobody else. */
@Configuration(proxyBeanMethods = false)
class TimerConfiguration {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Bean
    Timers timers(JdbcClient database) {
        return new Timers(database);
    }

    @Bean
    TimerRuns timerRuns(
            JdbcClient database,
            TransactionTemplate transaction,
            ObjectProvider<TimerHandler> handlers,
            InstantSource clock) {
        return new TimerRuns(database, transaction, handlers.orderedStream().toList(), clock);
    }

    @Bean
    Loop timerLoop(TimerRuns runs) {
        return Loop.every("timers", PAUSE, runs::run);
    }

    @Bean
    CatchUp catchUp(TimerRuns runs, InstantSource clock) {
        return new CatchUp(runs, clock);
    }
}
