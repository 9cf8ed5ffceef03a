package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.kernel.Setting;
import org.minqing.kernel.Settings;

/** The tables of the manuals are made from the list of settings that the program reads itself by. */
class SettingsPagesTest {

    /** {@code -Dminqing.write-settings} writes the tables anew, for a reader to look at what changed. */
    private static final String WRITE = "minqing.write-settings";

    private static final Path DOCUMENTS = Path.of("..", "docs");

    /** The first table under its heading, without the heading of its columns. */
    private static final String TABLE = "(?s)(\\n%s\\n.*?\\|---\\|---\\|---\\|\\n)((?:\\|[^\\n]*\\n)*)";

    @ParameterizedTest
    @CsvSource({"operations.md, ## Settings, en", "operations.zh-CN.md, ## 设置, zh"})
    void theTableIsTheOneThatPeopleRead(String page, String heading, String language) throws IOException {
        var file = DOCUMENTS.resolve(page);
        var text = Files.readString(file);
        var found = Pattern.compile(TABLE.formatted(heading)).matcher(text);
        assertThat(found.find()).as("a table under " + heading).isTrue();
        var table = table(SettingWords.in(language));
        if (System.getProperty(WRITE) != null) {
            Files.writeString(file, text.substring(0, found.start(2)) + table + text.substring(found.end(2)));
            return;
        }
        assertThat(found.group(2)).isEqualTo(table);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everySettingIsExplained(String language) {
        var words = SettingWords.in(language);
        assertThat(Setting.values()).allSatisfy(setting -> {
            assertThat(words.meaning(setting)).as(setting.name()).isNotBlank();
            assertThat(words.otherwise(setting)).as(setting.name()).isNotBlank();
        });
    }

    @Test
    void whatCountsOtherwiseIsWhatTheProgramTakes() {
        var usual = Arrays.stream(Setting.values()).collect(Collectors.toMap(Setting::name, Setting::usual));
        assertThat(Settings.from(Map.of())).isEqualTo(Settings.from(usual)).isEqualTo(Settings.from(blank()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theCommandListsThemWithoutAValue(String language) {
        var machine = new ByteArrayOutputStream();
        var console = new Console(new PrintStream(machine, true, StandardCharsets.UTF_8), System.err);
        assertThat(new SettingsCommand().run(List.of("--words", language), console))
                .isZero();
        var lines = machine.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(Setting.values().length);
        assertThat(lines.getFirst())
                .startsWith("{\"setting\":\"MINQING_PORT\",\"otherwise\":\"`8080`\",\"is\":")
                .endsWith("\"set\":false}");
    }

    private static Map<String, String> blank() {
        return Arrays.stream(Setting.values()).collect(Collectors.toMap(Setting::name, _ -> " "));
    }

    private static String table(SettingWords words) {
        return Arrays.stream(Setting.values())
                .map(setting ->
                        "| `%s` | %s | %s |\n".formatted(setting, words.otherwise(setting), words.meaning(setting)))
                .collect(Collectors.joining());
    }
}
