package org.minqing.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.TestDatabase;
import org.minqing.area.CityFolder;
import org.minqing.area.CityFolders;
import org.minqing.area.Document;
import org.minqing.area.Fault;
import org.minqing.area.Faults;
import org.minqing.scenario.language.Normalised;
import org.minqing.scenario.language.ShippedScenarios;
import org.springframework.dao.DataAccessException;

class ScenarioStoreIT {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T01:00:00Z"));

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

        store.keepOnly(List.of("another"), CLOCK.instant());

        assertThat(store.current()).isEmpty();
        assertThat(store.content("general-event", version(file))).isPresent();
    }

    @Test
    void aVersionKnowsWhenItWasReplacedOrTakenAway() {
        var old = ShippedScenarios.generalEventWith("keep: 3 years", "keep: 4 years");
        var recent = ShippedScenarios.generalEventFile();
        load(old);
        assertThat(store.replaced("general-event", version(old))).isEmpty();

        load(recent);
        assertThat(store.replaced("general-event", version(old))).contains(CLOCK.instant());
        assertThat(store.replaced("general-event", version(recent))).isEmpty();

        var later = CLOCK.instant().plusSeconds(60);
        store.keepOnly(List.of("another"), later);
        assertThat(store.replaced("general-event", version(recent))).contains(later);
    }

    @Test
    void anotherNodeFollowsWhatWasPublishedAndKeepsTheOldVersionForItsCases() {
        var old = ShippedScenarios.generalEventWith("keep: 3 years", "keep: 4 years");
        load(old);
        var here = Scenarios.of(List.of(ShippedScenarios.read(old)));
        var there = configuration.scenarios(store);
        there.take(ShippedScenarios.read(old));
        var recent = ShippedScenarios.generalEventFile();

        publishing(here).publish(new ScenarioPart.Loaded(ShippedScenarios.read(recent), Normalised.of(recent)));
        publishing(there).follow();

        assertThat(here.current("general-event").orElseThrow().version()).isEqualTo(version(recent));
        assertThat(there.current("general-event").orElseThrow().version()).isEqualTo(version(recent));
        assertThat(there.exact("general-event", version(old))).isPresent();
    }

    @Test
    void takesLessThanASecondToReachAnotherNode() throws InterruptedException {
        var old = ShippedScenarios.generalEventWith("keep: 3 years", "keep: 4 years");
        load(old);
        var here = Scenarios.of(List.of(ShippedScenarios.read(old)));
        var there = configuration.scenarios(store);
        there.take(ShippedScenarios.read(old));
        var recent = ShippedScenarios.generalEventFile();
        var watch = configuration.publishingWatch(publishing(there));
        watch.start();
        try {
            publishing(here).publish(new ScenarioPart.Loaded(ShippedScenarios.read(recent), Normalised.of(recent)));
            var tries = 0;
            while (!isCurrent(there, recent) && tries++ < 50) {
                Thread.sleep(20);
            }
            assertThat(isCurrent(there, recent)).isTrue();
        } finally {
            watch.stop();
        }
    }

    private static boolean isCurrent(Scenarios scenarios, Document document) {
        return scenarios.current("general-event").orElseThrow().version().equals(version(document));
    }

    @Test
    void publishesTheFileOfTheFolderOnlyWhenNothingIsWrongWithIt(@TempDir Path folder) throws IOException {
        copy(ShippedScenarios.cities().resolve("shanwei"), folder);
        var scenarios = Scenarios.of(List.of(ShippedScenarios.generalEvent()));
        var publishing = publishing(scenarios);
        publishing.from(folder);
        var file = folder.resolve("scenarios/general-event.yaml");

        Files.writeString(file, Files.readString(file).replace("within-days: 15", "within-days: 0"));
        assertThat(publishing.draft("general-event").faults())
                .extracting(Fault::code)
                .contains("scenario.range");
        assertThat(publishing.draft("general-event").loaded()).isEmpty();

        Files.writeString(file, Files.readString(file).replace("within-days: 0", "within-days: 14"));
        assertThat(publishing.draft("general-event").faults())
                .extracting(Fault::code)
                .containsOnly("flow.print");
        Files.delete(folder.resolve("scenarios/general-event.flow.txt"));
        publishing.publish(publishing.draft("general-event").loaded().orElseThrow());

        assertThat(store.current())
                .containsEntry(
                        "general-event",
                        scenarios.current("general-event").orElseThrow().version());
        assertThat(scenarios
                        .current("general-event")
                        .orElseThrow()
                        .flow()
                        .action("reopen")
                        .orElseThrow()
                        .withinDays())
                .hasValue(14);
    }

    @Test
    void aStateThatMeansSomethingElseInAnotherScenarioIsAFault(@TempDir Path folder) throws IOException {
        copy(ShippedScenarios.cities().resolve("shanwei"), folder);
        var dispute = folder.resolve("scenarios/dispute.yaml");
        Files.writeString(
                dispute,
                Files.readString(dispute)
                        .replace("reconciled:", "handling:")
                        .replace("to: reconciled", "to: handling"));

        var faults = new Faults();
        new ScenarioPart().check(CityFolder.open(folder, new Faults()).orElseThrow(), faults);

        assertThat(faults.all())
                .filteredOn(fault -> fault.code().equals("state.kind-differs"))
                .extracting(Fault::path)
                .containsExactly("/states/handling/kind");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from, 2)) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(path ->
                            path.toString().endsWith(".yaml") || path.toString().endsWith(".flow.txt"))
                    .toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
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
                .scenarioPart(store, Scenarios.of(List.of()), publishing(Scenarios.of(List.of())), CLOCK)
                .take(CityFolders.open("shanwei"), List.of(new ScenarioPart.Loaded(scenario, Normalised.of(document))));
    }

    private Publishing publishing(Scenarios scenarios) {
        return new Publishing(store, scenarios, CLOCK);
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
