package org.minqing.access;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.minqing.access.secret.PasswordCost;
import org.minqing.access.secret.Passwords;
import org.minqing.access.session.ShownFactor;
import org.minqing.journal.Journal;
import org.minqing.kernel.Settings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/** Puts the decision together: what the city folder says about roles, and who holds which post now. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    private final AtomicReference<Roles> roles = new AtomicReference<>(Roles.NONE);
    private final AtomicReference<Map<String, Map<String, String>>> departments = new AtomicReference<>(Map.of());

    /** The time of sign-ins and sessions: the system's own, which sample mode cannot move. */
    @Bean(defaultCandidate = false)
    @Qualifier("wallClock")
    InstantSource wallClock() {
        return InstantSource.system();
    }

    @Bean
    Rosters rosters(JdbcClient database, InstantSource clock) {
        return new Rosters(database, clock);
    }

    @Bean
    Machines machines(JdbcClient database, Rosters rosters) {
        return new Machines(database, rosters::forget);
    }

    /** The departments that the city folder names. */
    @Bean
    Departments departments() {
        return new Departments(departments::get);
    }

    @Bean
    Standing standing(Rosters rosters) {
        return new Standing(rosters, roles::get, rosters::forget);
    }

    @Bean
    Posts posts(Rosters rosters) {
        return new Posts(rosters, roles::get);
    }

    @Bean
    Delegable delegable(Rosters rosters) {
        return new Delegable(rosters, roles::get);
    }

    @Bean
    FactorDuty factorDuty(Standing standing, SampleAccounts samples) {
        return new FactorDuty(standing, roles::get, samples);
    }

    @Bean
    Access access(Standing standing, ShownFactor shown, Purposes purposes) {
        return new Access(standing, roles::get, shown, purposes::now);
    }

    /** The module of the scenarios comes later; who asks first finds it. */
    @Bean
    Purposes purposes(ObjectProvider<ClassPurposes> classes) {
        var found = SingletonSupplier.of(() -> classes.getIfAvailable(() -> Map::of));
        return new Purposes(() -> found.obtain().all());
    }

    @Bean
    @Order(205)
    SharingPart sharingPart(Purposes purposes) {
        return new SharingPart(purposes::begin);
    }

    @Bean
    Assurance assurance(JdbcClient database) {
        return new Assurance(database);
    }

    @Bean
    Holdings holdings(JdbcClient database) {
        return new Holdings(database);
    }

    @Bean
    VerbHolders verbHolders(Rosters rosters) {
        return new VerbHolders(rosters, roles::get);
    }

    @Bean
    Lookers lookers(JdbcClient database) {
        return new Lookers(database);
    }

    @Bean
    RoleNames roleNames() {
        return new RoleNames(roles::get, departments::get);
    }

    @Bean
    RoleVerbs roleVerbs() {
        return new RoleVerbs(roles::get);
    }

    @Bean
    Staffing staffing(
            JdbcClient database,
            TransactionTemplate transaction,
            Journal journal,
            InstantSource clock,
            Rosters rosters) {
        return new Staffing(database, transaction, new PostEntries(journal, clock), clock, rosters::forget);
    }

    @Bean
    PasswordCost passwordCost() {
        return PasswordCost.RECOMMENDED;
    }

    @Bean
    SampleAccounts sampleAccounts(Settings settings, JdbcClient database, Staffing staffing, Passwords passwords) {
        var kept = settings.sample()
                ? Optional.of(new SamplePasswords(settings.data().resolve("sample-accounts")))
                : Optional.<SamplePasswords>empty();
        return new SampleAccounts(database, staffing, kept, passwords::hash);
    }

    @Bean
    @Order(200)
    StaffPart staffPart(Staffing staffing, Rosters rosters, SampleAccounts samples) {
        return new StaffPart(loading -> {
            staffing.take(StaffPart.POSTS, loading.plan().posts(), loading.validFrom());
            samples.invite(loading.staff(), loading.plan(), loading.validFrom());
            roles.set(loading.staff().roles());
            departments.set(loading.staff().departments());
            rosters.forget();
        });
    }
}
