package org.minqing.edge;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.minqing.kernel.Setting;

/** What each setting is, in a language of the manuals. */
final class SettingWords {

    private final Properties words = new Properties();

    private SettingWords(String file) {
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(SettingWords.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static SettingWords in(String language) {
        return new SettingWords(
                language.equals("zh") ? "/messages/setting_zh.properties" : "/messages/setting.properties");
    }

    String meaning(Setting setting) {
        return words.getProperty("setting." + setting);
    }

    /** What counts where nothing is set. */
    String otherwise(Setting setting) {
        var usual = setting.usual().isEmpty() ? words.getProperty("setting.none") : "`" + setting.usual() + "`";
        return words.getProperty("setting." + setting + ".otherwise", usual);
    }
}
