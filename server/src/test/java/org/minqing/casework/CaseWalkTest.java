package org.minqing.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.minqing.casework.PureCasework.Move;
import org.minqing.journal.Chain;
import org.minqing.scenario.Task;
import org.minqing.scenario.TaskDeed;
import org.minqing.scenario.Words;

/** Whatever anybody tries in whatever order: the rules hold at every step, and the case can still be ended. */
class CaseWalkTest {

    private static final PureCasework CASEWORK = new PureCasework();

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyStepKeepsTheRulesAndLeavesAWayOut(@ForAll("walks") List<Move> walk) {
        var telling = CASEWORK.walk("worker", walk, (before, turn) -> {
            var after = turn.after();
            assertThat(after.version()).isEqualTo(before.version() + 1);
            assertThat(turn.entry().previous()).isEqualTo(before.head().hash());
            assertThat(turn.entry()).matches(Chain::holds);
            var isOnTask = turn.entry().draft().kind().startsWith(OpenPart.TASK);
            assertThat(after.moved()).isEqualTo(turn.refusal() == null && !isOnTask ? after.version() : before.moved());
            if (turn.refusal() != null) {
                assertThat(after.standing()).isEqualTo(before.standing());
            } else if (isOnTask) {
                assertThat(after.standing().state()).isEqualTo(before.standing().state());
                assertThat(after.tasks()).hasSameSizeAs(before.tasks()).isNotEqualTo(before.tasks());
            } else if (!before.tasks().isEmpty() && before.standing().state().equals("joint")) {
                assertThat(after.standing().state().equals("joint")
                                || after.tasks().stream().noneMatch(Task::isOpen))
                        .as("nobody is left with a task for which nothing waits")
                        .isTrue();
            }
            var check = after.standing().check();
            if (check.verifiedBy() != null) {
                assertThat(check.handledBy()).doesNotContain(check.verifiedBy());
            }
            assertThat(CASEWORK.ended(after)
                            || !CASEWORK.chances(after, after.standing().changedAt())
                                    .isEmpty())
                    .as("a way out of " + after.standing().state())
                    .isTrue();
        });
        assertThat(CASEWORK.finish(telling)).isIn("filed", "void", "withdrawn");
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void theEntriesAloneTellWhereTheCaseStands(@ForAll("walks") List<Move> walk) {
        var telling = CASEWORK.walk(
                "resident", walk, (_, turn) -> Statistics.collect(turn.refusal() == null ? kind(turn) : "refused"));

        var entries = telling.turns().stream().map(Turn::entry).toList();

        assertThat(new Replay(CASEWORK.scenario, CASEWORK.clocks).of(entries))
                .isEqualTo(telling.file().standing());
        Statistics.coverage(reached -> {
            for (var state : CASEWORK.scenario.flow().states()) {
                if (!state.id().equals("reported")) {
                    reached.check(state.id()).count(count -> count > 0);
                }
            }
            for (var deed : TaskDeed.values()) {
                reached.check(OpenPart.TASK + Words.of(deed.to())).count(count -> count > 0);
            }
            reached.check("refused").percentage(percent -> percent > 5 && percent < 60);
        });
    }

    private static String kind(Turn turn) {
        var kind = turn.entry().draft().kind();
        return kind.startsWith(OpenPart.TASK) ? kind : turn.after().standing().state();
    }

    @Provide
    Arbitrary<List<Move>> walks() {
        var number = Arbitraries.integers().between(0, 99);
        var offered = Arbitraries.frequency(Tuple.of(7, true), Tuple.of(3, false));
        var minutes = Arbitraries.integers().between(1, 3_000);
        return Combinators.combine(number, number, offered, minutes)
                .as(Move::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(40);
    }
}
