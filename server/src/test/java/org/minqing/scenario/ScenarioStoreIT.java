package org.minqing.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minqing.TestDatabase;
import org.minqing.area.Document;
import org.minqing.scenario.language.Normalised;
import org.minqing.scenario.language.ShippedScenarios;
import org.springframework.dao.DataAccessException;

class ScenarioStoreIT {

    private static final Instant MORNING = Instant.parse("2026-11-23T01:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final ScenarioStore store = new ScenarioStore(database.asModule("scenario"));
    private final ScenarioConfiguration configuration = new ScenarioConfiguration();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anOldVersionStaysReadableAfterANewOneIsPublished() {
        var old = ShippedScenarios.generalEventWith("keep: 3 years", "keep: 4 years");
        var recent = ShippedScenarios.generalEventFile();
        load(old);
        load(recent);
        var restarted = configuration.scenarios(store);

        assertThat(store.current()).containsExactly(Map.entry("general-event", version(recent)));
        var pinned = restarted.exact("general-event", version(old)).orElseThrow();
        assertThat(pinned.retention("report").orElseThrow().keep().getYears()).isEqualTo(4);
        assertThat(restarted.exact("general-event", version(recent))).isPresent();
        assertThat(restarted.exact("general-event", "0".repeat(64))).isEmpty();
    }

    @Test
    void loadingTheSameContentAgainWritesNothing() {
        load(ShippedScenarios.generalEventFile());
        var before = rows();

        load(ShippedScenarios.generalEventFile());

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aScenarioWhoseFileIsGoneIsNoLongerCurrentButStaysReadable() {
        var file = ShippedScenarios.generalEventFile();
        load(file);

        store.keepOnly(List.of("another"));

        assertThat(store.current()).isEmpty();
        assertThat(store.content("general-event", version(file))).isPresent();
    }

    @Test
    void theServerCannotChangeOrRemoveWhatWasPublished() {
        load(ShippedScenarios.generalEventFile());

        assertThatThrownBy(() -> database.app()
                        .sql("update scenario.version set content = ''")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(
                        () -> database.app().sql("delete from scenario.version").update())
                .isInstanceOf(DataAccessException.class);
    }

    private void load(Document document) {
        var scenario = ShippedScenarios.read(document);
        configuration
                .scenarioPart(store, Scenarios.of(List.of()), InstantSource.fixed(MORNING))
                .take(List.of(new ScenarioPart.Loaded(scenario, Normalised.of(document))));
    }

    private static String version(Document document) {
        return Normalised.of(document).version();
    }

    private List<String> rows() {
        return database.app()
                .sql("select v.id || v.version || v.published || c.since || v.xmin || c.xmin "
                        + "from scenario.version v join scenario.current c using (id, version) order by 1")
                .query(String.class)
                .list();
    }
}
