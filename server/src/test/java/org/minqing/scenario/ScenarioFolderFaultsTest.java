package org.minqing.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.area.CityCheck;
import org.minqing.area.CityFolders;
import org.minqing.area.Fault;

/** What is wrong with scenarios only because of what stands beside them in the folder. */
class ScenarioFolderFaultsTest {

    private static final String INSPECTION = "scenarios/place-inspection.yaml";
    private static final String STORIES = "scenarios/place-inspection.stories.yaml";

    @TempDir
    private Path folder;

    /** The words of the city and its scenarios; nothing else of it is looked at here. */
    @BeforeEach
    void copy() throws IOException {
        var city = CityFolders.shipped("shanwei");
        Files.createDirectory(folder.resolve("scenarios"));
        for (var directory : List.of("", "scenarios")) {
            try (var files = Files.list(city.resolve(directory)).filter(Files::isRegularFile)) {
                for (var file : files.filter(ScenarioFolderFaultsTest::isWords).toList()) {
                    Files.copy(file, folder.resolve(directory).resolve(file.getFileName()));
                }
            }
        }
    }

    @Test
    void theFolderAsItIsShippedHasNone() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void aScenarioWithoutStoriesIsNotProved() throws IOException {
        Files.delete(folder.resolve(STORIES));

        assertThat(faults()).extracting(Fault::code, Fault::file).containsExactly(tuple("story.missing", INSPECTION));
    }

    @Test
    void aFileIsCalledAfterItsScenario() throws IOException {
        Files.move(folder.resolve(INSPECTION), folder.resolve("scenarios/inspection.yaml"));

        assertThat(faults())
                .filteredOn(fault -> fault.code().equals("scenario.file-name"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.line()).isPositive();
                    assertThat(fault.fix()).contains(INSPECTION);
                });
    }

    @Test
    void theOrderOfTheCityNamesScenariosThatAreThere() throws IOException {
        change("city.yaml", "scenarios: [", "scenarios: [lottery, ");

        assertThat(faults()).extracting(Fault::code, Fault::file).containsExactly(tuple("scenario.order", "city.yaml"));
    }

    @Test
    void aLimitRestsOnARuleOfLawThatTheCityHas() throws IOException {
        change("scenarios/dispute.yaml", "law: [judicial-confirmation-apply]", "law: [judicial-lottery]");

        assertThat(faults())
                .filteredOn(fault -> fault.code().equals("law.unknown"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("judicial-lottery"));
    }

    /** Whoever is complained of would see in the inspection that somebody complains. */
    @Test
    void aCaseAboutAUnitIsCalledByNone() throws IOException {
        change(INSPECTION, "scenario: general-event", "scenario: unit-complaint");

        assertThat(faults()).extracting(Fault::code).contains("call.about");
    }

    private static boolean isWords(Path file) {
        return Stream.of(".yaml", ".txt").anyMatch(file.toString()::endsWith);
    }

    private void change(String file, String words, String others) throws IOException {
        var text = Files.readString(folder.resolve(file));
        assertThat(text).contains(words);
        Files.writeString(folder.resolve(file), text.replace(words, others));
    }

    /** What other parts of the city count is not counted here. */
    private List<Fault> faults() {
        return CityCheck.of(folder, List.of(new ScenarioPart())).faults().stream()
                .filter(fault -> !fault.code().equals("expect.differs"))
                .toList();
    }
}
