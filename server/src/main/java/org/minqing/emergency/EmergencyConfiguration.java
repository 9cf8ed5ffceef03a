package org.minqing.emergency;

import java.time.InstantSource;
import org.minqing.access.Access;
import org.minqing.access.RoleNames;
import org.minqing.access.SampleAccounts;
import org.minqing.access.Standing;
import org.minqing.area.City;
import org.minqing.deadline.timer.Timers;
import org.minqing.journal.Fingerprints;
import org.minqing.journal.Journal;
import org.minqing.scenario.Scenarios;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Joins the parts of orders. */
@Configuration(proxyBeanMethods = false)
class EmergencyConfiguration {

    private static final int BEFORE_SAMPLE_CASES = 0;

    @Bean
    Orders.Store orderStore(
            JdbcClient database, Journal journal, Fingerprints fingerprints, TransactionTemplate transaction) {
        return new Orders.Store(
                new OrderRows(database), new OrderEntries(journal, fingerprints, database), transaction);
    }

    @Bean
    Orders orders(Orders.Store store, Timers timers, City city, Scenarios scenarios) {
        return new Orders(store, timers, city, scenarios);
    }

    @Bean
    OrderTime orderTime(Orders orders, ObjectProvider<OrderedContent> content, InstantSource clock) {
        return new OrderTime(orders, content, clock);
    }

    @Bean
    OrderBodies orderBodies(Access access, Standing standing, City city) {
        return new OrderBodies(access, standing, city);
    }

    @Bean
    OrderViews orderViews(City city, RoleNames roles, Scenarios scenarios, ObjectProvider<OrderedContent> content) {
        return new OrderViews(city, roles, scenarios, content);
    }

    @Bean
    @Order(BEFORE_SAMPLE_CASES)
    SampleOrders sampleOrders(
            SampleAccounts samples, Orders orders, City city, Scenarios scenarios, InstantSource clock) {
        return new SampleOrders(samples.on(), orders, city, scenarios, clock);
    }
}
