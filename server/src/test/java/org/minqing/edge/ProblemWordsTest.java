package org.minqing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minqing.house.Written;
import org.minqing.kernel.Problem;

/** Every problem of every module has words, and says what to do next, in both languages. */
class ProblemWordsTest {

    private final List<Problem> problems = new ClassFileImporter()
            .withImportOption(new Written()).importPackages("org.minqing").stream()
                    .filter(type -> type.isAssignableTo(Problem.class) && type.isEnum())
                    .map(JavaClass::reflect)
                    .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                    .map(Problem.class::cast)
                    .toList();

    @ParameterizedTest
    @ValueSource(strings = {"", "_zh"})
    void everyProblemHasItsWordsInEachLanguage(String language) {
        assertThat(problems).hasSizeGreaterThan(20);
        var words = words(language);
        var missing = problems.stream()
                .flatMap(problem -> Stream.of("problem." + problem.code(), "problem." + problem.code() + ".next"))
                .filter(key -> words.getProperty(key, "").isBlank())
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(words("").keySet()).isEqualTo(words("_zh").keySet());
    }

    @Test
    void aCodeHasOneStatus() {
        var statuses = problems.stream()
                .collect(Collectors.groupingBy(Problem::code, Collectors.mapping(Problem::status, Collectors.toSet())));
        assertThat(statuses.values()).allMatch(some -> some.size() == 1);
        assertThat(problems).allSatisfy(problem -> assertThat(problem.status()).isBetween(400, 599));
    }

    @Test
    void theWordsOfABodyAreInTheLanguageAskedFor() {
        var refusal = Refusal.ofField("/to", "field.type");
        var words = new ProblemWords();
        var english = words.body(refusal, Locale.ENGLISH);
        assertThat(english.detail()).isEqualTo("Some of what was entered is not right.");
        assertThat(english.errors().getFirst().detail()).isEqualTo("This is not of the kind that is expected here.");
        assertThat(words.body(refusal, Locale.CHINESE).detail()).isEqualTo("部分填写内容不正确。");
    }

    private static Properties words(String language) {
        var all = new Properties();
        for (var basename : ProblemWords.basenames()) {
            var file = Objects.requireNonNull(
                    ProblemWordsTest.class.getResourceAsStream("/" + basename + language + ".properties"), basename);
            try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
                all.load(reader);
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        }
        return all;
    }
}
