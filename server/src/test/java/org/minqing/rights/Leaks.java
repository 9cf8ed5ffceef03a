package org.minqing.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minqing.TestServer.Answer;

/** What no answer may be: a failure of ours, an error in another shape than the agreed one, a look into the machine. */
final class Leaks {

    /** Words that stand in a stack trace, a class name or a statement, and in nothing that people or the contract say. */
    private static final Pattern MACHINE = Pattern.compile(
            "Exception|\\borg\\.(minqing|springframework|postgresql|apache)|java\\.(lang|util)\\.|tools\\.jackson|\\n\\s*at \\w"
                    + "|SQLSTATE|PSQL|relation \\\\?\"|syntax error at|violates \\w+ constraint|Apache Tomcat");

    private static final Set<String> CODES = codes();

    private Leaks() {}

    /** The address answered as it should, whatever it answered. */
    static void none(String what, Answer answer) {
        var said = what + " → " + answer.status() + " " + shortened(answer.raw().body());
        assertThat(answer.status()).as(said).isBetween(200, 499);
        assertThat(MACHINE.matcher(answer.raw().body()).find()).as(said).isFalse();
        if (answer.status() >= 400) {
            assertThat(answer.raw().headers().firstValue("Content-Type").orElse(""))
                    .as(said)
                    .startsWith("application/problem+json");
            assertThat(CODES).as(said).contains(answer.code());
        }
    }

    static boolean inText(String text) {
        return MACHINE.matcher(text).find();
    }

    private static String shortened(String text) {
        return text.length() < 500 ? text : text.substring(0, 500);
    }

    /** Every code that has words. */
    private static Set<String> codes() {
        try (var files = Files.list(Path.of("src", "main", "resources", "messages"))) {
            var keys = files.filter(file -> !file.toString().endsWith("_zh.properties"))
                    .flatMap(Leaks::keys)
                    .filter(key -> key.startsWith("problem."))
                    .map(key -> key.substring("problem.".length()))
                    .collect(Collectors.toSet());
            return Set.copyOf(keys);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Stream<String> keys(Path file) {
        var words = new Properties();
        try (var reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return List.copyOf(words.stringPropertyNames()).stream();
    }
}
