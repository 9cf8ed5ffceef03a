package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.area.Fault;
import org.minqing.area.Faults;

/** What can be wrong with deadlines and assignment: each is said at its place, in words that say what to do. */
class TableFaultsTest {

    /** Each line breaks the general event in one way: the words, what stands instead, the fault and where it stands. */
    private static final String MISTAKES = """
            {severity: urgent, limit: 15 minutes, source: sample-list}\\n        - {severity: pressing, limit: 1 hour | {severity: pressing, limit: 1 hour, source: sample-list}\\n        - {severity: pressing, limit: 1 hour | table.hole | /deadlines/clocks/accept/limits
            {severity: pressing, limit: 1 hour, | {severity: [pressing, urgent], limit: 1 hour, | table.conflict | /deadlines/clocks/accept/limits/1
            {kind: exposed-waste, limit: | {severity: urgent, kind: safety, limit: | table.shadowed | /deadlines/clocks/handle/limits/3
            - {limit: 5 working days, source: weifang, law: [hotline]} |  | table.hole | /deadlines/clocks/handle/limits
            limit: 2 working hours, source: hotline | limit: 2 working moons, source: hotline | deadline.limit | /deadlines/clocks/accept/limits/2/limit
            limit: 2 working hours, source: hotline | limit: 2 working hours | deadline.source | /deadlines/clocks/accept/limits/2/source
            limit: 2 working hours, source: hotline | limit: 2 working hours, source: rumour | deadline.source | /deadlines/clocks/accept/limits/2/source
            limit: 15 minutes, source: sample-list} | limit: 1 minutes, source: sample-list} | deadline.limit | /deadlines/clocks/accept/limits/0/limit
            {kind: dirty-road, limit | {kind: dirty-sky, limit | table.value-unknown | /deadlines/clocks/handle/limits/5/kind
            {kind: dirty-road, limit | {kind: none, limit | table.value-unknown | /deadlines/clocks/handle/limits/5/kind
            {kind: dirty-road, limit | {colour: red, limit | scenario.key-unknown | /deadlines/clocks/handle/limits/5/colour
            inputs: [kind, severity]\\n      hit | inputs: [kind, description]\\n      hit | table.input-unknown | /deadlines/clocks/handle/inputs
            hit: first\\n      limits | hit: last\\n      limits | scenario.word | /deadlines/clocks/handle/hit
            starts-at: {action: dispatch} | starts-at: {action: despatch} | action.unknown | /deadlines/clocks/handle/starts-at/action
            starts-at: {action: dispatch} | starts-at: {} | deadline.moment | /deadlines/clocks/handle/starts-at
            starts-at: {action: dispatch} | | scenario.key-missing | /deadlines/clocks/handle/starts-at
            starts-at: {action: dispatch} | starts-at: {action: verify} | deadline.never-ends | /deadlines/clocks/handle/ends-at
            starts-at: {action: dispatch} | starts-at: {state: fed-back} | deadline.never-runs | /deadlines/clocks/handle
            ends-at: {state: [fed-back, rejected, void-asked, withdrawn]} | ends-at: {state: [rejected, void-asked, withdrawn]} | deadline.never-ends | /deadlines/clocks/handle/ends-at
            pauses-in: [suspended] | pauses-in: [verified] | deadline.never-pauses | /deadlines/clocks/handle/pauses-in
            pauses-in: [suspended] | pauses-in: [nowhere] | state.unknown | /deadlines/clocks/handle/pauses-in
            at: 80 percent, tell: [duty-officer@town] | at: 180 percent, tell: [duty-officer@town] | deadline.share | /deadlines/clocks/accept/warn/0/at
            at: 80 percent, tell: [duty-officer@town] | at: 80 percent, tell: [mayor@town] | role.unknown | /deadlines/clocks/accept/warn/0/tell
            action: grant-extension, by: 5 working days | action: grant, by: 5 working days | action.unknown | /deadlines/clocks/handle/extension/action
            by: 5 working days, source | by: 5 working days, times: 2, source | extension.times | /deadlines/clocks/handle/extension/times
            asked-by: ask-extension, | asked-by: ask-more, | action.unknown | /deadlines/clocks/handle/extension/asked-by
            asked-by: ask-extension, | asked-by: start, | extension.asked | /deadlines/clocks/handle/extension/asked-by
            asked-by: ask-extension, | asked-by: start, | extension.decided | /deadlines/clocks/handle/extension/action
            by: county-officer@county\\n    not-after: ask-extension\\n    takes: [note] | by: county-officer@county\\n    takes: [note] | extension.decided | /deadlines/clocks/handle/extension/action
            by: county-officer@county\\n    not-after: ask-extension\\n    takes: [note] | by: [county-officer@county, assignee]\\n    not-after: ask-extension\\n    takes: [note] | extension.decided | /deadlines/clocks/handle/extension/action
            from: extension-asked\\n    to: handling\\n    by: county-officer@county | from: [extension-asked, handling]\\n    to: handling\\n    by: county-officer@county | extension.decided | /deadlines/clocks/handle/extension/action
            names: {zh: 处置时限, en: Time to deal with it} | names: {zh: 处置时限, en: Time to deal with it}\\n      within: verify | deadline.within | /deadlines/clocks/handle/within
            names: {zh: 处置时限, en: Time to deal with it} | names: {zh: 处置时限, en: Time to deal with it}\\n      within: accept | deadline.within | /deadlines/clocks/handle/within
            names: {zh: 处置时限, en: Time to deal with it} | names: {zh: 处置时限, en: Time to deal with it}\\n      per: person | scenario.word | /deadlines/clocks/handle/per
            {zh: 受理时限, en: Time to accept} | {zh: 受理时限} | text.missing | /deadlines/clocks/accept/names
            assign: {table: by-department} | assign: {table: by-mood} | assign.table | /actions/dispatch/assign/table
            assign: {table: by-department} | assign: {chart: by-department} | scenario.key-unknown | /actions/dispatch/assign/chart
            fallback: [duty-officer@town] | | assign.fallback | /assignment/by-department/fallback
            to: [village-officer@village, handler@town], choose: turn | choose: turn | scenario.key-missing | /assignment/by-department/rows/2/to
            choose: turn | choose: by-name | scenario.word | /assignment/by-department/rows/2/choose
            {department: works, kind | {department: moon, kind | table.value-unknown | /assignment/by-department/rows/1/department
            {kind: other, to | {department: safety, kind: [storm-damage], severity: urgent, to | table.shadowed | /assignment/by-department/rows/2
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = MISTAKES)
    void namesEachMistakeAtItsPlace(String words, String instead, String code, String path) {
        var general = ShippedScenarios.text("shanwei/scenarios/general-event.yaml");
        assertThat(general).contains(unfolded(words));

        var found =
                ScenarioReaderTest.faults(general.replace(unfolded(words), unfolded(instead == null ? "" : instead)));

        assertThat(found).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.path()).isEqualTo(path);
            assertThat(fault.line()).isPositive();
            assertThat(fault.message()).isNotBlank();
            assertThat(fault.fix()).isNotBlank();
        });
    }

    @Test
    void aHoleIsNamedByAnExampleThatAnOfficialCanRead() {
        var general = ShippedScenarios.text("shanwei/scenarios/general-event.yaml")
                .replace("        - {limit: 5 working days, source: weifang, law: [hotline]}\n", "");

        assertThat(ScenarioReaderTest.faults(general))
                .extracting(Fault::message)
                .containsExactly("No row answers kind: other; severity: ordinary, pressing");
    }

    @Test
    void everyStateInWhichSomebodyWorksNeedsAClock() {
        var general = ShippedScenarios.text("shanwei/scenarios/general-event.yaml");
        var without =
                general.substring(0, general.indexOf("deadlines:")) + general.substring(general.indexOf("assignment:"));

        assertThat(ScenarioReaderTest.faults(without))
                .filteredOn(fault -> fault.code().equals("deadline.missing"))
                .extracting(Fault::path)
                .containsExactly(
                        "/states/accepted",
                        "/states/dispatched",
                        "/states/objected",
                        "/states/impossible",
                        "/states/unsafe",
                        "/states/settled",
                        "/states/received",
                        "/states/handling",
                        "/states/joint",
                        "/states/suspended",
                        "/states/extension-asked");
    }

    /** A case keeps its version, and that may be from before there were deadlines. */
    @Test
    void aVersionFromBeforeDeadlinesIsReadBack() {
        var general = ShippedScenarios.text("shanwei/scenarios/general-event.yaml")
                .replace("assign: {table: by-department}", "assign: [duty-officer@town]")
                .replaceAll("(?s)          limit: 3 working days\n.*?(?=  go-on-alone:)", "");
        var old = ShippedScenarios.parsed("old.yaml", general.substring(0, general.indexOf("deadlines:")));
        var faults = new Faults();

        var scenario = new ScenarioReader(Vocabulary.ANY).read(old, faults);

        assertThat(faults.all()).isEmpty();
        assertThat(scenario.orElseThrow().clocks()).isEmpty();
    }

    @Test
    void refusesATableOfTenThousandRowsAtOnce() {
        var general = ShippedScenarios.text("shanwei/scenarios/general-event.yaml");
        var rows = IntStream.range(0, 10_000)
                .mapToObj(_ -> "        - {limit: 5 working days, source: weifang, law: [hotline]}\n")
                .collect(Collectors.joining());

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(ScenarioReaderTest.faults(general.replace(
                                "        - {limit: 5 working days, source: weifang, law: [hotline]}\n", rows)))
                        .extracting(Fault::code)
                        .contains("scenario.too-much"));
    }

    /** Each row asks a third of twelve numbers for one half or the other. */
    @Test
    void aTableThatNobodyCouldCompareIsSaidToBeOne() {
        var chance = new Random(7);
        var names = IntStream.range(0, 12).mapToObj(at -> "n" + at).toList();
        var fields = names.stream()
                .map(name ->
                        "  " + name + ": {type: number, open: true, least: 0, most: 9999, names: {zh: 数, en: N}}\n")
                .collect(Collectors.joining());
        var rows = IntStream.range(0, 900)
                .mapToObj(row -> IntStream.range(0, 12)
                        .filter(at -> (at + row) % 3 == 0)
                        .mapToObj(at -> half("n" + at, chance))
                        .collect(Collectors.joining(", ", "        - {", ", limit: 1 day, source: sample-list}\n")))
                .collect(Collectors.joining());
        var clock = "    hostile:\n      names: {zh: 时限, en: Time}\n      starts-at: {state: reported}\n"
                + "      ends-at: {action: [accept, reject]}\n      inputs: " + names
                + "\n      hit: first\n      limits:\n"
                + rows;
        var text = ShippedScenarios.text("shanwei/scenarios/general-event.yaml")
                .replaceFirst("\nfields:\n", "\nfields:\n" + fields)
                .replaceFirst("takes: \\[in-danger,", "takes: [" + String.join(", ", names) + ", in-danger,")
                .replaceFirst("    verify:\n      names: \\{zh: 核查时限", clock + "    verify:\n      names: {zh: 核查时限");

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(ScenarioReaderTest.faults(text))
                        .filteredOn(fault -> fault.code().equals("table.too-interwoven"))
                        .singleElement()
                        .satisfies(fault -> assertThat(fault.path()).isEqualTo("/deadlines/clocks/hostile/limits")));
    }

    private static String half(String name, Random chance) {
        var border = 1 + chance.nextInt(9_998);
        return name + ": " + (chance.nextBoolean() ? ".." + border : border + "..");
    }

    private static String unfolded(String words) {
        return words.replace("\\n", "\n");
    }
}
