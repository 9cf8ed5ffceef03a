package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minqing.area.Document;
import org.minqing.area.Faults;
import org.minqing.scenario.Scenario;

/** The scenario files that come with the project, for tests that want a real one. */
public final class ShippedScenarios {

    /** The words of the first city, as far as its scenarios use them. */
    public static final Vocabulary WORDS = new Vocabulary(
            List.of("zh", "en"),
            List.of("city", "county", "town", "village", "small-grid"),
            Map.of(
                    "grid-worker",
                    Set.of("small-grid"),
                    "village-officer",
                    Set.of("village"),
                    "handler",
                    Set.of("small-grid", "village", "town"),
                    "duty-officer",
                    Set.of("town"),
                    "inspector",
                    Set.of("town"),
                    "county-officer",
                    Set.of("county"),
                    "city-officer",
                    Set.of("city"),
                    "oversight-officer",
                    Set.of("county", "city"),
                    "outside-office",
                    Set.of("city"),
                    "administrator",
                    Set.of("city")),
            Set.of("urban", "works", "water", "civil", "safety", "peace"),
            Set.of("co-governance", "good-governance", "rule-of-law", "rule-of-virtue", "self-governance"),
            true);

    private ShippedScenarios() {}

    public static Scenario generalEvent() {
        return read(generalEventFile());
    }

    public static Document generalEventFile() {
        return document("shanwei/scenarios/general-event.yaml");
    }

    /** The same file with one change. */
    public static Document generalEventWith(String words, String others) {
        var text = text("shanwei/scenarios/general-event.yaml");
        assertThat(text).contains(words);
        return parsed("shanwei/scenarios/general-event.yaml", text.replace(words, others));
    }

    public static Scenario read(Document document) {
        var faults = new Faults();
        var scenario = new ScenarioReader(WORDS).read(document, faults);
        assertThat(faults.all()).isEmpty();
        return scenario.orElseThrow();
    }

    static Document document(String file) {
        return parsed(file, text(file));
    }

    /** A document out of words. */
    public static Document parsed(String file, String text) {
        var faults = new Faults();
        var document = Document.read(file, text, faults);
        assertThat(faults.all()).isEmpty();
        return document.orElseThrow();
    }

    public static String text(String file) {
        try {
            return Files.readString(cities().resolve(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The city folders, from the module or from the root of the project. */
    public static Path cities() {
        var here = Path.of("cities");
        return Files.isDirectory(here) ? here : Path.of("..", "cities");
    }
}
