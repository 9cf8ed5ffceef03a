package org.minqing.scenario;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.minqing.access.ClassPurposes;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.database.Loop;
import org.minqing.scenario.language.ScenarioReader;
import org.minqing.scenario.language.Vocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The scenarios as beans. */
@Configuration(proxyBeanMethods = false)
class ScenarioConfiguration {

    private static final int AFTER_STAFF = 300;

    /** How soon a node learns at the latest what another has published: one row for each scenario is read by its key. */
    private static final Duration LOOK = Duration.ofMillis(300);

    @Bean
    ScenarioStore scenarioStore(JdbcClient jdbc) {
        return new ScenarioStore(jdbc);
    }

    @Bean
    Publishing publishing(ScenarioStore store, Scenarios scenarios, InstantSource clock) {
        return new Publishing(store, scenarios, clock);
    }

    @Bean
    Loop publishingWatch(Publishing publishing) {
        return Loop.every("scenario-watch", LOOK, publishing::follow);
    }

    @Bean
    Scenarios scenarios(ScenarioStore store) {
        return new Scenarios(
                reference ->
                        store.content(reference.id(), reference.version()).flatMap(ScenarioConfiguration::readBack),
                reference -> store.replaced(reference.id(), reference.version()));
    }

    @Bean
    ClassPurposes classPurposes(Scenarios scenarios) {
        return scenarios::purposes;
    }

    @Bean
    @Order(AFTER_STAFF)
    ScenarioPart scenarioPart(ScenarioStore store, Scenarios scenarios, Publishing publishing, InstantSource clock) {
        return new ScenarioPart((folder, loaded) -> {
            publishing.from(folder.root());
            scenarios.inOrder(ScenarioPart.order(folder, new Faults()));
            for (var one : loaded) {
                var scenario = one.scenario();
                var text = new ScenarioStore.Published(
                        scenario.id(), scenario.version(), one.text().json());
                store.publish(text, clock.instant());
            }
            store.keepOnly(loaded.stream().map(one -> one.scenario().id()).toList(), clock.instant());
            scenarios.take(loaded.stream().map(ScenarioPart.Loaded::scenario).toList());
        });
    }

    /** What was published was checked then; the words of the city may have changed since. */
    static Optional<Scenario> readBack(String content) {
        var faults = new Faults();
        return Document.read("published.json", content, faults)
                .flatMap(document -> new ScenarioReader(Vocabulary.ANY).read(document, faults));
    }
}
