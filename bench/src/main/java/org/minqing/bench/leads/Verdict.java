package org.minqing.bench.leads;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.minqing.kernel.AreaCode;

/**
 * How the answers compare with what is right. {@code wronglyRouted} are the rows that send somebody to a place where the
 * lead is not; {@code queues} how many rows wait by rule; {@code surplus} lines that answer no row, or one once more.
 */
public record Verdict(
        int rows,
        int asTruth,
        int wronglyRouted,
        int queuedWithoutNeed,
        int otherQueue,
        int otherRule,
        int unanswered,
        int surplus,
        boolean inOrder,
        Duplicates duplicates,
        Map<String, Integer> queues,
        List<Difference> differences) {

    private static final List<String> COLUMNS =
            List.of("fault", "source", "reference", "made_as", "right", "outcome", "area", "rule", "because", "row");

    public Verdict {
        queues = new TreeMap<>(queues);
        differences = List.copyOf(differences);
    }

    /** Rows that repeat another one: seen, overlooked, and taken for one where there is none. */
    public record Duplicates(int found, int missed, int invented) {}

    /** One row that was answered otherwise. */
    record Difference(Truth truth, Optional<Answer> answer, String fault) {}

    /** A part of all rows, to four decimals. */
    public double share(int count) {
        return rows == 0 ? 0 : Math.round(10_000.0 * count / rows) / 10_000.0;
    }

    /** The differences by kind of fault, each with the row as it was delivered. */
    void write(Path file, Map<Source, List<List<String>>> delivered) {
        var texts = new HashMap<LeadNumber, String>();
        delivered.forEach((source, rows) ->
                rows.forEach(row -> texts.put(new LeadNumber(source.id(), row.getFirst()), String.join(" · ", row))));
        Rows.write(
                file,
                COLUMNS,
                differences.stream()
                        .sorted(Comparator.comparing(Difference::fault))
                        .map(one -> cells(one, texts.getOrDefault(one.truth().lead(), "")))
                        .toList());
    }

    private static List<String> cells(Difference one, String row) {
        var truth = one.truth();
        return Arrays.asList(
                one.fault(),
                truth.lead().source(),
                truth.lead().reference(),
                truth.making().written(),
                truth.toString(),
                one.answer()
                        .map(answer -> answer.outcome())
                        .map(Outcome::written)
                        .orElse(""),
                one.answer().flatMap(Answer::area).map(AreaCode::toString).orElse(""),
                one.answer().map(Answer::rule).orElse(""),
                one.answer().map(Answer::because).orElse(""),
                row);
    }
}
