package org.minqing.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minqing.area.CityFolder;
import org.minqing.area.Document;
import org.minqing.area.Fault;
import org.minqing.area.Faults;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.ScenarioPart;

/** What a city folder may publish, and what it may not, however it is written. */
class Open311PartTest {

    private static final Path SHANWEI = Path.of("..", "cities", "shanwei");
    private static final List<Scenario> SCENARIOS =
            ScenarioPart.scenarios(CityFolder.open(SHANWEI, new Faults()).orElseThrow());

    @Test
    void bothShippedCitiesOfferWithoutAFault() {
        for (var city : List.of("shanwei", "boston")) {
            var faults = new Faults();
            var folder = CityFolder.open(Path.of("..", "cities", city), faults).orElseThrow();
            assertThat(new Open311Part().read(folder, faults).offers()).as(city).isPresent();
            assertThat(faults.all()).as(city).isEmpty();
        }
    }

    @Test
    void whatIsToldInConfidenceCannotBePublished() throws IOException {
        for (var scenario : List.of("unit-complaint", "dispute", "epidemic-lead", "rural-house", "place-inspection")) {
            assertThat(faults("general-event:", scenario + ":"))
                    .as(scenario)
                    .extracting(Fault::code)
                    .contains("open311.confidential");
        }
    }

    @Test
    void whatTheScenarioDoesNotHaveIsSaid() throws IOException {
        assertThat(faults("contact: contact", "contact: telegram"))
                .extracting(Fault::code, Fault::path)
                .contains(tuple("open311.field", "/scenarios/general-event/contact"));
        assertThat(faults("clock: handle", "clock: sundial"))
                .extracting(Fault::code)
                .contains("open311.field");
        for (var step : List.of("accept", "withdraw", "rate", "no-such")) {
            assertThat(faults("addition: add", "addition: " + step))
                    .as("a program adds and moves nothing")
                    .extracting(Fault::code, Fault::path)
                    .contains(tuple("open311.field", "/scenarios/general-event/addition"));
        }
        assertThat(faults("by: kind", "by: photos")).extracting(Fault::code).contains("open311.field");
        assertThat(faults("without: [", "without: [nothing-such, "))
                .extracting(Fault::code)
                .contains("open311.field");
        assertThat(faults("jurisdiction:", "jurisdictions:"))
                .extracting(Fault::code)
                .contains("key.unknown");
        assertThat(faults("general-event:", "no-event:"))
                .extracting(Fault::code)
                .contains("open311.scenario");
    }

    private static List<Fault> faults(String instead, String of) throws IOException {
        var text = Files.readString(SHANWEI.resolve("open311.yaml"));
        assertThat(text).contains(instead);
        var faults = new Faults();
        var document =
                Document.read("open311.yaml", text.replace(instead, of), faults).orElseThrow();
        Open311Part.read(document, List.of("zh", "en"), SCENARIOS, faults);
        return faults.all();
    }
}
