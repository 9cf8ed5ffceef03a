package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.minqing.TestServer;
import org.minqing.access.Access;
import org.minqing.access.SampleAccounts;
import org.minqing.access.Scope;
import org.minqing.access.Verb;
import org.minqing.casework.CaseLoads.Wanted;
import org.minqing.kernel.Actor;
import org.minqing.kernel.CaseId;
import org.minqing.kernel.CommandId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The load of many commands: one statement, each case under the scope of its own actor, prepared once. */
class OneRoundTripIT {

    private static final TestServer SERVER = TestServer.start("shanwei", 60);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void givesEachCommandWhatItsOwnActorMaySee() {
        var duty = scope("duty");
        var all = ids();
        var wanted = all.stream()
                .flatMap(id -> List.of(wanted(Scope.NOTHING, id), wanted(duty, id)).stream())
                .toList();

        var loaded = SERVER.bean(CaseLoads.class).load(wanted);

        var seen = new HashMap<Scope, Integer>();
        for (var at = 0; at < wanted.size(); at++) {
            var file = loaded.get(at).file();
            file.ifPresent(found -> seen.merge(duty, 1, Integer::sum));
            if (wanted.get(at).scope().equals(Scope.NOTHING)) {
                assertThat(file).isEmpty();
            } else {
                var id = wanted.get(at).id();
                assertThat(file.map(CaseFile::id)).isEqualTo(one(duty, id).map(CaseFile::id));
            }
        }
        assertThat(seen.get(duty)).isPositive();
    }

    @Test
    void bringsKeysOnlyToThoseWhoAskAndMaySeeTheCase() {
        var duty = scope("duty");
        var mine = ids().stream()
                .filter(id -> one(duty, id).isPresent())
                .findFirst()
                .orElseThrow();

        var loaded = SERVER.bean(CaseLoads.class)
                .load(List.of(
                        new Wanted(duty, mine, command(), true),
                        new Wanted(duty, mine, command(), false),
                        new Wanted(Scope.NOTHING, mine, command(), true)));

        assertThat(loaded.get(0).keys()).isNotEmpty();
        assertThat(loaded.get(1).keys()).isEmpty();
        assertThat(loaded.get(2).keys()).isEmpty();
    }

    @Test
    void preparesItsStatementOnceAndLeavesNoScopeBehind() throws Exception {
        try (var connection = SERVER.database().appSource().getConnection()) {
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            var loads = new CaseLoads(jdbc);

            for (var time = 0; time < 12; time++) {
                loads.load(List.of(wanted(Scope.NOTHING, new CaseId(UUID.randomUUID()))));
            }

            assertThat(jdbc.sql("select statement from pg_prepared_statements")
                            .query(String.class)
                            .list())
                    .filteredOn(text -> text.contains("casework.load_cases"))
                    .hasSize(1);
            assertThat(jdbc.sql("select coalesce(current_setting('minqing.scope', true), '')")
                            .query(String.class)
                            .single())
                    .isEmpty();
        }
    }

    private static Scope scope(String name) {
        var account = SERVER.bean(SampleAccounts.class).account(name).orElseThrow();
        return SERVER.bean(Access.class).scope(Actor.of(account), Verb.CASE_READ);
    }

    private static List<CaseId> ids() {
        return SERVER.database().reader().sql("select id from casework.case_file").query(UUID.class).list().stream()
                .map(CaseId::new)
                .toList();
    }

    private static Optional<CaseFile> one(Scope scope, CaseId id) {
        return SERVER.bean(CaseFiles.class).one(scope, id);
    }

    private static Wanted wanted(Scope scope, CaseId id) {
        return new Wanted(scope, id, command(), false);
    }

    private static CommandId command() {
        return new CommandId(UUID.randomUUID());
    }
}
