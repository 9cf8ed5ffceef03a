package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.area.CityFolders;
import org.minqing.area.Fault;
import tools.jackson.databind.json.JsonMapper;

/** What an official who writes a scenario does wrong, and what the command line says to it: all at once, each with line and way out. */
class TypicalMistakesTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** A file of its own for each mistake: what stands there, what is written instead, the code, and a word of the sentence. */
    private record Mistake(String written, String instead, String code, String said) {}

    private static final List<Mistake> MISTAKES = List.of(
            new Mistake(
                    "    to: all-clear\n    by: [grid", "    to: all-clear\n     by: [grid", "yaml.indent", "column 6"),
            new Mistake("    to: recheck\n", "    to: rechek\n", "state.unknown", "Did you mean “recheck”?"),
            new Mistake("    to: recheck\n", "    to：recheck\n", "yaml.colon", "“to: …”"),
            new Mistake("{zh: 看过，无异常（合格）, en:", "{zh：看过，无异常（合格）, en:", "text.language", "narrow colon"),
            new Mistake("    to: recheck\n", "\tto: recheck\n", "yaml.tab", "blanks"),
            new Mistake("    guard:\n", "    hint: \"不要\n    guard:\n", "yaml.quote", "not closed"),
            new Mistake("    to: recheck\n", "    to: recheck\n    to: filed\n", "key.twice", "a second time"),
            new Mistake("from: putting-right\n", "from: puting-right\n", "state.unknown", "putting-right"),
            new Mistake("by: [inspector@town", "by: [inspecter@town", "role.unknown", "Did you mean “inspector”?"),
            new Mistake(", en: Say that it was put right}", "}", "text.missing", "“names” of “correct”"),
            new Mistake("kind: check", "kind: chekc", "scenario.word", "Did you mean “check”?"),
            new Mistake("    needs: [", "    need: [", "scenario.key-unknown", "Did you mean “needs”?"),
            new Mistake("{zh: 看过，无异常（合格）, en:", "{zh: 看过，无异常（合格），en:", "yaml.comma", "narrow comma"));

    private final ByteArrayOutputStream machine = new ByteArrayOutputStream();
    private final ByteArrayOutputStream people = new ByteArrayOutputStream();
    private final Program program = new Program(
            List.of(new CheckCommand()),
            new Console(
                    new PrintStream(machine, true, StandardCharsets.UTF_8),
                    new PrintStream(people, true, StandardCharsets.UTF_8)));

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        var city = CityFolders.shipped("shanwei");
        try (var files = Files.walk(city)) {
            files.filter(file -> !file.equals(city)).forEach(file -> copy(city, file));
        }
    }

    @Test
    void theCommandLineSaysAllOfThemWithTheirLinesAndWhatToDo() throws IOException {
        var text = Files.readString(folder.resolve("scenarios/place-inspection.yaml"));
        for (var at = 0; at < MISTAKES.size(); at++) {
            var mistake = MISTAKES.get(at);
            assertThat(text).contains(mistake.written());
            Files.writeString(
                    folder.resolve(file(at)),
                    text.replaceFirst("scenario: place-inspection", "scenario: mistake-" + at)
                            .replaceFirst(
                                    Pattern.quote(mistake.written()), Matcher.quoteReplacement(mistake.instead())));
        }
        change("calendar.yaml", "2026-10-01", "2026-2-30");

        assertThat(program.run(List.of("check", folder.toString()))).isEqualTo(1);

        var faults = faults();
        for (var at = 0; at < MISTAKES.size(); at++) {
            var mistake = MISTAKES.get(at);
            var file = file(at);
            var own = faults.stream().filter(fault -> fault.file().equals(file)).toList();
            assertThat(own).as(mistake.toString()).anySatisfy(fault -> {
                assertThat(fault.code()).isEqualTo(mistake.code());
                assertThat(fault.message() + " " + fault.fix()).contains(mistake.said());
            });
            assertThat(own).allSatisfy(fault -> {
                assertThat(fault.line()).isPositive();
                assertThat(fault.fix()).isNotBlank();
            });
            assertThat(own.stream().map(Fault::code).filter(code -> code.startsWith("yaml.")))
                    .as("what cannot be read is said once")
                    .hasSizeLessThanOrEqualTo(1);
        }
        assertThat(faults)
                .filteredOn(fault -> fault.file().equals("calendar.yaml"))
                .anySatisfy(fault -> assertThat(fault.message()).contains("2026-2-30"));
    }

    @Test
    void inWordsTheyAreSentencesOfTheLanguageThatIsAskedFor() throws IOException {
        change("scenarios/place-inspection.yaml", "    to: recheck\n", "    to: rechek\n");

        assertThat(program.run(List.of("check", folder.toString(), "--words", "zh")))
                .isEqualTo(1);
        assertThat(people.toString(StandardCharsets.UTF_8))
                .contains("scenarios/place-inspection.yaml 第 ", "没有状态“rechek”。是不是想写“recheck”？");
        assertThat(machine.toString(StandardCharsets.UTF_8).lines()).hasSize(1);

        assertThat(program.run(List.of("check", folder.toString(), "--words", "en")))
                .isEqualTo(1);
        assertThat(people.toString(StandardCharsets.UTF_8))
                .contains("There is no state “rechek”. Did you mean “recheck”?");
        assertThat(program.run(List.of("check", folder.toString(), "--words", "fr")))
                .isEqualTo(2);
    }

    private static String file(int at) {
        return "scenarios/mistake-" + at + ".yaml";
    }

    private void change(String file, String words, String others) throws IOException {
        var text = Files.readString(folder.resolve(file));
        assertThat(text).contains(words);
        Files.writeString(folder.resolve(file), text.replace(words, others));
    }

    private List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        machine.toString(StandardCharsets.UTF_8)
                .lines()
                .map(JSON::readTree)
                .filter(line -> line.has("code"))
                .forEach(line -> faults.add(JSON.treeToValue(line, Fault.class)));
        return faults;
    }

    private void copy(Path city, Path file) {
        try {
            Files.copy(file, folder.resolve(city.relativize(file).toString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
