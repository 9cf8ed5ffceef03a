package org.minqing.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.minqing.kernel.Problem;
import org.minqing.kernel.ProblemException.Fault;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The words for problems, from the message files of all modules. */
@Component
class ProblemWords {

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    ProblemWords() {
        messages.setBasenames(basenames());
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
    }

    ProblemBody body(Refusal refusal, Locale language) {
        var problem = refusal.problem();
        return new ProblemBody(
                "urn:minqing:problem:" + problem.code(),
                text(problem, language).orElse(problem.code()),
                problem.status(),
                text(problem, language).orElse(problem.code()),
                problem.code(),
                next(problem, language).orElse(""),
                refusal.faults().stream().map(fault -> body(fault, language)).toList(),
                refusal.extensions());
    }

    Optional<String> text(Problem problem, Locale language) {
        return word("problem." + problem.code(), language);
    }

    Optional<String> next(Problem problem, Locale language) {
        return word("problem." + problem.code() + ".next", language);
    }

    /** The words for a fault in a file, where there are any. */
    Optional<String> ofFault(String code, Locale language) {
        return word("problem." + code, language);
    }

    Optional<String> nextOfFault(String code, Locale language) {
        return word("problem." + code + ".next", language);
    }

    private ProblemBody.FaultBody body(Fault fault, Locale language) {
        return new ProblemBody.FaultBody(
                fault.path(),
                fault.code(),
                word("problem." + fault.code(), language).orElse(""));
    }

    private Optional<String> word(String key, Locale language) {
        return Optional.ofNullable(messages.getMessage(key, null, null, language));
    }

    /** One for each module: its English file, beside which the other languages stand. */
    static String[] basenames() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties"))
                    .map(resource -> String.valueOf(resource.getFilename()))
                    .filter(file -> !file.contains("_"))
                    .map(file -> "messages/" + file.substring(0, file.length() - ".properties".length()))
                    .sorted()
                    .toArray(String[]::new);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
