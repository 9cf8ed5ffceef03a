package org.minqing.exchange;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Joins the offer of the city folder. */
@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {

    /** After casework, whose scenarios and ways it names. */
    @Bean
    @Order(230)
    Open311Part open311Part(Services services) {
        return new Open311Part(services::begin);
    }

    @Bean
    MoveReader moveReader(Services services) {
        return new MoveReader(services);
    }
}
