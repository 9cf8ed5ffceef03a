package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minqing.area.Fault;

/** Every code that the check of a scenario can say is tried by a test, stands in the document, and has a Chinese sentence. */
class CheckCodesTest {

    private static final Path MAIN = Path.of("src/main/java/org/minqing");
    private static final Path TESTS = Path.of("src/test");
    private static final Path DOCUMENT = Path.of("../docs/scenario-language.md");

    /** A code in quotation marks; names of files look alike. */
    private static final Pattern CODE = Pattern.compile("\"([a-z][a-z-]*\\.[a-z][a-z-]*)\"(?<!(?:yaml|json|csv)\")");

    static List<String> codes() {
        var sources = List.of(
                read(MAIN.resolve("scenario/language")),
                read(MAIN.resolve("scenario/ScenarioPart.java")),
                read(MAIN.resolve("scenario/expression/Mistakes.java")),
                read(MAIN.resolve("area/Yaml.java")),
                read(MAIN.resolve("area/YamlMistakes.java")));
        return CODE
                .matcher(String.join("\n", sources))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    @Test
    void thereAreAsManyAsItSays() {
        assertThat(codes()).hasSizeGreaterThan(150).contains("state.unreachable", "table.hole", "yaml.tab");
    }

    @Test
    void eachIsTriedByATest() {
        var tests = read(TESTS.resolve("java"))
                .replace(read(TESTS.resolve("java/org/minqing/edge/CheckCodesTest.java")), "");

        assertThat(codes()).allSatisfy(code -> assertThat(tests).contains(code));
    }

    @Test
    void eachStandsInTheDocumentOfTheLanguage() {
        var document = read(DOCUMENT);

        assertThat(codes()).allSatisfy(code -> assertThat(document).contains("`" + code + "`"));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void eachHasAChineseSentenceAndANextStep(String code) {
        var fault = new Fault(code, "scenarios/示例.yaml", 7, "/a", "“one” of “two” and “three”", "Write one of: x, y");

        assertThat(FaultWords.chinese()).containsKey(code);
        assertThat(FaultWords.in("zh").of(fault))
                .startsWith("scenarios/示例.yaml 第 7 行：")
                .endsWith("。 [" + code + "]")
                .doesNotContain("{0}", "{1}", "{2}", "{list}", "{kind}");
    }

    @Test
    void noChineseSentenceIsLeftOfACodeThatIsGone() {
        var sources = read(MAIN);

        assertThat(FaultWords.chinese().stringPropertyNames())
                .allSatisfy(code -> assertThat(sources).contains("\"" + code + "\""));
    }

    @Test
    void whatHasNoChineseWordsIsSaidInEnglishAndSlipsAreAsked() {
        var other = new Fault("area.other", "divisions.csv", 0, "", "A row is odd", "Look at it");
        var slip = new Fault(
                "state.unknown", "a.yaml", 3, "", "There is no state “recieved”", "Did you mean “received”? Add it");

        assertThat(FaultWords.in("zh").of(other)).isEqualTo("divisions.csv: A row is odd. Look at it. [area.other]");
        assertThat(FaultWords.in("zh").of(slip))
                .isEqualTo("a.yaml 第 3 行：没有状态“recieved”。是不是想写“received”？请在 states 下添加，或改成已有的状态。 [state.unknown]");
        var kind = new Fault("scenario.kind", "a.yaml", 9, "", "“most” is not a whole number", "Write a whole number");
        assertThat(FaultWords.in("zh").of(kind)).startsWith("a.yaml 第 9 行：“most”应为整数，不加引号。");
        assertThat(FaultWords.in("en").of(slip))
                .isEqualTo(
                        "a.yaml, line 3: There is no state “recieved”. Did you mean “received”? Add it. [state.unknown]");
    }

    private static String read(Path place) {
        try (var files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).map(CheckCodesTest::text).collect(Collectors.joining("\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
