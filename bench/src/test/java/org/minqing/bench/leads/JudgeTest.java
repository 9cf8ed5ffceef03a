package org.minqing.bench.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.kernel.AreaCode;

class JudgeTest {

    private static final AreaCode TOWN = new AreaCode(441521110000000L);
    private static final AreaCode VILLAGE = new AreaCode(441521110220000L);
    private static final AreaCode GRID = new AreaCode(441521110220001L);
    private static final AreaCode OTHER = new AreaCode(441521110215000L);

    private static final Accepted THERE = Accepted.routed(List.of(VILLAGE, GRID), "village-in-town");
    private static final Accepted WAITS = Accepted.queue(TOWN, "town-only");

    @Test
    void rightAnswersAreAsTheTruth() {
        var truths = List.of(
                own(1, THERE),
                own(2, THERE),
                own(3, WAITS),
                own(4, WAITS, THERE),
                repeats(5, 1),
                perhaps(6, 1),
                perhaps(7, 1));
        var verdict = Judge.judge(
                truths,
                List.of(
                        routed(1, VILLAGE, "village-in-town"),
                        routed(2, GRID, "village-in-town"),
                        queue(3, TOWN, "town-only"),
                        routed(4, VILLAGE, "village-in-town"),
                        duplicate(5, 1),
                        duplicate(6, 1),
                        routed(7, VILLAGE, "village-in-town")));
        assertThat(verdict.asTruth()).isEqualTo(7);
        assertThat(verdict.share(verdict.asTruth())).isEqualTo(1.0);
        assertThat(verdict.differences()).isEmpty();
        assertThat(verdict.duplicates()).isEqualTo(new Verdict.Duplicates(1, 0, 0));
        assertThat(verdict.queues()).isEqualTo(Map.of("town-only", 1));
        assertThat(verdict.inOrder()).isTrue();
    }

    @Test
    void whoIsSentToTheWrongPlaceIsCountedByItself() {
        var verdict = Judge.judge(
                List.of(own(1, THERE), own(2, WAITS), repeats(3, 1), own(4, THERE)),
                List.of(
                        routed(1, OTHER, "village-in-town"),
                        routed(2, VILLAGE, "village-alone"),
                        routed(3, OTHER, "village-in-town"),
                        new Answer(lead(4), Outcome.ROUTED, Optional.empty(), "village-in-town", "")));
        assertThat(verdict.wronglyRouted()).isEqualTo(4);
        assertThat(verdict.asTruth()).isZero();
        assertThat(verdict.duplicates()).isEqualTo(new Verdict.Duplicates(0, 1, 0));
    }

    @Test
    void duplicatesAreFoundMissedOrInvented() {
        var verdict = Judge.judge(
                List.of(own(1, THERE), repeats(2, 1), repeats(3, 1), repeats(4, 1), own(5, THERE)),
                List.of(
                        routed(1, VILLAGE, "village-in-town"),
                        duplicate(2, 1),
                        duplicate(3, 2),
                        routed(4, VILLAGE, "village-in-town"),
                        duplicate(5, 1)));
        assertThat(verdict.duplicates()).isEqualTo(new Verdict.Duplicates(2, 1, 1));
        assertThat(verdict.asTruth()).isEqualTo(2);
        assertThat(verdict.wronglyRouted()).isZero();
        assertThat(verdict.differences())
                .extracting(Verdict.Difference::fault)
                .containsExactly("other first row", "missed duplicate", "invented duplicate");
    }

    @Test
    void whereTwoRowsMayStandOneOfThemDoesAndTheOtherNamesIt() {
        var both = List.of(lead(1), lead(2));
        var truths = List.of(either(1, both), either(2, both));
        var first = routed(1, VILLAGE, "village-in-town");
        var second = routed(2, VILLAGE, "village-in-town");
        assertThat(Judge.judge(truths, List.of(first, duplicate(2, 1))).asTruth())
                .isEqualTo(2);
        assertThat(Judge.judge(truths, List.of(duplicate(1, 2), second)).asTruth())
                .isEqualTo(2);
        assertThat(Judge.judge(truths, List.of(first, second)).differences())
                .extracting(Verdict.Difference::fault)
                .containsExactly("missed duplicate");
        assertThat(Judge.judge(truths, List.of(duplicate(1, 2), duplicate(2, 1)))
                        .differences())
                .extracting(Verdict.Difference::fault)
                .containsExactly("other first row", "other first row");
    }

    private static Truth either(int number, List<LeadNumber> both) {
        return new Truth(
                lead(number), Making.DUPLICATE, Optional.empty(), false, new Same(both, both), List.of(THERE, WAITS));
    }

