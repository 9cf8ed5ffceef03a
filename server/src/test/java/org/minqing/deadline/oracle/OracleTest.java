package org.minqing.deadline.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minqing.area.CityFolders;

/** The engine gives the due times that a city gave its own requests. docs/deadlines.md has the figures. */
class OracleTest {

    private final Oracle oracle = Oracle.of(CityFolders.open("boston")).orElseThrow();

    @Test
    void agreesWithTheSampleThatIsShipped() {
        var comparison = oracle.compare(oracle.sample());
        assertThat(comparison.rows()).isGreaterThan(3_000);
        agrees(comparison);
    }

    @Test
    void agreesWithTheWholeYear() {
        var file = wholeYear();
        assumeTrue(file.isPresent(), "The whole file of the year is not on this machine; the sample was compared");
        var comparison = oracle.compare(file.orElseThrow());
        assertThat(comparison.rows()).isEqualTo(94_154);
        agrees(comparison);
    }

    private static void agrees(Comparison comparison) {
        assertThat(comparison.one().minuteShare()).isGreaterThanOrEqualTo(0.95);
        assertThat(comparison.one().statusShare()).isGreaterThanOrEqualTo(0.97);
        assertThat(comparison.dated().sameMinuteShare()).isGreaterThanOrEqualTo(0.96);
        var listed =
                comparison.types().stream().mapToInt(Comparison.OfType::apart).sum();
        assertThat(listed).isEqualTo(comparison.rows() - comparison.one().withinAMinute());
        assertThat(comparison.types())
                .allSatisfy(type -> assertThat(type.reasons().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                        .isEqualTo(type.apart()));
    }

    private static Optional<Path> wholeYear() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("shared/data/boston-311/boston-311-2015.csv.gz"))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
