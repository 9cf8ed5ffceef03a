package org.minqing.bench.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minqing.kernel.AreaCode;

class LeadListsTest {

    private static final int ROWS = 4_000;
    private static final LeadLists LISTS = LeadLists.invented(Shanwei.CITY, ROWS, 1);

    @Test
    void theSameSeedMakesTheSameListsAndAnotherOneOthers(@TempDir Path one, @TempDir Path same) throws Exception {
        LISTS.write(one);
        LeadLists.invented(Shanwei.CITY, ROWS, 1).write(same);
        for (var file : List.of("health.csv", "police.csv", "data-office.csv", "truth.csv")) {
            assertThat(same.resolve(file)).hasSameTextualContentAs(one.resolve(file));
        }
        var other = LeadLists.invented(Shanwei.CITY, ROWS, 2);
        assertThat(other.rows(Source.HEALTH)).isNotEqualTo(LISTS.rows(Source.HEALTH));
        assertThat(LeadLists.readOnly(one)).isEqualTo(ROWS);
        assertThat(Files.readAllLines(one.resolve("police.csv")).getFirst())
                .isEqualTo("线索编号,对象,电话,县区,镇街,村居,详细地址,类别,暴露日期,接收时间");
    }

    @Test
    void everyKindOfRowIsMadeInTheSharesThatWereAskedFor() {
        var made = LISTS.truths().stream().map(Truth::making).collect(Collectors.toSet());
        assertThat(made).isEqualTo(EnumSet.allOf(Making.class));
        assertThat(share(truth -> truth.first().isPresent())).isEqualTo(0.08);
        assertThat(share(truth -> truth.making().isBad())).isEqualTo(0.12);
    }

    @Test
    void everyRuleIsRightForSomeRowAndEveryAreaIsOneOfTheCity() {
        var accepted = LISTS.truths().stream()
                .map(Truth::accepted)
                .flatMap(List::stream)
                .toList();
        assertThat(accepted.stream().map(Accepted::rules).flatMap(List::stream))
                .contains(
                        "point",
                        "village-in-town",
                        "village-alone",
                        "point-against-text",
                        "two-villages",
                        "town-only",
                        "county-only",
                        "elsewhere",
                        "nothing");
        assertThat(accepted.stream().map(Accepted::areas).flatMap(List::stream))
                .allMatch(area -> Shanwei.CITY.area(area).isPresent());
    }

    @Test
    void somebodyIsSentToAVillageOrAGridOnly() {
        var narrow = List.of("village", "small-grid");
        assertThat(LISTS.truths().stream()
                        .flatMap(truth -> truth.accepted().stream())
                        .filter(one -> one.outcome() == Outcome.ROUTED)
                        .flatMap(one -> one.areas().stream()))
                .allMatch(area -> narrow.contains(level(area)));
    }

    @Test
    void everySubjectIsMarkedAsASample() {
        assertThat(cells(1)).hasSize(ROWS).allMatch(subject -> subject.startsWith("【示例】"));
    }

    @Test
    void nobodyCanHaveOneOfTheTelephones() {
        var dialled = cells(2).stream()
                .filter(cell -> !cell.isEmpty())
                .map(LeadListsTest::digits)
                .toList();
        assertThat(dialled)
                .hasSizeGreaterThan(ROWS * 9 / 10)
                .allMatch(digits -> digits.matches("129\\d{8}|6600\\d{6}"));
        for (var count = 0; count < 100_000; count++) {
            assertThat(Telephones.number(count)).matches("129\\d{8}|06600\\d{6}");
        }
    }

    @Test
    void telephonesAreWrittenInManyWays() {
        assertThat(cells(2))
                .anyMatch(cell -> cell.startsWith("+86"))
                .anyMatch(cell -> cell.contains("-"))
                .anyMatch(cell -> cell.contains(" "))
                .anyMatch(cell -> cell.contains("１２９"))
                .contains("");
    }

    @Test
    void listsAreOrderedAsReceivedAndAFirstRowComesBeforeWhatRepeatsIt() {
        for (var source : Source.values()) {
            var received = LISTS.rows(source).stream().map(List::getLast).toList();
            assertThat(received).isSorted().allMatch(time -> time.length() == 19);
        }
        var order = LISTS.truths().stream().map(Truth::lead).toList();
        assertThat(LISTS.truths().stream().filter(truth -> truth.first().isPresent()))
                .isNotEmpty()
                .allMatch(truth -> order.indexOf(truth.first().orElseThrow()) < order.indexOf(truth.lead()));
    }

    @Test
    void theBetterAddressedOfRowsAboutTheSameStands() {
        assertThat(LISTS.truths().stream().filter(truth -> truth.first().isEmpty() && truth.isDuplicate()))
                .as("a first row whose repetition has the better address")
                .isNotEmpty()
                .allMatch(truth -> truth.accepted().stream().allMatch(one -> one.outcome() == Outcome.QUEUE));
        assertThat(LISTS.truths()).allMatch(truth -> !truth.same().standing().isEmpty());
    }

    @Test
    void duplicatesLieWithinAListAndAcrossLists() {
        var pairs = LISTS.truths().stream()
                .flatMap(truth -> truth.first().stream()
                        .map(first -> first.source().equals(truth.lead().source())))
                .toList();
        assertThat(pairs).contains(true, false);
    }

    private static double share(java.util.function.Predicate<Truth> which) {
        return LISTS.truths().stream().filter(which).count() / (double) ROWS;
    }

    private static String level(AreaCode area) {
        return Shanwei.CITY.area(area).orElseThrow().level();
    }

    private static List<String> cells(int column) {
        return Arrays.stream(Source.values())
                .map(LISTS::rows)
                .flatMap(Collection::stream)
                .map(row -> row.get(column))
                .toList();
    }

    /** The digits of a telephone without country code and the zero before an area. */
    private static String digits(String cell) {
        var digits = cell.chars()
                .map(letter -> letter >= '０' && letter <= '９' ? letter - '０' + '0' : letter)
                .filter(letter -> letter >= '0' && letter <= '9')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return Stream.of("0086", "86", "0")
                .filter(digits::startsWith)
                .findFirst()
                .map(prefix -> digits.substring(prefix.length()))
                .orElse(digits);
    }
}
