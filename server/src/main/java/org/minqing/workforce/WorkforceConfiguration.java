package org.minqing.workforce;

import java.time.InstantSource;
import org.minqing.access.Access;
import org.minqing.access.Holdings;
import org.minqing.access.Posts;
import org.minqing.access.Staffing;
import org.minqing.area.City;
import org.minqing.journal.Fingerprints;
import org.minqing.journal.Journal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Joins the parts of the workforce. */
@Configuration(proxyBeanMethods = false)
class WorkforceConfiguration {

    /** After the posts of the city, on which it builds. */
    private static final int AFTER_STAFF = 210;

    @Bean
    Workforce workforce(City city) {
        return new Workforce(city);
    }

    @Bean
    Chronicle workforceChronicle(Journal journal, Fingerprints fingerprints) {
        return new Chronicle(journal, fingerprints);
    }

    @Bean
    Leaves.Records leaveRecords(JdbcClient database, Chronicle chronicle, TransactionTemplate transaction) {
        return new Leaves.Records(database, chronicle, transaction);
    }

    @Bean
    Leaves leaves(Leaves.Records records, Posts posts, Workforce workforce, InstantSource clock) {
        return new Leaves(records, posts, workforce, clock);
    }

    @Bean
    Duties.Records dutyRecords(JdbcClient database, Chronicle chronicle, TransactionTemplate transaction) {
        return new Duties.Records(new DutyLog(database), chronicle, transaction);
    }

    @Bean
    Duties duties(Workforce workforce, Posts posts, Leaves leaves, Duties.Records records, InstantSource clock) {
        return new Duties(workforce, posts, leaves, records, clock);
    }

    @Bean
    Ladder ladder(Workforce workforce, Posts posts, Duties duties) {
        return new Ladder(workforce, posts, duties);
    }

    @Bean
    Turns turnsOfPosts(JdbcClient database) {
        return new Turns(database);
    }

    @Bean
    ChoiceFacts choiceFacts(Posts posts, Leaves leaves, Duties duties, Turns turns, InstantSource clock) {
        return new ChoiceFacts(posts, leaves, duties, turns, clock);
    }

    @Bean
    Responsibilities responsibilities(Workforce workforce, Posts posts, Duties duties, InstantSource clock) {
        return new Responsibilities(workforce, posts, duties, clock);
    }

    @Bean
    Seats seats(Workforce workforce, Posts posts) {
        return new Seats(workforce, posts);
    }

    @Bean
    CoverageReport coverageReport(Workforce workforce, Holdings holdings, Leaves leaves) {
        return new CoverageReport(workforce, holdings, leaves);
    }

    @Bean
    Asked askedOfWorkforce(Access access, Workforce workforce, InstantSource clock) {
        return new Asked(access, workforce, clock);
    }

    @Bean
    @Order(AFTER_STAFF)
    WorkforcePart workforcePart(
            Staffing staffing, JdbcClient database, TransactionTemplate transaction, Workforce workforce) {
        var engagements = new Engagements(database, transaction);
        return new WorkforcePart((plan, validFrom) -> {
            staffing.take("workforce", plan.further(), validFrom);
            workforce.take(plan, engagements.take(plan.engagements()));
        });
    }
}
