package org.minqing.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsTest {

    private static final String SQUARE = """
            {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"note": "left out"}, "geometry":
             {"type": "Polygon", "coordinates": [[[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]]}}
            ]}
            """;

    @TempDir
    private Path root;

    private final Surroundings surroundings = new Surroundings();
    private final Faults faults = new Faults();

    @Test
    void aFolderWithoutTheFileHasNothingAround() throws IOException {
        surroundings.load(folder());

        assertThat(drawn()).isEqualTo("{\"type\":\"FeatureCollection\",\"features\":[]}");
    }

    @Test
    void handsOutTheShapesAndNothingElseOfTheFile() throws IOException {
        Files.writeString(root.resolve(Surroundings.FILE), SQUARE);

        surroundings.check(folder(), faults);
        surroundings.load(folder());

        assertThat(faults.all()).isEmpty();
        assertThat(drawn()).contains("Polygon").doesNotContain("left out");
    }

    @Test
    void saysWhereSomethingIsNoPolygon() throws IOException {
        Files.writeString(root.resolve(Surroundings.FILE), SQUARE.replace("\"Polygon\"", "\"Point\""));

        surroundings.check(folder(), faults);

        assertThat(faults.all()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("surroundings.geometry");
            assertThat(fault.line()).isEqualTo(2);
        });
    }

    private String drawn() {
        return new String(surroundings.geoJson(), StandardCharsets.UTF_8);
    }

    private CityFolder folder() throws IOException {
        if (!Files.exists(root.resolve(CityFolder.CITY_FILE))) {
            Files.writeString(root.resolve(CityFolder.CITY_FILE), "id: nowhere\n");
        }
        return CityFolder.open(root, new Faults()).orElseThrow();
    }
}
