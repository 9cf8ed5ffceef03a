package org.minqing.area;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.minqing.kernel.Settings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The ground's parts: what others use is public, the rest is wired here and seen by nobody else. */
@Configuration(proxyBeanMethods = false)
class AreaConfiguration {

    @Bean
    City city() {
        return new City();
    }

    @Bean
    Areas areas(JdbcClient database, TransactionTemplate transactions, InstantSource clock) {
        return new Areas(database, transactions, clock);
    }

    @Bean
    AreaShapes areaShapes(City city) {
        return new AreaShapes(city);
    }

    @Bean
    GroundPart groundPart(City city, Areas areas, InstantSource clock) {
        return new GroundPart(ground -> {
            var zone = ZoneId.of(ground.settings().zone());
            areas.take(ground);
            city.take(ground.on(LocalDate.ofInstant(clock.instant(), zone)));
        });
    }

    @Bean
    Surroundings surroundings() {
        return new Surroundings();
    }

    @Bean
    CityLoading cityLoading(Settings settings, ObjectProvider<CityPart> parts, ObjectProvider<CityChecking> begun) {
        return new CityLoading(
                settings, () -> parts.orderedStream().toList(), () -> Optional.ofNullable(begun.getIfAvailable()));
    }
}
