package org.minqing.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.TestDatabase;
import org.minqing.journal.Entry;
import org.minqing.journal.OpenJournal;
import org.minqing.kernel.AccountId;
import org.minqing.kernel.Actor;
import org.minqing.kernel.PostId;
import org.minqing.kernel.ProblemException;
import org.minqing.kernel.Purpose;

/** Who opens very many things of others is stopped at exactly the number that the city says, whoever counts and however fast. */
class MassReadingIT {

    private static final Instant NOON = Instant.parse("2026-11-28T04:00:00Z");
    private static final int MOST = 10;

    private final PostId watching = new PostId(UUID.randomUUID());
    private final Actor reader = Actor.of(new AccountId(UUID.randomUUID())).in(new PostId(UUID.randomUUID()));
    private final Actor overseer = Actor.of(new AccountId(UUID.randomUUID())).in(watching);
    private final TestDatabase database = TestDatabase.fresh();

    @TempDir
    private Path keys;

    private OpenAudit one;
    private OpenAudit two;

    @BeforeEach
    void openTwoNodes() {
        var journal = OpenJournal.over(database.appSource(), keys).journal();
        one = OpenAudit.over(database.appSource(), journal, MOST, watching);
        two = OpenAudit.over(database.appSource(), journal, MOST, watching);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void ofManyOpeningsAtOnceOnTwoNodesExactlyTheAllowedOnesComeThroughAndOneStopIsMade() throws Exception {
        var tries = new ArrayList<Callable<Boolean>>();
        for (var number = 0; number < 40; number++) {
            var node = number % 2 == 0 ? one : two;
            tries.add(() -> isLet(node, look(UUID.randomUUID(), NOON)));
        }

        var let = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(tries)) {
                let += answer.get() ? 1 : 0;
            }
        }

        assertThat(let).isEqualTo(MOST);
        assertThat(count("audit.look")).isEqualTo(MOST);
        assertThat(one.stops().latest(5)).singleElement().satisfies(stop -> {
            assertThat(stop.looker()).isEqualTo(reader);
            assertThat(stop.lifted()).isEmpty();
            assertThat(kinds(stop)).containsExactly("audit.reading-stopped");
            assertThat(one.journal().entries(stop.id()).getFirst().draft().open())
                    .contains("\"notice\":\"mass-reading\"", watching.toString());
        });
    }

    @Test
    void theSameThingAgainCountsOnceAndWhatWasOpenedMoreThanAnHourAgoCountsNoMore() {
        var thing = UUID.randomUUID();
        for (var time = 0; time < 3 * MOST; time++) {
            assertThat(isLet(one, look(thing, NOON))).isTrue();
        }
        for (var time = 1; time < MOST; time++) {
            assertThat(isLet(one, look(UUID.randomUUID(), NOON.plusSeconds(time))))
                    .isTrue();
        }
        assertThat(isLet(one, look(UUID.randomUUID(), NOON.plusSeconds(3_605)))).isTrue();
    }

    @Test
    void ownThingsAreReadWithoutBeingCountedAndEvenByWhoIsStopped() {
        stop();
        var own = look(UUID.randomUUID(), NOON).concerning(reader.account());
        assertThat(isLet(two, own)).isTrue();
        assertThat(isLet(two, look(UUID.randomUUID(), NOON))).isFalse();
        assertThat(one.stops().latest(5)).hasSize(1);
    }

    @Test
    void aStopDoesNotEndByItselfAndIsLiftedByAnybodyButTheReader() {
        var stop = stop();
        assertThat(isLet(one, look(UUID.randomUUID(), NOON.plusSeconds(86_400))))
                .isFalse();

        assertThatThrownBy(() -> one.stops().lift(stop, new Stop.Lift(reader, NOON, "示例")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(AuditProblem.OWN_STOP));
        assertThatThrownBy(() -> database.app()
                        .sql("update audit.stop set lifted_at = at, lifted_by = account, reason = 'x'")
                        .update())
                .hasMessageContaining("stop_lifted_by_another");

        var lifted = one.stops().lift(stop, new Stop.Lift(overseer, NOON, "示例：台风值守"));
        var again = two.stops().lift(stop, new Stop.Lift(overseer, NOON.plusSeconds(9), "示例：再次"));

        assertThat(lifted.lifted()).isEqualTo(again.lifted()).get().satisfies(lift -> {
            assertThat(lift.by()).isEqualTo(overseer);
            assertThat(lift.reason()).isEqualTo("示例：台风值守");
        });
        assertThat(kinds(stop)).containsExactly("audit.reading-stopped", "audit.reading-lifted");
        for (var time = 0; time < MOST; time++) {
            assertThat(isLet(two, look(UUID.randomUUID(), NOON))).isTrue();
        }
        assertThat(isLet(two, look(UUID.randomUUID(), NOON))).isFalse();
    }

    @Test
    void anotherAccountIsNotStopped() {
        stop();
        var other = Actor.of(new AccountId(UUID.randomUUID()));
        assertThat(isLet(one, Look.at(other, "case", UUID.randomUUID(), new Purpose("casework"), NOON)))
                .isTrue();
    }

    private Stop stop() {
        while (isLet(one, look(UUID.randomUUID(), NOON))) {
            assertThat(count("audit.look")).isLessThanOrEqualTo(MOST);
        }
        return one.stops().latest(1).getFirst();
    }

    private Look look(UUID thing, Instant at) {
        return Look.at(reader, "case", thing, new Purpose("casework"), at);
    }

    private static boolean isLet(OpenAudit node, Look look) {
        try {
            node.looks().record(look);
            return true;
        } catch (ProblemException refused) {
            assertThat(refused.problem()).isEqualTo(AuditProblem.READING_STOPPED);
            return false;
        }
    }

    private long count(String table) {
        return database.app()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private List<String> kinds(Stop stop) {
        return one.journal().entries(stop.id()).stream()
                .map(Entry::draft)
                .map(draft -> draft.kind())
                .toList();
    }
}
