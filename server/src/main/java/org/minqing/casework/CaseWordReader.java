package org.minqing.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minqing.journal.DataKey;
import org.minqing.journal.Entry;
import org.minqing.journal.Fingerprints;
import org.minqing.journal.Journal;
import org.minqing.journal.JournalReader;
import org.minqing.scenario.Field;
import org.minqing.scenario.FieldType;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Scenarios;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps what cases are found by: the grams of long answers. Short ones, such as names and telephone numbers, and those for
 * nobody but the reporter are left out, and so is what may name somebody else. What has been erased is left out too, and taken away where it was there.
 */
@Component
class CaseWordReader implements JournalReader {

    /** Answers that may be longer than this are prose. */
    private static final int SHORT = 200;

    private static final int MOST_KNOWN = 50_000;

    private static final String ERASED = "journal.erased";

    private static final String ADD = """
            insert into casework.case_words (case_id, retention, version, grams)
            select w.id, w.retention, w.version, w.grams::integer[]
            from unnest(:ids, :retentions, :versions, :grams) as w (id, retention, version, grams)
            on conflict do nothing
            """;

    private final Scenarios scenarios;
    private final SealedAnswers sealing;
    private final Journal journal;
    private final Fingerprints fingerprints;
    private final Map<String, Integer> known = new HashMap<>();
    /** By the version of a scenario, which is the hash of its content. */
    private final Map<String, Set<String>> prose = new HashMap<>();

    /** What one sealed part of an entry is found by. */
    private record Row(UUID id, String retention, int version, Set<Integer> grams) {}

    CaseWordReader(Scenarios scenarios, SealedAnswers sealing, Journal journal, Fingerprints fingerprints) {
        this.scenarios = scenarios;
        this.sealing = sealing;
        this.journal = journal;
        this.fingerprints = fingerprints;
    }

    @Override
    public String name() {
        return "casework.words";
    }

    @Override
    public void take(List<Entry> entries, JdbcClient connection) {
        var written = entries.stream().filter(CaseWordReader::isWritten).toList();
        var keys = journal.keys(
                written.stream().map(entry -> entry.draft().stream()).collect(Collectors.toSet()));
        var rows = written.stream()
                .flatMap(entry -> rows(entry, keys.getOrDefault(entry.draft().stream(), Map.of())).stream())
                .toList();
        if (!rows.isEmpty()) {
            add(rows, connection);
        }
        entries.stream()
                .filter(entry -> entry.draft().kind().equals(ERASED))
                .forEach(entry -> forget(entry, connection));
    }

    private static boolean isWritten(Entry entry) {
        var draft = entry.draft();
        return !draft.sealed().isEmpty()
                && (draft.kind().equals(OpenPart.REPORTED) || draft.kind().equals(OpenPart.MOVED));
    }

    private List<Row> rows(Entry entry, Map<String, DataKey> keys) {
        var open = CanonicalJson.read(entry.draft().open());
        var fields = scenarios
                .exact(String.valueOf(open.get("scenario")), String.valueOf(open.get("scenarioVersion")))
                .map(scenario -> prose.computeIfAbsent(scenario.version(), _ -> proseOf(scenario)))
                .orElse(Set.of());
        var rows = new ArrayList<Row>();
        sealing.byRetention(entry, keys).forEach((retention, answers) -> {
            var grams = new TreeSet<Integer>();
            answers.forEach((field, answer) -> {
                if (fields.contains(String.valueOf(field))) {
                    Grams.of(NamedOthers.covered(String.valueOf(answer))).forEach(gram -> grams.add(known(gram)));
                }
            });
            if (!grams.isEmpty()) {
                rows.add(
                        new Row(entry.draft().stream(), retention, entry.draft().version(), grams));
            }
        });
        return rows;
    }

    /** Most pairs of signs come again and again, and hashing is most of the work. */
    private int known(String gram) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        return known.computeIfAbsent(gram, fingerprints::ofWord);
    }

    private static Set<String> proseOf(Scenario scenario) {
        var prose = scenario.fields().stream()
                .filter(field -> field.type() instanceof FieldType.Text text && text.longest() > SHORT)
                .map(Field::id)
                .collect(Collectors.toCollection(TreeSet::new));
        prose.removeAll(scenario.fieldsForReporterOnly());
        return prose;
    }

    private static void add(List<Row> rows, JdbcClient connection) {
        connection
                .sql(ADD)
                .param("ids", CaseWrites.array("uuid", rows, Row::id))
                .param("retentions", CaseWrites.array("text", rows, Row::retention))
                .param("versions", CaseWrites.array("int4", rows, Row::version))
                .param("grams", CaseWrites.array("text", rows, CaseWordReader::literal))
                .update();
    }

    private static String literal(Row row) {
        return row.grams().stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /** Takes away what an erasure leaves nothing of; nothing for streams that are no case. */
    static void forget(Entry erased, JdbcClient connection) {
        var open = CanonicalJson.read(erased.draft().open());
        connection
                .sql("delete from casework.case_words where case_id = :id and retention = :retention")
                .param("id", erased.draft().stream())
                .param("retention", String.valueOf(open.get("retention")))
                .update();
    }
}
