package org.minqing.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.ShortLived;

class RubbishFoldersTest {

    @TempDir
    private Path place;

    @Test
    void theSmallCityHasNoFault() throws IOException {
        assertThat(check(SmallCity.in(place))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id: [",
                "\t",
                "",
                "a: 1\na: 2",
                "--- \nid: a\n---\nid: b",
                "%",
                "!!java.lang.Runtime {}",
                "&a [*a, *a]",
                "null",
                "a: .nan",
                "a: -.inf\nb: 1e999999999",
                "a: 9999999999999999999999999999999999999999",
                "[]",
                "42",
                "levels: {a: {b: 1}}",
                "levels: text\nlanguages: 3\nboundaries: [x]\ngrids: 7"
            })
    void cityFilesOfAnyKindAreFaultsAndNeverMore(String text) throws IOException {
        var small = SmallCity.in(place);
        small.write("city.yaml", text);
        assertThat(check(small)).isNotEmpty();
    }

    @Test
    void depthIsRefusedWithItsLine() throws IOException {
        var small = SmallCity.in(place);
        small.write("city.yaml", "id: small\nlevels: " + "[".repeat(5_000) + "]".repeat(5_000));
        assertThat(check(small)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("yaml.unreadable");
            assertThat(fault.line()).isEqualTo(2);
        });
    }

    @Test
    void aFieldOfTenMegabytesIsRefused() throws IOException {
        var small = SmallCity.in(place);
        small.write("divisions.csv", "code,level,name\n9901,county," + "x".repeat(10_000_000) + "\n");
        assertThat(codes(small)).contains("file.too-large");
        small.write("divisions.csv", "code,level,name\n9901,county," + "x".repeat(1_000_000) + "\n");
        assertThat(codes(small)).contains("csv.cell-too-long");
        small.write("city.yaml", "id: " + "x".repeat(5_000_000));
        assertThat(codes(small)).containsExactly("yaml.unreadable");
    }

