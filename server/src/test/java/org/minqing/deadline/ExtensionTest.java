package org.minqing.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minqing.deadline.TestTime.SHANWEI;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minqing.deadline.Extension.Verdict;
import org.minqing.kernel.PostId;

/** More time is given once, in time, from above, and said. */
class ExtensionTest {

    private static final Instant START = SHANWEI.at("2026-03-02T09:00");
    private static final Instant IN_TIME = SHANWEI.at("2026-04-01T09:00");
    private static final String WITHOUT = "2026-05-06T17:30";

    private final Rule conclude = SHANWEI.rules()
            .at("petition-conclude", START, SHANWEI.calendar().zone())
            .orElseThrow();

    @Test
    void addsItsDaysToThoseOfTheRule() {
        var due = due(granted(30, IN_TIME, 1, Optional.of(IN_TIME)));
        assertThat(due.verdicts()).containsExactly(Verdict.GRANTED);
        assertThat(SHANWEI.local(due)).isEqualTo("2026-06-01T17:30");
    }

    @Test
    void saysInTheLinesWhereTheTimeOfTheRuleIsOverAndTheExtensionBegins() {
        var due = due(granted(30, IN_TIME, 1, Optional.of(IN_TIME)));
        var lines = due.lines();
        var marks = lines.stream()
                .filter(line -> line.why().equals("extension.granted"))
                .toList();
        assertThat(marks).singleElement().satisfies(mark -> {
            assertThat(mark.from()).isEqualTo(mark.to()).isEqualTo(SHANWEI.at("2026-05-02T00:00"));
            assertThat(mark.counted()).isZero();
        });
        assertThat(lines.stream().mapToLong(Due.Line::counted).sum()).isEqualTo(due.counted());
        for (var at = 1; at < lines.size(); at++) {
            assertThat(lines.get(at).from()).isEqualTo(lines.get(at - 1).to());
        }
        assertThat(due().lines()).noneMatch(line -> line.why().equals("extension.granted"));
    }

    @Test
    void doesNotHealWhatIsOverdue() {
        var late = SHANWEI.at("2026-05-07T09:00");
        assertIsRefused(Verdict.TOO_LATE, granted(30, late, 1, Optional.of(late)));
    }

    @Test
    void countsForNothingWhenThoseConcernedWereNotTold() {
        assertIsRefused(Verdict.WITHOUT_NOTICE, granted(30, IN_TIME, 1, Optional.empty()));
        assertIsRefused(Verdict.WITHOUT_NOTICE, granted(30, IN_TIME, 1, Optional.of(SHANWEI.at("2026-05-08T09:00"))));
    }

    @Test
    void comesFromTheLevelAbove() {
        assertIsRefused(Verdict.NOT_FROM_ABOVE, granted(30, IN_TIME, 0, Optional.of(IN_TIME)));
    }

    @Test
    void isNoLongerThanTheRuleAllows() {
        assertIsRefused(Verdict.TOO_LONG, granted(31, IN_TIME, 1, Optional.of(IN_TIME)));
    }

    @Test
    void isGivenOnce() {
        var once = granted(30, IN_TIME, 1, Optional.of(IN_TIME));
        var due = due(once, once);
        assertThat(due.verdicts()).containsExactly(Verdict.GRANTED, Verdict.SECOND);
        assertThat(due.at()).isEqualTo(due(once).at());
    }

    @Test
    void isNothingWhereTheRuleKnowsNone() {
        var rule = TestTime.rule(TestTime.workingDays(5));
        var clock = new Clock(rule, START, List.of(), List.of(granted(1, START, 1, Optional.of(START))));
        assertThat(SHANWEI.deadlines().due(clock).verdicts()).containsExactly(Verdict.NOT_EXTENDABLE);
    }

    private void assertIsRefused(Verdict verdict, Extension extension) {
        var due = due(extension);
        assertThat(due.verdicts()).containsExactly(verdict);
        assertThat(SHANWEI.local(due)).isEqualTo(WITHOUT);
    }

    private Due due(Extension... extensions) {
        return SHANWEI.deadlines().due(new Clock(conclude, START, List.of(), List.of(extensions)));
    }

    private static Extension granted(int amount, Instant at, int levelsAbove, Optional<Instant> told) {
        return new Extension(amount, at, new PostId(new UUID(1, 1)), levelsAbove, told);
    }
}
