package org.minqing.edge;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.minqing.area.Fault;

/**
 * Faults of a city folder in whole sentences for whoever wrote it: the place, what is wrong, what to do. In Chinese by code, with
 * the words that the English sentence quotes; a code without Chinese words is said in English.
 */
final class FaultWords {

    static final List<String> LANGUAGES = List.of("zh", "en");

    private static final String CHINESE = "/messages/check_zh.properties";
    private static final Pattern QUOTED = Pattern.compile("“([^”]*)”");
    private static final Pattern MEANT = Pattern.compile("Did you mean “([^”]*)”\\? ");
    private static final Pattern LISTED = Pattern.compile("(?::|one of|of) ([^“”:.]+)(?:\\..*)?$");

    private static final Pattern WANTED = Pattern.compile(" is not (.+)$");
    private static final Map<String, String> KINDS = Map.of(
            "a mapping", "“键: 值”的若干行，或 {键: 值}",
            "a list", "列表，如 [甲, 乙]",
            "a text", "文字",
            "true or false", " true 或 false",
            "a whole number", "整数，不加引号");

    private final Properties chinese;
    private final boolean isChinese;

    private FaultWords(Properties chinese, boolean isChinese) {
        this.chinese = chinese;
        this.isChinese = isChinese;
    }

    static FaultWords in(String language) {
        return new FaultWords(chinese(), language.equals("zh"));
    }

    static Properties chinese() {
        var words = new Properties();
        try (var file = new InputStreamReader(
                Objects.requireNonNull(FaultWords.class.getResourceAsStream(CHINESE)), StandardCharsets.UTF_8)) {
            words.load(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return words;
    }

    String of(Fault fault) {
        var said = chinese.getProperty(fault.code());
        return isChinese && said != null ? chinese(fault, said) : english(fault);
    }

    private static String english(Fault fault) {
        var place = fault.line() > 0 ? fault.file() + ", line " + fault.line() : fault.file();
        return "%s: %s. %s. [%s]".formatted(place, fault.message(), fault.fix(), fault.code());
    }

    private static String chinese(Fault fault, String said) {
        var parts = said.split("\\|", 2);
        var place = fault.line() > 0 ? fault.file() + " 第 " + fault.line() + " 行" : fault.file();
        var meant = MEANT.matcher(fault.fix());
        var question = meant.find() ? "是不是想写“" + meant.group(1) + "”？" : "";
        var advice = parts.length < 2 ? "" : filled(parts[1], fault);
        return "%s：%s%s%s [%s]".formatted(place, filled(parts[0], fault), question, advice, fault.code());
    }

    private static String filled(String words, Fault fault) {
        var quoted = new ArrayList<String>();
        var found = QUOTED.matcher(fault.message());
        while (found.find()) {
            quoted.add(found.group(1));
        }
        var filled = words;
        for (var at = 0; at < quoted.size(); at++) {
            filled = filled.replace("{" + at + "}", quoted.get(at));
        }
        var wanted = WANTED.matcher(fault.message());
        var kind = wanted.find() ? KINDS.getOrDefault(wanted.group(1), wanted.group(1)) : "别的写法";
        var listed = LISTED.matcher(fault.fix());
        return filled.replace("{kind}", kind).replace("{list}", listed.find() ? listed.group(1) : fault.fix());
    }
}
