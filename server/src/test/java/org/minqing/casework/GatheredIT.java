package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minqing.TestDatabase;
import org.minqing.casework.CaseWrites.Beginning;

/** What is written for many cases at once is, byte for byte, what is written for one after the other. */
class GatheredIT {

    private static final int CASES = 30;
    private static final int STEPS = 12;

    private final PureCasework casework = new PureCasework();
    private final List<List<Turn>> cases = IntStream.range(0, CASES)
            .mapToObj(seed -> casework.walk("worker", PureCasework.moves(seed, STEPS), (_, _) -> {}))
            .map(Telling::turns)
            .toList();

    @Test
    void gatheredCommandsLeaveTheSameBytesAsTheSameCommandsOneByOne() {
        try (var gathered = TestDatabase.fresh();
                var single = TestDatabase.fresh()) {
            var together = new CaseWrites(gathered.app());
            var alone = new CaseWrites(single.app());
            var begun = together.begin(
                    cases.stream().map(turns -> Beginning.of(turns.getFirst())).toList());
            assertThat(begun).hasSize(CASES).containsOnly(true);
            for (var turns : cases) {
                assertThat(alone.begin(List.of(Beginning.of(turns.getFirst())))).containsExactly(true);
            }
            for (var step = 1; step <= STEPS; step++) {
                var wave = wave(step);
                assertThat(together.proceed(wave)).hasSize(CASES).containsOnly(true);
                wave.forEach(turn -> assertThat(alone.proceed(List.of(turn))).containsExactly(true));
            }

            assertThat(entries(gathered)).hasSize(CASES * (STEPS + 1)).isEqualTo(entries(single));
            assertThat(keys(gathered)).isNotEmpty().isEqualTo(keys(single));
            assertThat(files(gathered)).hasSize(CASES).isEqualTo(files(single));
        }
    }

    @Test
    void aCommandThatCameTooLateChangesNothingOfTheOthersInItsStatement() {
        try (var gathered = TestDatabase.fresh();
                var single = TestDatabase.fresh()) {
            var together = new CaseWrites(gathered.app());
            var alone = new CaseWrites(single.app());
            for (var turns : cases) {
                together.begin(List.of(Beginning.of(turns.getFirst())));
                alone.begin(List.of(Beginning.of(turns.getFirst())));
            }
            var wave = new ArrayList<>(wave(1));
            wave.set(7, cases.get(7).get(2));

            var accepted = together.proceed(wave);

            assertThat(IntStream.range(0, CASES)
                            .filter(one -> !accepted.get(one))
                            .boxed())
                    .containsExactly(7);
            wave.forEach(turn -> alone.proceed(List.of(turn)));
            assertThat(entries(gathered)).hasSize(CASES * 2 - 1).isEqualTo(entries(single));
            assertThat(files(gathered)).isEqualTo(files(single));
        }
    }

    private List<Turn> wave(int step) {
        return cases.stream().map(turns -> turns.get(step)).toList();
    }

    /** Everything of the entries but the transaction and the number under which they happened to be written. */
    private static List<Map<String, Object>> entries(TestDatabase database) {
        return rows(database, """
                select to_jsonb(e) - 'xid' - 'seq' as row from journal.entry e order by stream, version
                """);
    }

    /** The keys but for the time at which the store took them. */
    private static List<Map<String, Object>> keys(TestDatabase database) {
        return rows(database, "select to_jsonb(k) - 'made' as row from journal.data_key k order by stream, retention");
    }

    private static List<Map<String, Object>> files(TestDatabase database) {
        return rows(database, "select to_jsonb(f) as row from casework.case_file f order by id");
    }

    private static List<Map<String, Object>> rows(TestDatabase database, String sql) {
        return database.superuser()
                .sql(sql)
                .query((row, number) -> CanonicalJson.read(row.getString("row")))
                .list();
    }
}
