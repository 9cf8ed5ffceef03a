package org.minqing.deadline;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The time of the city, wired here. */
@Configuration(proxyBeanMethods = false)
class DeadlineConfiguration {

    @Bean
    CityTime cityTime() {
        return new CityTime();
    }

    @Bean
    TimePart timePart(CityTime time) {
        return new TimePart(time);
    }
}
