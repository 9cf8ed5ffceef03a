package org.minqing.bench.leads;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.minqing.area.City;

/** The three lists of leads, with what is right to answer about each of their rows. The same seed makes the same lists. */
public final class LeadLists {

    private static final List<String> TRUTH =
            List.of("source", "reference", "made_as", "duplicate_of", "may_stand", "accepted");

    private final Map<Source, List<List<String>>> rows = new EnumMap<>(Source.class);
    private final List<Truth> truths = new ArrayList<>();

    private LeadLists(City city, List<Lead> leads, Words words, Addresses addresses) {
        var numbers = new HashMap<Integer, LeadNumber>();
        var ordered = new ArrayList<Lead>();
        for (var source : Source.values()) {
            var received = leads.stream()
                    .filter(lead -> lead.source() == source)
                    .sorted(Comparator.comparing(Lead::received).thenComparing(Lead::made))
                    .toList();
            var cells = new ArrayList<List<String>>();
            for (var lead : received) {
                var number = source.number(cells.size() + 1);
                numbers.put(lead.made(), number);
                cells.add(lead.cells(number, words, addresses));
                ordered.add(lead);
            }
            rows.put(source, cells);
        }
        var repeated = new Repeated(city, leads, numbers);
        ordered.forEach(lead -> truths.add(new Truth(
                Objects.requireNonNull(numbers.get(lead.made())),
                lead.making(),
                lead.first().map(numbers::get),
                lead.making() == Making.PERHAPS_DUPLICATE,
                repeated.as(lead),
                lead.situation().accepted())));
    }

    /** Invents lists of so many rows in all. */
    public static LeadLists invented(City city, int rows, long seed) {
        var words = Words.read();
        var inventing = new Inventing(city, words, seed);
        return new LeadLists(city, inventing.leads(rows), words, inventing.addresses());
    }

    /** The names of the files, in the order in which they are to be given. */
    public static List<String> files() {
        return Stream.of(Source.values()).map(Source::file).toList();
    }

    /** Writes the lists, and beside them what is right. */
    public void write(Path folder) {
        rows.forEach((source, cells) -> Rows.write(folder.resolve(source.file()), source.columns(), cells));
        Rows.write(
                folder.resolve("truth.csv"),
                TRUTH,
                truths.stream().map(LeadLists::cells).toList());
    }

    private static List<String> cells(Truth truth) {
        return List.of(
                truth.lead().source(),
                truth.lead().reference(),
                truth.making().written(),
                String.join(
                        "|",
                        truth.standsFor().stream().map(LeadNumber::toString).toList()),
                truth.mayBeDuplicate() && !truth.isDuplicate() ? "yes" : "",
                String.join(
                        "; ", truth.accepted().stream().map(Accepted::toString).toList()));
    }

    List<List<String>> rows(Source source) {
        return rows.getOrDefault(source, List.of());
    }

    List<Truth> truths() {
        return List.copyOf(truths);
    }

    /** Reads the lists and does nothing with them: what anybody who places leads does at least. */
    public static int readOnly(Path folder) {
        return files().stream()
                .mapToInt(file -> Rows.read(folder.resolve(file)).size())
                .sum();
    }

    /** Compares the answers in a file with what is right, and writes the rows where they differ into another one. */
    public Verdict judge(Path answers, Path differences) {
        var verdict = Judge.judge(truths, Answers.read(answers));
        verdict.write(differences, rows);
        return verdict;
    }
}
