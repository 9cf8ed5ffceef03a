package org.minqing.exchange.partner;

import java.time.InstantSource;
import org.minqing.database.Loop;
import org.minqing.scenario.Scenarios;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Joins the parts of going to and fro with partners. */
@Configuration(proxyBeanMethods = false)
class PartnerConfiguration {

    /** After casework, whose scenarios and ways it names. */
    @Bean
    @Order(240)
    PartnersPart partnersPart(Partners partners) {
        return new PartnersPart(partners::begin);
    }

    @Bean
    PartnerReader partnerReader(Partners partners, Scenarios scenarios, InstantSource clock) {
        return new PartnerReader(partners, scenarios, clock);
    }

    @Bean
    Loop partnerCourier(PartnerRound round) {
        return Loop.emptying("partner-courier", round::send);
    }
}
