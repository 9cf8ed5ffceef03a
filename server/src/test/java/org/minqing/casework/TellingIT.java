package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.area.City;
import org.minqing.journal.Chain;
import org.minqing.journal.DataKey;
import org.minqing.journal.Draft;
import org.minqing.journal.Entry;
import org.minqing.journal.Head;
import org.minqing.journal.Journal;
import org.minqing.journal.SealedPart;
import org.minqing.journal.Sealing;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.UuidV7;

class TellingIT {

    private static final Instant REPORTED = Instant.parse("2026-03-01T02:00:00Z");

    private final TestServer server = TestServer.shanwei();

    @Test
    void aToldCaseHasTheEntryOfTheSameCommandByteForByte() {
        var report = report();
        server.bean(Casework.class).report(report);
        var journal = server.bean(Journal.class);
        var commanded = journal.entries(report.caseId().value()).getFirst();

        var telling =
                server.bean(Tellings.class).begin(report, commanded.draft().recordedAt());
        var told = telling.turns().getFirst();

        assertThat(opened(told.entry(), told.newKeys()))
                .isEqualTo(
                        opened(commanded, journal.keys(report.caseId().value()).values()));
        assertThat(bytes(told.entry())).isEqualTo(bytes(commanded));
    }

    /** All of an entry that is the same whenever it is made: what is sealed is so under fresh keys and nonces. */
    private static byte[] bytes(Entry entry) {
        var draft = entry.draft();
        var unsealed = new Draft(
                draft.stream(),
                draft.version(),
                draft.kind(),
                draft.schema(),
                draft.command(),
                draft.digest(),
                draft.actor(),
                draft.observedAt(),
                draft.recordedAt(),
                draft.open(),
                List.of());
        return Chain.link(Head.NONE, unsealed).hash();
    }

    private List<String> opened(Entry entry, Collection<DataKey> keys) {
        return entry.draft().sealed().stream()
                .map(part -> keys.stream()
                        .filter(key -> key.retention().equals(part.retention()))
                        .map(key -> text(part, server.bean(Sealing.class).open(key, 1, part)))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static String text(SealedPart part, byte[] plain) {
        return part.retention() + " " + new String(plain, StandardCharsets.UTF_8);
    }

    private Report report() {
        var area = server.bean(City.class).areas("small-grid").getFirst().code();
        return new Report(
                new CaseId(id()),
                new CommandId(id()),
                Actor.of(new AccountId(UUID.randomUUID())),
                "general-event",
                new Where.In(area),
                Map.of("kind", "other", "severity", "ordinary", "description", "示例", "contact", "示例电话"),
                List.of(),
                REPORTED,
                Origin.IMPORTED);
    }

    private static UUID id() {
        return UuidV7.at(REPORTED, new SplittableRandom());
    }
}
