package org.minqing.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.TestDatabase;
import org.minqing.audit.LookVerifier;
import org.minqing.journal.Verifier;
import org.minqing.kernel.Settings;

class VerifyJournalCommandIT {

    private final ByteArrayOutputStream machine = new ByteArrayOutputStream();
    private final Console console = new Console(
            new PrintStream(machine, true, UTF_8), new PrintStream(new ByteArrayOutputStream(), true, UTF_8));

    @TempDir
    private Path data;

    @Test
    void endsWell() {
        try (var database = TestDatabase.fresh()) {
            assertThat(report(database)).isEqualTo(0);
            assertThat(machine)
                    .hasToString("{\"streams\":0,\"entries\":0,\"seals\":0,\"unsealed\":0,"
                            + "\"looks\":{\"rows\":0,\"batches\":0,\"unsealed\":0},\"faults\":[]}\n");
        }
    }

    @Test
    void endsWithFindingsWhenAnEntryIsNotWhatItSays() {
        try (var database = TestDatabase.fresh()) {
            database.superuser().sql("""
                            insert into journal.entry (observed, recorded, incarnation, version, schema, stream, actor, kind,
                                                       digest, open, sealed, previous, hash)
                            select now(), now(), 1, 1, 1, cast('019aae3c-0000-7000-8000-000000000001' as uuid),
                                   gen_random_uuid(), 'case.reported', '', '{}', '', decode(repeat('00', 32), 'hex'),
                                   decode(repeat('01', 32), 'hex')
                            """).update();

            assertThat(report(database)).isEqualTo(1);
            assertThat(machine.toString(UTF_8))
                    .contains(
                            "{\"stream\":\"019aae3c-0000-7000-8000-000000000001\",\"version\":1,\"kind\":\"changed\"}");
        }
    }

    private int report(TestDatabase database) {
        var settings = Settings.from(Map.of("MINQING_DATA", data.toString()));
        var verifier = Verifier.over(database.readerSource(), settings);
        return VerifyJournalCommand.report(verifier, LookVerifier.over(database.readerSource(), verifier), console);
    }
}
