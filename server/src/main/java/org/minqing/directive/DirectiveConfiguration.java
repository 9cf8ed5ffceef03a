package org.minqing.directive;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.minqing.access.Access;
import org.minqing.access.Posts;
import org.minqing.access.RoleNames;
import org.minqing.area.City;
import org.minqing.deadline.CityTime;
import org.minqing.deadline.timer.Timers;
import org.minqing.journal.Fingerprints;
import org.minqing.journal.Journal;
import org.minqing.journal.Sealing;
import org.minqing.workforce.Seats;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Joins the parts of directives. */
@Configuration(proxyBeanMethods = false)
class DirectiveConfiguration {

    private final AtomicReference<DirectiveRules> rules = new AtomicReference<>(DirectiveRules.DEFAULT);

    @Bean
    DirectiveWords directiveWords(Sealing sealing) {
        return new DirectiveWords(sealing);
    }

    @Bean
    DirectiveEntries directiveEntries(Journal journal, Fingerprints fingerprints, JdbcClient database) {
        return new DirectiveEntries(journal, fingerprints, database);
    }

    @Bean
    Directives.Store directiveStore(
            DirectiveEntries entries, DirectiveWords words, JdbcClient database, TransactionTemplate transaction) {
        return new Directives.Store(new DirectiveRows(database), entries, words, transaction);
    }

    @Bean
    Parties directiveParties(Access access, Posts posts, Seats seats, City city) {
        return new Parties(access, posts, seats, city);
    }

    @Bean
    Recipients directiveRecipients(City city, Seats seats) {
        return new Recipients(city, seats);
    }

    @Bean
    @Order(222)
    DirectivePart directivePart() {
        return new DirectivePart(rules::set);
    }

    @Bean
    DirectiveTime directiveTime(CityTime time, Timers timers) {
        return new DirectiveTime(time, rules::get, timers);
    }

    /** What a command asks of others. */
    record Others(Access access, Parties parties, Recipients recipients, DirectiveTime time) {}

    @Bean
    Others directiveOthers(Access access, Parties parties, Recipients recipients, DirectiveTime time) {
        return new Others(access, parties, recipients, time);
    }

    @Bean
    Directives directives(Directives.Store store, Others others, InstantSource clock) {
        return new Directives(store, others.access(), others.parties(), others.recipients(), others.time(), clock);
    }

    @Bean
    DirectiveReminders directiveReminders(DirectiveEntries entries, Parties parties, InstantSource clock) {
        return new DirectiveReminders(entries, parties, clock);
    }

    @Bean
    DirectiveLists directiveLists(JdbcClient database, TransactionTemplate transaction, DirectiveWords words) {
        return new DirectiveLists(database, transaction, words);
    }

    @Bean
    DirectiveReading directiveReading(
            DirectiveLists lists, Access access, Parties parties, City city, InstantSource clock) {
        return new DirectiveReading(lists, access, parties, city, clock);
    }

    @Bean
    DirectiveViews directiveViews(City city, Posts posts, RoleNames roles) {
        return new DirectiveViews(city, posts, roles);
    }
}
