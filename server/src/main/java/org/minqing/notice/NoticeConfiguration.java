package org.minqing.notice;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.minqing.access.Pseudonyms;
import org.minqing.area.City;
import org.minqing.database.Loop;
import org.minqing.kernel.Settings;
import org.minqing.notice.outward.Gateways;
import org.minqing.notice.outward.Line;
import org.minqing.notice.outward.TextGateway;
import org.minqing.workforce.Duties;
import org.minqing.workforce.Ladder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Joins the parts of telling people. */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    private final AtomicReference<NoticeRules> rules = new AtomicReference<>(NoticeRules.DEFAULT);

    /** What the loaded folder says now. */
    @Bean
    Supplier<NoticeRules> noticeRules() {
        return rules::get;
    }

    @Bean
    InAppChannel inAppChannel() {
        return new InAppChannel();
    }

    /** Beans of the same kind first, then the operator's gateway; without any, and outside of sample mode, there is no way. */
    @Bean
    TextedCodes textedCodes(ObjectProvider<TextChannel> beans, Gateways gateways, Line gatewayLine, Settings settings) {
        var ways = new ArrayList<>(beans.orderedStream().toList());
        gateways.texts()
                .map(texts -> new GatewayTexts(new TextGateway(texts, gatewayLine)))
                .ifPresent(ways::add);
        if (settings.sample()) {
            ways.add(new SampleTexts(settings.data()));
        }
        return new TextedCodes(ways);
    }

    @Bean
    NoticeReader noticeReader(
            NoticeReader.Ways ways, Duties duties, Pseudonyms pseudonyms, City city, InstantSource clock) {
        var known = new NoticeReader.Known(duties, pseudonyms, city, clock);
        return new NoticeReader(rules::get, ways, known);
    }

    @Bean
    NoticeReader.Ways noticeWays(List<Channel> channels, Gateways gateways) {
        return new NoticeReader.Ways(channels, new Outward(gateways));
    }

    @Bean
    Outbox outbox(
            @Qualifier("reader") JdbcClient reader,
            @Qualifier("reader") TransactionTemplate transaction,
            List<Channel> channels) {
        return new Outbox(reader, transaction, channels);
    }

    @Bean
    Loop courier(Outbox outbox, InstantSource clock) {
        Supplier<NoticeRules> current = rules::get;
        return Loop.emptying(
                "notice-courier",
                () -> outbox.send(clock.instant(), current.get().retries()));
    }

    @Bean
    AlarmClimb alarmClimb(
            @Qualifier("reader") JdbcClient reader,
            @Qualifier("reader") TransactionTemplate transaction,
            Ladder ladder,
            Mailing mailing) {
        return new AlarmClimb(reader, transaction, ladder, mailing, rules::get);
    }

    @Bean
    Mailing mailing(NoticeReader.Ways ways, Duties duties, City city) {
        return new Mailing(ways, duties, city);
    }

    @Bean
    Loop alarmLoop(AlarmClimb climb, InstantSource clock) {
        return Loop.emptying("alarms", () -> climb.climb(clock.instant()));
    }

    @Bean
    Notices notices(JdbcClient database, TransactionTemplate transaction, InstantSource clock) {
        return new Notices(database, transaction, clock);
    }

    @Bean
    DeadLetters deadLetters(JdbcClient database, InstantSource clock) {
        return new DeadLetters(database, clock);
    }

    @Bean
    NoticeWords noticeWords() {
        return new NoticeWords();
    }

    @Bean
    @Order(220)
    NoticePart noticePart() {
        return new NoticePart(rules::set);
    }
}
