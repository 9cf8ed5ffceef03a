package org.minqing.edge;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minqing.kernel.Setting;

/** Tells by what the server can be set, and which of it is set here. */
final class SettingsCommand implements Command {

    private static final String WORDS = "words";

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public String usage() {
        return """
                settings [--words zh|en]
                Lists every variable by which an operator sets something: a JSON line each with what counts otherwise, what it
                is, and whether it is set here; no value is told, for some are secret. Ends with 2 and a sentence when one of
                those that are set cannot be read.
                """;
    }

    record Line(String setting, String otherwise, String is, boolean set) {}

    @Override
    public int run(List<String> arguments, Console console) {
        var options = Options.of(arguments, Set.of(WORDS)).onlyNamed();
        var language = options.value(WORDS).orElse("en");
        if (!FaultWords.LANGUAGES.contains(language)) {
            throw new WrongUse("--words is one of " + String.join(", ", FaultWords.LANGUAGES) + ".");
        }
        var words = SettingWords.in(language);
        Arrays.stream(Setting.values())
                .map(setting -> new Line(
                        setting.name(),
                        words.otherwise(setting),
                        words.meaning(setting),
                        !System.getenv().getOrDefault(setting.name(), "").isBlank()))
                .forEach(console::line);
        options.settings(Map.of());
        return Exit.OK;
    }
}
