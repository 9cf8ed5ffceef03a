package org.minqing.audit;

import java.time.Duration;
import java.time.InstantSource;
import org.minqing.journal.Journal;
import org.minqing.journal.Round;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What audit does by itself: it seals each minute, and removes what has been kept as long as the city says. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    Batches batches(
            JdbcClient database,
            TransactionTemplate transaction,
            Journal journal,
            LookRules rules,
            InstantSource clock) {
        return new Batches(database, transaction, journal, rules, clock);
    }

    @Bean
    Round batchRound(Batches batches) {
        return new Round("looks", Duration.ofMinutes(1), batches::seal);
    }

    /** Sign-ins have the time of sessions, which a test does not move. */
    @Bean(destroyMethod = "write")
    Entrances entrances(JdbcClient database, Listings listings) {
        return new Entrances(database, listings, InstantSource.system());
    }

    @Bean
    Round entranceRound(Entrances entrances) {
        return new Round("entrances", Duration.ofMinutes(1), entrances::write);
    }

    @Bean
    Round removalRound(Batches batches) {
        return new Round("old-looks", Duration.ofHours(1), batches::removeOld);
    }
}
