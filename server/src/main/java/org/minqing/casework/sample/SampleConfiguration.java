package org.minqing.casework.sample;

import java.time.InstantSource;
import org.minqing.access.Posts;
import org.minqing.access.SampleAccounts;
import org.minqing.area.City;
import org.minqing.casework.Tellings;
import org.minqing.scenario.Scenarios;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Joins the parts that invent cases. */
@Configuration(proxyBeanMethods = false)
class SampleConfiguration {

    @Bean
    Cast sampleCast(Posts posts, SampleAccounts samples) {
        return new Cast(posts, samples);
    }

    @Bean
    SampleStart.Stage sampleStage(City city, Scenarios scenarios, Cast cast, Tellings tellings, InstantSource clock) {
        return new SampleStart.Stage(city, scenarios, cast, tellings, clock);
    }

    @Bean
    SampleStart sampleStart(
            @Value("${minqing.sample-cases:2000}") int count,
            @Qualifier("reader") JdbcClient reader,
            SampleAccounts samples,
            SampleStart.Stage stage) {
        return new SampleStart(samples.on() ? count : 0, reader, stage);
    }

    @Bean
    @Order(70)
    SamplePart samplePart(SampleStart start) {
        return new SamplePart(start::plan);
    }
}
