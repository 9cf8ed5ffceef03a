package org.minqing.oversight;

import java.util.concurrent.atomic.AtomicReference;
import org.minqing.access.RoleNames;
import org.minqing.area.City;
import org.minqing.audit.LookRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Joins the parts of oversight with what the city folder says. */
@Configuration(proxyBeanMethods = false)
class OversightConfiguration {

    private final AtomicReference<LookSettings> settings = new AtomicReference<>(LookSettings.DEFAULT);

    @Bean
    LookWords lookWords(RoleNames roles, City city) {
        return new LookWords(settings::get, roles, city);
    }

    @Bean
    @Order(225)
    LooksPart looksPart(LookRules rules) {
        return new LooksPart(said -> {
            settings.set(said);
            rules.begin(new LookRules.Rules(said.mostCasesAnHour(), said.keepMonths()));
        });
    }
}
