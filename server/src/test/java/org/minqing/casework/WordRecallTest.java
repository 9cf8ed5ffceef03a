package org.minqing.casework;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * How much of what has the words is found, and how much of what is found has them: over citizens' messages that stand outside
 * of the project ({@code MINQING_REFERENCE_DATA} names the folder above theirs), for questions that were written down before. docs/search.md
 * says what came of it.
 */
class WordRecallTest {

    private static final List<String> FILES = List.of("labelled-raw", "stream-2017-2020", "replies");

    /** What came of one question: found with and without the words, and not found. */
    private record Tally(int right, int wrong, int missed) {

        double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        double recall() {
            return right + missed == 0 ? 1 : (double) right / (right + missed);
        }
    }

    private record Message(String plain, Set<String> grams) {}

    @Test
    void findsAllThatHasTheWordsAndLittleElse() throws IOException {
        var folder = System.getenv("MINQING_REFERENCE_DATA");
        assumeTrue(folder != null, "MINQING_REFERENCE_DATA names no folder of messages");
        var messages = messages(Path.of(folder, "messages"));

        var tallies = questions().map(question -> tally(question, messages)).toList();

        var precision = tallies.stream().mapToDouble(Tally::precision).average().orElseThrow();
        var recall = tallies.stream().mapToDouble(Tally::recall).average().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "{\"messages\":%d,\"questions\":%d,\"precision\":%.4f,\"recall\":%.4f,\"grams\":%.1f}%n",
                messages.size(),
                tallies.size(),
                precision,
                recall,
                messages.stream()
                        .mapToInt(message -> message.grams().size())
                        .average()
                        .orElseThrow());
        assertThat(recall).isEqualTo(1);
        assertThat(precision).isGreaterThan(0.95);
    }

    private static Tally tally(String question, List<Message> messages) {
        var words = List.of(plain(question).split("\\s+"));
        var grams = words.stream().map(Grams::of).toList();
        var has = messages.stream()
                .map(message -> words.stream().allMatch(message.plain()::contains))
                .toList();
        var found = messages.stream()
                .map(message -> grams.stream().allMatch(message.grams()::containsAll))
                .toList();
        return new Tally(count(found, has, true, true), count(found, has, true, false), count(found, has, false, true));
    }

    private static int count(List<Boolean> found, List<Boolean> has, boolean isFound, boolean isRight) {
        return (int) IntStream.range(0, has.size())
                .filter(at -> found.get(at) == isFound && has.get(at) == isRight)
                .count();
    }

    private static Stream<String> questions() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/search/queries.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    private static List<Message> messages(Path folder) throws IOException {
        var texts = new LinkedHashSet<String>();
        for (var file : FILES) {
            var rows = rows(folder.resolve(file + ".csv.gz"));
            var head = rows.getFirst();
            rows.stream()
                    .skip(1)
                    .map(row -> row.get(head.indexOf("title")) + "\n" + row.get(head.indexOf("text")))
                    .forEach(texts::add);
        }
        return texts.stream()
                .map(text -> new Message(plain(text), Grams.of(text)))
                .toList();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Comma-separated text by RFC 4180. */
    private static List<List<String>> rows(Path file) throws IOException {
        try (var text =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            var rows = new ArrayList<List<String>>();
            var row = new ArrayList<String>();
            var cell = new StringBuilder();
            var isQuoted = false;
            for (var sign = text.read(); sign >= 0; sign = text.read()) {
                if (sign == '"') {
                    // Two quotes within a cell are one: the cell ends and begins again.
                    text.mark(1);
                    var next = isQuoted ? text.read() : -1;
                    if (isQuoted && next == '"') {
                        cell.append('"');
                    } else {
                        isQuoted = putBack(text, isQuoted, next);
                    }
                } else if (!isQuoted && (sign == ',' || sign == '\n')) {
                    row.add(cell.toString());
                    cell.setLength(0);
                    if (sign == '\n') {
                        rows.add(row);
                        row = new ArrayList<>();
                    }
                } else if (isQuoted || sign != '\r') {
                    cell.append((char) sign);
                }
            }
            return rows;
        }
    }

    private static boolean putBack(BufferedReader text, boolean wasQuoted, int next) throws IOException {
        if (wasQuoted && next >= 0) {
            text.reset();
        }
        return !wasQuoted;
    }
}
