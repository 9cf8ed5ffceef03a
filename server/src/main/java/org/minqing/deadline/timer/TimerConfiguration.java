package org.minqing.deadline.timer;

import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the timers: what others use is public, the rest is wired here and seen by nobody else. */
@Configuration(proxyBeanMethods = false)
class TimerConfiguration {

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
    TimerLife timerLife(TimerRuns runs, InstantSource clock) {
        return new TimerLife(runs, clock);
    }
}
