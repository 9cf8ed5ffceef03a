package org.minqing;

import java.time.InstantSource;
import org.minqing.kernel.CityClock;
import org.minqing.kernel.Settings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every module is given: the operator's settings and the time. */
@Configuration(proxyBeanMethods = false)
class HouseConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Settings settings() {
        return Settings.from(System.getenv());
    }

    @Bean
    CityClock clock(Settings settings) {
        return new CityClock(InstantSource.system(), settings.sample());
    }
}