    @Test
    void anotherEncodingIsSaid() throws IOException {
        var small = SmallCity.in(place);
        Files.write(place.resolve("divisions.csv"), "code,level,name\n9901,county,县\n".getBytes("GB18030"));
        assertThat(codes(small)).contains("file.encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../divisions.csv", "/etc/passwd", "a\\u0000b", "boundaries", "no.csv"})
    void pathsThatLeadOutOrNowhereAreSaid(String file) throws IOException {
        var small = SmallCity.in(place);
        small.replace("city.yaml", "divisions: [divisions.csv]", "divisions: [\"" + file + "\"]");
        assertThat(codes(small)).containsAnyOf("file.outside", "file.missing");
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed() throws IOException {
        var small = SmallCity.in(Files.createDirectory(place.resolve("city")));
        Files.writeString(place.resolve("secret.csv"), "code,level,name\n");
        Files.delete(small.folder().resolve("divisions.csv"));
        Files.createSymbolicLink(small.folder().resolve("divisions.csv"), place.resolve("secret.csv"));
        assertThat(codes(small)).contains("file.outside");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9901020,town,,East town,,,     | 9901010,town,,East town,,,         | division.code-twice      | 4",
                "9901020,town,,East town,,,     | 9901020,towm,,East town,,,         | division.level-unknown   | 4",
                "9901020,town,,East town,,,     | 99010201,town,,East town,,,        | division.code            | 4",
                "9901020,town,,East town,,,     | 9901020,town,8801,East town,,,     | division.parent-unknown  | 4",
                "9901020,town,,East town,,,     | 9901020,town,99,East town,,,       | division.parent          | 4",
                "9901020,town,,East town,,,     | 9901020,town,,,,,                  | division.name-missing    | 4",
                "9901020,town,,East town,,,     | 9901020,town,,East,,2026-02-30,    | division.date            | 4",
                "9901020,town,,East town,,,     | 9901020,town,,East,,,2020-01-01    | division.validity        | 4",
                "9901020,town,,East town,,,     | 9901020,town,,East town            | csv.cells                | 4",
                "9901020,town,,East town,,,     | 9901020,town,,\"East town,,,       | csv.quote-open           | 4",
                "9901020001,village,,Hill,,,    | 9902020001,village,,Hill,,,        | division.parent-unknown  | 7",
            })
    void aWrongDivisionIsSaidWithItsLine(String good, String bad, String code, int line) throws IOException {
        var small = SmallCity.in(place);
        small.replace("divisions.csv", good.strip(), bad.strip());
        assertThat(check(small)).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.file()).isEqualTo("divisions.csv");
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.fix()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "large,9901010,9901020,Both towns,joined | small,9901010,9901020,x,       | grid.layer-unknown",
                "large,9901010,9901020,Both towns,joined | large,9901010,9901030,x,       | grid.area-unknown",
                "large,9901010,9901020,Both towns,joined | large,9901010,9901010,x,       | grid.area-twice",
                "large,9901010,9901010,Both towns,       | large,9901010,9901020,x,       | grid.own-code",
            })
    void aWrongGridIsSaid(String good, String bad, String code) throws IOException {
        var small = SmallCity.in(place);
        small.replace("grids.csv", good.strip(), bad.strip());
        assertThat(codes(small)).contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"code\":\"9901020\"                        | \"code\":\"9901030\"                   | boundary.code-unknown",
                "\"code\":\"9901020\"                        | \"code\":\"9901010\"                   | boundary.twice",
                "[[[115.1,22],[115.2,22],[115.2,22.1],[115.1,22.1],[115.1,22]]] | [[[115.1,22],[115.2,22.1],[115.2,22],[115.1,22.1],[115.1,22]]] | boundary.invalid",
                "[[[115.1,22],[115.2,22],[115.2,22.1],[115.1,22.1],[115.1,22]]] | [[[115.1,22],[115.2,22]]]                                      | boundary.geometry",
                "[[[115.1,22],[115.2,22],[115.2,22.1],[115.1,22.1],[115.1,22]]] | [[[1e9,22],[115.2,22],[115.2,22.1],[1e9,22]]]                  | boundary.geometry",
                "\"Polygon\",\"coordinates\":[[[115.1        | \"Point\",\"coordinates\":[[[115.1     | boundary.geometry",
                "\"FeatureCollection\",\"features\"          | \"FeatureCollection\",\"faetures\"     | boundary.no-features",
                "{\"type\":\"FeatureCollection\"             | {\"type\":                             | json.unreadable",
            })
    void aWrongBoundaryIsSaid(String good, String bad, String code) throws IOException {
        var small = SmallCity.in(place);
        small.replace("boundaries/town.geojson", good.strip(), bad.strip());
        assertThat(codes(small)).contains(code);
    }

    @Test
    void allFaultsOfAllFilesAreSaidAtOnce() throws IOException {
        var small = SmallCity.in(place);
        small.replace("city.yaml", "zone: Asia/Shanghai", "zone: Mars/Olympus");
        small.replace("divisions.csv", "9901020,town,,East town,,,", "9901020,towm,,East town,,,");
        small.replace("grids.csv", "large,9901010,9901020,Both towns,joined", "huge,9901010,9901020,Both towns,joined");
        assertThat(codes(small))
                .contains(
                        "city.zone",
                        "division.level-unknown",
                        "division.parent-unknown",
                        "grid.layer-unknown",
                        "boundary.code-unknown",
                        "expect.differs");
    }

    @Property(tries = 150)
    void noMixtureOfBytesBreaksTheCheck(@ForAll long seed) throws IOException {
        var random = new SplittableRandom(seed);
        var folder = ShortLived.folder("minqing-rubbish-");
        var small = SmallCity.in(folder);
        var files = List.of("city.yaml", "divisions.csv", "grids.csv", "boundaries/town.geojson");
        var file = folder.resolve(files.get(random.nextInt(files.size())));
        var bytes = Files.readAllBytes(file);
        for (var change = random.nextInt(1, 30); change > 0; change--) {
            bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : ",:[]{}\"'\n0-&*!|>%@#".getBytes(StandardCharsets.US_ASCII)[random.nextInt(18)];
        }
        Files.write(file, bytes);
        assertThat(CityCheck.of(small.folder(), List.of(new GroundPart())).faults())
                .allSatisfy(fault -> assertThat(fault.code()).matches("[a-z-]+(\\.[a-z-]+)+"));
    }

    private static List<Fault> check(SmallCity small) {
        return CityCheck.of(small.folder(), List.of(new GroundPart())).faults();
    }

    private static List<String> codes(SmallCity small) {
        return check(small).stream().map(Fault::code).toList();
    }
}