    @Test
    void harmlessFaultsAreToldApart() {
        var verdict = Judge.judge(
                List.of(own(1, THERE), own(2, WAITS), own(3, WAITS), own(4, THERE), own(5, WAITS)),
                List.of(
                        queue(1, TOWN, "town-only"),
                        queue(2, new AreaCode(441500000000000L), "town-only"),
                        queue(3, TOWN, "nothing"),
                        routed(4, VILLAGE, "point"),
                        new Answer(lead(5), null, Optional.empty(), "", "")));
        assertThat(verdict.queuedWithoutNeed()).isEqualTo(1);
        assertThat(verdict.otherQueue()).isEqualTo(1);
        assertThat(verdict.otherRule()).isEqualTo(2);
        assertThat(verdict.wronglyRouted()).isZero();
        assertThat(verdict.asTruth()).isZero();
        assertThat(verdict.differences()).hasSize(5);
    }

    @Test
    void rowsWithoutAnAnswerAndAnswersWithoutARowAreSeen() {
        var verdict = Judge.judge(
                List.of(own(1, THERE), own(2, THERE)),
                List.of(
                        routed(2, VILLAGE, "village-in-town"),
                        routed(2, VILLAGE, "village-in-town"),
                        routed(9, VILLAGE, "village-in-town")));
        assertThat(verdict.unanswered()).isEqualTo(1);
        assertThat(verdict.surplus()).isEqualTo(2);
        assertThat(verdict.inOrder()).isFalse();
    }

    @Test
    void answersAreReadFromAFileAndDifferencesWritten(@TempDir Path folder) throws Exception {
        var lists = LeadLists.invented(Shanwei.CITY, 300, 7);
        var answers = folder.resolve("routes.csv");
        var lines = lists.truths().stream().map(JudgeTest::rightLine).toList();
        Rows.write(answers, List.of("source", "reference", "outcome", "area", "rule", "because"), lines);
        var right = lists.judge(answers, folder.resolve("none.csv"));
        assertThat(right.asTruth()).isEqualTo(300);
        assertThat(Files.readAllLines(folder.resolve("none.csv"))).hasSize(1);

        var wrong = IntStream.range(0, 300)
                .mapToObj(row -> row % 3 == 0
                        ? List.of(lines.get(row).get(0), lines.get(row).get(1), "routed", "441523", "point", "")
                        : lines.get(row))
                .toList();
        Rows.write(answers, List.of("source", "reference", "outcome", "area", "rule", "because"), wrong);
        var verdict = lists.judge(answers, folder.resolve("some.csv"));
        assertThat(verdict.wronglyRouted()).isEqualTo(100);
        assertThat(verdict.asTruth()).isEqualTo(200);
        assertThat(Files.readAllLines(folder.resolve("some.csv"))).hasSize(101).anyMatch(line -> line.contains("【示例】"));
    }

    @Test
    void anAreaIsReadWithAllDigitsOrThoseOfItsLevel() {
        assertThat(Answers.area("441521110220001")).contains(GRID);
        assertThat(Answers.area("441521110220")).contains(VILLAGE);
        assertThat(Answers.area("441521110")).contains(TOWN);
        assertThat(Answers.area("")).isEmpty();
        assertThat(Answers.area("town")).isEmpty();
    }

    private static List<String> rightLine(Truth truth) {
        var lead = truth.lead();
        var stands = truth.same().standing().getFirst();
        if (!stands.equals(lead)) {
            return List.of(lead.source(), lead.reference(), "duplicate", "", "", stands.toString());
        }
        var answer = truth.accepted().getFirst();
        return List.of(
                lead.source(),
                lead.reference(),
                answer.outcome().written(),
                answer.areas().getFirst().toString(),
                answer.rules().getFirst(),
                "");
    }

    private static LeadNumber lead(int number) {
        return new LeadNumber("health", "H" + number);
    }

    private static Truth own(int number, Accepted... accepted) {
        return new Truth(
                lead(number), Making.GOOD, Optional.empty(), false, Same.alone(lead(number)), List.of(accepted));
    }

    private static Truth repeats(int number, int first) {
        var same = new Same(List.of(lead(first), lead(number)), List.of(lead(first)));
        return new Truth(lead(number), Making.DUPLICATE, Optional.of(lead(first)), false, same, List.of(THERE));
    }

    private static Truth perhaps(int number, int first) {
        var same = new Same(List.of(lead(first)), List.of(lead(first)));
        return new Truth(lead(number), Making.PERHAPS_DUPLICATE, Optional.of(lead(first)), true, same, List.of(THERE));
    }

    private static Answer routed(int number, AreaCode area, String rule) {
        return new Answer(lead(number), Outcome.ROUTED, Optional.of(area), rule, "");
    }

    private static Answer queue(int number, AreaCode area, String rule) {
        return new Answer(lead(number), Outcome.QUEUE, Optional.of(area), rule, "read");
    }

    private static Answer duplicate(int number, int first) {
        return new Answer(
                lead(number),
                Outcome.DUPLICATE,
                Optional.empty(),
                "",
                lead(first).toString());
    }
}
