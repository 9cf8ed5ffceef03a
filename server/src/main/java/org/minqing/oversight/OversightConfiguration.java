package org.minqing.oversight;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.minqing.access.FactorDuty;
import org.minqing.access.Purposes;
import org.minqing.access.RoleNames;
import org.minqing.access.Verb;
import org.minqing.area.City;
import org.minqing.audit.LookRules;
import org.minqing.kernel.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Joins the parts of oversight with what the city folder says. */
@Configuration(proxyBeanMethods = false)
class OversightConfiguration {

    /** Who may do one of these reaches what is kept from others, or the accounts of others. */
    private static final Set<Verb> GUARDED = Set.of(
            Verb.ADMIN_ACCOUNTS, Verb.AUDIT_OVERSEE, Verb.CASE_ASK_IDENTITY, Verb.CASE_OPEN_IDENTITY, Verb.ORDER_GIVE);

    private final AtomicReference<LookSettings> settings = new AtomicReference<>(LookSettings.DEFAULT);

    @Bean
    LookWords lookWords(RoleNames roles, Purposes purposes, City city) {
        return new LookWords(settings::get, roles, purposes, city);
    }

    @Bean
    @Order(225)
    LooksPart looksPart(LookRules rules) {
        return new LooksPart(said -> {
            settings.set(said);
            rules.begin(new LookRules.Rules(said.mostCasesAnHour(), said.keepMonths()));
        });
    }

    /** After every other part. */
    @Bean
    @Order(900)
    SafeguardsPart safeguardsPart(Safeguards safeguards, Settings given, FactorDuty factors) {
        return new SafeguardsPart(() -> safeguards.begin(
                Safeguard.all(given, Objects.requireNonNull(settings.get()), factors.notNeededFor(GUARDED), (int)
                        given.backups().toDays())));
    }
}
