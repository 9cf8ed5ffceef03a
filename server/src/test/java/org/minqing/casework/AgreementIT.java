package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.access.Access;
import org.minqing.access.SampleAccounts;
import org.minqing.access.Scope;
import org.minqing.access.Verb;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.minqing.kernel.UuidV7;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Row-level security, the filter that the code writes, the decision in code and the gathered load of commands see the same
 * cases.
 */
class AgreementIT {

    private static final List<String> EVERYBODY = List.of(
            "resident",
            "worker",
            "village",
            "duty",
            "handler",
            "inspector",
            "county",
            "city",
            "oversight",
            "reviewer",
            "outsider");

    /** Complained of by the worker, who also belongs to the first of them. */
    private static final List<String> UNITS =
            List.of("grid-posts", "village-committee", "town-urban", "town-duty", "county-command", "city-command");

    private static final int ALL = 300 + UNITS.size();
    private static final TestServer SERVER = TestServer.start("shanwei", 300);

    @BeforeAll
    static void complain() {
        var worker = SERVER.as("worker");
        for (var unit : UNITS) {
            var id = UuidV7.at(InstantSource.system().instant(), new Random());
            var report = Map.of(
                    "command",
                    id,
                    "scenario",
                    "unit-complaint",
                    "area",
                    "441521110220001",
                    "fields",
                    Map.of("whom", unit, "conduct", "delay", "matter", "示例：" + unit));
            var answer = worker.put("/cases/" + id, report);
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        }
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void agreesForEverySampleAccountAndVerb() {
        var all = files();
        assertThat(all).hasSize(ALL);
        var seenBySomebody = new HashSet<CaseId>();
        for (var name : EVERYBODY) {
            var account = SERVER.bean(SampleAccounts.class).account(name).orElseThrow();
            for (var verb : List.of(Verb.CASE_LIST, Verb.CASE_READ, Verb.CASE_READ_SEALED, Verb.CASE_ACT)) {
                var scope = SERVER.bean(Access.class).scope(Actor.of(account), verb);
                var inCode = all.stream()
                        .filter(file -> scope.covers(file.thing()))
                        .map(CaseFile::id)
                        .collect(Collectors.toSet());
                assertThat(underRowLevelSecurity(scope)).as("%s %s", name, verb).isEqualTo(inCode);
                assertThat(byFilter(scope)).as("%s %s", name, verb).isEqualTo(inCode);
                assertThat(loaded(scope, all)).as("%s %s", name, verb).isEqualTo(inCode);
                seenBySomebody.addAll(inCode);
            }
        }
        assertThat(seenBySomebody).hasSize(ALL);
    }

    @Test
    void showsNothingWithoutAScope() {
        var count = SERVER.database()
                .app()
                .sql("select count(*) from casework.case_file")
                .query(Long.class)
                .single();
        assertThat(count).isZero();
        assertThat(underRowLevelSecurity(Scope.NOTHING)).isEmpty();
    }

    private static List<CaseFile> files() {
        return SERVER.database()
                .reader()
                .sql("select %s from casework.case_file f".formatted(CaseRows.COLUMNS))
                .query((row, number) -> CaseRows.map(row))
                .list();
    }

    private static Set<CaseId> underRowLevelSecurity(Scope scope) {
        return Set.copyOf(SERVER.bean(ScopedStatements.class)
                .select(
                        scope,
                        "select %s from casework.case_file f".formatted(CaseRows.COLUMNS),
                        Map.of(),
                        (row, number) -> CaseRows.map(row).id()));
    }

    /** What a command of somebody with this scope would find, asked for in one statement. */
    private static Set<CaseId> loaded(Scope scope, List<CaseFile> all) {
        var wanted = all.stream()
                .map(file -> new CaseLoads.Wanted(scope, file.id(), new CommandId(UUID.randomUUID()), false))
                .toList();
        return SERVER.bean(CaseLoads.class).load(wanted).stream()
                .flatMap(loaded -> loaded.file().stream())
                .map(CaseFile::id)
                .collect(Collectors.toSet());
    }

    private static Set<CaseId> byFilter(Scope scope) {
        var filter = scope.sql(CaseLists.COLUMNS);
        return Set.copyOf(new NamedParameterJdbcTemplate(SERVER.database().readerSource())
                .query(
                        "select %s from casework.case_file f where %s".formatted(CaseRows.COLUMNS, filter.text()),
                        filter.parameters(),
                        (row, number) -> CaseRows.map(row).id()));
    }
}
