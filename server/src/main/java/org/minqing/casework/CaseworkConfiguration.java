package org.minqing.casework;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.minqing.access.Posts;
import org.minqing.access.Standing;
import org.minqing.area.City;
import org.minqing.deadline.CityTime;
import org.minqing.emergency.OrdersInForce;
import org.minqing.journal.Fingerprints;
import org.minqing.journal.HeadKeeper;
import org.minqing.journal.Round;
import org.minqing.journal.Sealing;
import org.minqing.kernel.Constraint;
import org.minqing.scenario.RunningCases;
import org.minqing.scenario.ScenarioProblem;
import org.minqing.scenario.Scenarios;
import org.minqing.workforce.ChoiceFacts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Joins the parts of casework that are plain objects. */
@Configuration(proxyBeanMethods = false)
class CaseworkConfiguration {

    private final AtomicReference<SupervisionRules> supervision = new AtomicReference<>(SupervisionRules.NONE);

    @Bean
    SealedAnswers sealedAnswers(Sealing sealing) {
        return new SealedAnswers(sealing);
    }

    @Bean
    RatingReader ratingReader(Scenarios scenarios, City city) {
        return new RatingReader(scenarios, city, new SecureRandom());
    }

    @Bean
    Round ratingRound(RatingRelease release) {
        return new Round("ratings", Duration.ofHours(1), release::run);
    }

    @Bean
    RunningCases runningCases(JdbcClient jdbc) {
        return new CaseCrowds(jdbc);
    }

    @Bean
    CaseClocks caseClocks(CityTime time) {
        return new CaseClocks(time);
    }

    @Bean
    Turns turns(City city, SealedAnswers sealing, CaseClocks clocks, Extending extending) {
        return new Turns(city, sealing, clocks, extending);
    }

    @Bean
    Extending extending(City city, Posts posts, Addressees addressees, CaseClocks clocks) {
        return new Extending(city, posts, addressees::of, clocks);
    }

    @Bean
    Dispatching dispatching(Posts posts, ChoiceFacts facts, JdbcClient jdbc) {
        return new Dispatching(posts, new ChoosingNow(facts, new OpenLoads(jdbc)));
    }

    @Bean
    Addressees addressees(Posts posts, ChoiceFacts facts) {
        return new Addressees(posts, facts);
    }

    @Bean
    Definitions definitions(Scenarios scenarios, OrdersInForce orders) {
        return new Definitions(scenarios, orders);
    }

    @Bean
    Decisions decisions(
            City city, Definitions definitions, Standing standing, Dispatching dispatching, TurnParts parts) {
        return new Decisions(city, definitions, standing, dispatching, parts.turns(), parts.fingerprints());
    }

    /** What makes a decided command an entry. */
    record TurnParts(Turns turns, Fingerprints fingerprints) {}

    @Bean
    TurnParts turnParts(Turns turns, Fingerprints fingerprints) {
        return new TurnParts(turns, fingerprints);
    }

    @Bean
    @Order(60)
    CaseworkPart caseworkPart(CaseNumbers numbers, CaseSources sources) {
        return new CaseworkPart(read -> {
            numbers.begin(read.prefix());
            sources.begin(read.sources());
            supervision.set(read.supervision());
        });
    }

    @Bean
    SupervisionTime supervisionTime(CityTime time) {
        return new SupervisionTime(time, supervision::get);
    }

    @Bean
    HeadKeeper caseHeadKeeper(JdbcClient jdbc) {
        return CaseHeads.heads(jdbc);
    }

    @Bean
    HeadKeeper caseWordKeeper(JdbcClient jdbc) {
        return CaseHeads.words(jdbc);
    }

    @Bean
    Constraint secondPerson() {
        return new Constraint("case_file_second_person", ScenarioProblem.SECOND_PERSON_NEEDED);
    }
}
