package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minqing.TestDatabase;
import org.minqing.TestServer;
import org.minqing.access.Posts;
import org.minqing.access.SampleAccounts;
import org.minqing.area.City;
import org.minqing.casework.CaseWrites.Beginning;
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
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.UuidV7;

class TellingIT {

    private static final Instant REPORTED = Instant.parse("2026-03-01T02:00:00Z");

    private static final AreaCode TOWN = new AreaCode(441521110000000L);
    private static final AreaCode COUNTY = new AreaCode(441521000000000L);
    private static final int CASES = 42;

    /** What happens to the cases in turn after the report. */
    private static final List<List<Step>> STEPS = List.of(
            List.of(),
            List.of(Step.ofDesk("accept")),
            List.of(Step.ofDesk("reject", "reason", "示例：不属本镇。")),
            List.of(
                    Step.ofDesk("verify"),
                    Step.ofReporter("add", "addition", "示例：又多了一处。"),
                    Step.ofDesk("accept"),
                    Step.ofDesk("take-back-acceptance")),
            List.of(
                    Step.ofDesk("ask-void", "reason", "示例：重复。"),
                    new Step("confirm-void", "county-officer", "county", Map.of())),
            List.of(Step.ofReporter("withdraw", "reason", "示例：已经没有了。")),
            List.of(
                    Step.ofDesk("reject", "reason", "示例：不属本镇。"),
                    Step.ofReporter("reopen", "reason", "示例：就在本镇。"),
                    Step.ofDesk("verify")));

    private final TestServer server = TestServer.shanwei();

    private record Step(String action, String by, String level, Map<String, Object> fields) {

        static Step ofDesk(String action) {
            return new Step(action, "duty-officer", "town", Map.of());
        }

        static Step ofDesk(String action, String field, String words) {
            return new Step(action, "duty-officer", "town", Map.of(field, words));
        }

        static Step ofReporter(String action, String field, String words) {
            return new Step(action, "reporter", "", Map.of(field, words));
        }
    }

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

    /**
     * Cases of many kinds, each commanded step by step first; then told again and written by one statement. Whom a dispatch
     * chooses is not told again: it hangs on who has what on the day.
     */
    @Test
    void manyToldCasesInOneCommitHaveTheEntriesOfTheirCommandsOneByOne() {
        var commanded = IntStream.range(0, CASES).mapToObj(this::commanded).toList();
        var told = commanded.stream().map(this::told).toList();
        try (var another = TestDatabase.fresh()) {
            var written = new CaseWrites(another.app())
                    .begin(told.stream()
                            .map(telling -> new Beginning(telling.turns(), telling.timers()))
                            .toList());
            assertThat(written).hasSize(CASES).containsOnly(true);

            assertThat(entries(another, commanded)).isEqualTo(entries(server.database(), commanded));
            assertThat(entries(another, commanded))
                    .as("reports, steps and refusals")
                    .hasSize(commanded.stream()
                            .mapToInt(one -> 1 + one.steps().size())
                            .sum());
        }
        for (var number = 0; number < CASES; number++) {
            var one = commanded.get(number);
            var keys = server.bean(Journal.class).keys(one.report().caseId().value());
            var again = told.get(number);
            var fresh = again.turns().stream()
                    .flatMap(turn -> turn.newKeys().stream())
                    .toList();
            var entries =
                    server.bean(Journal.class).entries(one.report().caseId().value());
            for (var turn = 0; turn < entries.size(); turn++) {
                var entry = again.turns().get(turn).entry();
                assertThat(bytes(entry)).isEqualTo(bytes(entries.get(turn)));
                assertThat(opened(entry, fresh)).isEqualTo(opened(entries.get(turn), keys.values()));
            }
        }
    }

    /** A report and the steps that were taken on it, which may have been refused. */
    private record Commanded(Report report, List<Command> steps) {}

    private Commanded commanded(int number) {
        var report = report(number);
        server.bean(Casework.class).report(report);
        var steps = new ArrayList<Command>();
        for (var step : STEPS.get(number % STEPS.size())) {
            var actor = step.by().equals("reporter") ? report.actor() : inPost(step.by(), step.level());
            var command = new Command(
                    report.caseId(),
                    new CommandId(id()),
                    actor,
                    step.action(),
                    1 + steps.size(),
                    step.fields(),
                    List.of(),
                    REPORTED.plusSeconds(60L * number));
            try {
                server.bean(Casework.class).act(command);
            } catch (ProblemException refused) {
                assertThat(step.action()).as(refused.problem().code()).isEqualTo("verify");
            }
            steps.add(command);
        }
        return new Commanded(report, steps);
    }

    /** The same at the times at which it was entered. */
    private Telling told(Commanded one) {
        var times = server.bean(Journal.class).entries(one.report().caseId().value()).stream()
                .map(entry -> entry.draft().recordedAt())
                .toList();
        var telling = server.bean(Tellings.class).begin(one.report(), times.getFirst());
        for (var step = 0; step < one.steps().size(); step++) {
            server.bean(Tellings.class).add(telling, one.steps().get(step), times.get(step + 1));
        }
        return telling;
    }

    /** All columns but those of what is sealed anew each time, and of the transaction that happened to write them. */
    private static List<Map<String, Object>> entries(TestDatabase database, List<Commanded> cases) {
        return database.superuser()
                .sql("""
                        select stream, version, kind, schema, command, encode(digest, 'hex') as digest, actor, post,
                               observed, recorded, open
                        from journal.entry where stream = any (:ids) order by stream, version
                        """)
                .param(
                        "ids",
                        cases.stream().map(one -> one.report().caseId().value()).toArray(UUID[]::new))
                .query()
                .listOfRows();
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
        var before = new Head(draft.version() - 1, Head.NONE.hash());
        return Chain.link(before, unsealed).hash();
    }

    private List<String> opened(Entry entry, Collection<DataKey> keys) {
        return entry.draft().sealed().stream()
                .map(part -> keys.stream()
                        .filter(key -> key.retention().equals(part.retention()))
                        .map(key -> text(
                                part,
                                server.bean(Sealing.class)
                                        .open(key, entry.draft().version(), part)))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static String text(SealedPart part, byte[] plain) {
        return part.retention() + " " + new String(plain, StandardCharsets.UTF_8);
    }

    private Report report(int number) {
        var fields = new HashMap<String, Object>(Map.of(
                "kind",
                number % 2 == 0 ? "road-damage" : "street-light",
                "severity",
                number % 3 == 0 ? "pressing" : "ordinary",
                "description",
                "示例 " + number));
        if (number % 4 == 0) {
            fields.put("contact", "示例电话 " + number);
        }
        var city = server.bean(City.class);
        var point = city.somewhere(TOWN, new SplittableRandom(number)).orElseThrow();
        return new Report(
                new CaseId(id()),
                new CommandId(id()),
                Actor.of(server.bean(SampleAccounts.class).account("resident").orElseThrow()),
                "general-event",
                number % 5 == 0 ? new Where.In(city.locate(point).orElseThrow()) : new Where.At(point),
                fields,
                List.of(),
                REPORTED.plusSeconds(number),
                number % 7 == 0 ? Origin.SAMPLE : Origin.LIVE);
    }

    private Actor inPost(String role, String level) {
        var posts = server.bean(Posts.class);
        var post = posts.responsible(TOWN, role, level)
                .or(() -> posts.responsible(COUNTY, role, level))
                .orElseThrow();
        return Actor.of(posts.holder(post).orElseThrow()).in(post);
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
