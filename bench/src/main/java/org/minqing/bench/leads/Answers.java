package org.minqing.bench.leads;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.minqing.kernel.AreaCode;

/** Reads what a router answered. */
final class Answers {

    private static final Pattern CODE = Pattern.compile("[1-9][0-9]{0,14}");
    private static final String ZEROS = "0".repeat(15);

    private Answers() {}

    static List<Answer> read(Path file) {
        return Rows.read(file).stream().map(Answers::answer).toList();
    }

    private static Answer answer(Map<String, String> row) {
        return new Answer(
                new LeadNumber(row.getOrDefault("source", ""), row.getOrDefault("reference", "")),
                Outcome.read(row.getOrDefault("outcome", "")).orElse(null),
                area(row.getOrDefault("area", "")),
                row.getOrDefault("rule", ""),
                row.getOrDefault("because", ""));
    }

    /** With all fifteen digits, or only those of its level as the city folder writes them. */
    static Optional<AreaCode> area(String text) {
        return Optional.of(text)
                .filter(code -> CODE.matcher(code).matches())
                .map(code -> new AreaCode(Long.parseLong(code + ZEROS.substring(code.length()))));
    }
}
