package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.area.Document;
import org.minqing.area.Fault;
import org.minqing.area.Faults;

class ScenarioFaultsTest {

    /** Each line breaks the general event in one way: the words, what stands instead, the fault and where it stands. */
    private static final String MISTAKES = """
            purpose: casework | purpose: casework\\ncolour: red | scenario.key-unknown | /colour
            class: general |  | scenario.key-missing | /class
            class: general | class: [general] | scenario.kind | /class
            class: general | class: General Event | scenario.id | /class
            names: {zh: 一般事件, en: General event} | names: {zh: 一般事件} | text.missing | /names
            keep: 3 years | keep: a while | retention.period | /retention/report/keep
            then: erase | then: forget | scenario.word | /retention/report/then
            retention: contact | retention: nowhere | retention.unknown | /fields/contact/retention
            longest: 100\\n    retention: contact | longest: 100 | retention.missing | /fields/contact
            longest: 100\\n    retention: contact | longest: 100\\n    open: true | field.open-text | /fields/contact/open
            most: 5\\n    retention: rating | open: true | field.open-number | /fields/rating/open
            longest: 100\\n | longest: 0\\n | scenario.range | /fields/contact/longest
            type: boolean | type: maybe | scenario.word | /fields/solved/type
            code: dirty-road | code: exposed-waste | scenario.duplicate | /fields/kind/options/0/under/2
            department: safety | department: magic | department.unknown | /fields/kind/options/5/department
            kind: check | kind: checking | scenario.word | /states/fed-back/kind
            to: accepted\\n    by: duty | to: nowhere\\n    by: duty | state.unknown | /actions/accept/to
            from: reported\\n    to: accepted | from: nowhere\\n    to: accepted | state.unknown | /actions/accept/from
            to: received\\n    by: assignee | to: received | action.by-missing | /actions/receive/by
            to: received\\n    by: assignee | to: received\\n    by: mayor@town | role.unknown | /actions/receive/by
            to: received\\n    by: assignee | to: received\\n    by: handler@moon | level.unknown | /actions/receive/by
            to: received\\n    by: assignee | to: received\\n    by: inspector@county | role.not-at-level | /actions/receive/by
            to: received\\n    by: assignee | to: received\\n    by: somebody | by.shape | /actions/receive/by
            to: verified\\n    by: [inspector@town, duty-officer@town, county-officer@county]\\n    not-after: [feed-back, solve-on-spot, find-nothing, ask-jointly] | to: verified\\n    by: [inspector@town]\\n    not-after: feed-back | flow.second-person | /actions/verify
            needs: [measures]\\n | needs: [measure]\\n | field.unknown | /actions/feed-back/needs
            needs: [measures]\\n    takes: [before, after] | needs: [measures]\\n    takes: [measures] | scenario.duplicate | /actions/feed-back
            from: received\\n    to: handling | from: received\\n    to: filed | flow.unchecked | /actions/start
            assign: actor\\n |\\n | state.unassigned | /states/handling
            once-per-unit: true |once-per-unit: yes | scenario.kind | /actions/return/once-per-unit
            to: objected\\n    by: assignee | to: objected\\n    by: reporter | action.once-per-unit | /actions/return
            needs: [reason, belongs-to]\\n | needs: [reason, belongs-to]\\n    assign: nobody\\n | assign.let-go | /actions/return
            then: settle\\n |\\n | objection.undecided | /actions/return
            then: settle\\n |\\n | action.by-time | /actions/settle
            then: settle\\n | then: stay\\n | deadline.then | /deadlines/clocks/object/then
            then: settle\\n | then: unheard-of\\n | action.unknown | /deadlines/clocks/object/then
            not-after: return\\n    takes: [note] | takes: [note] | objection.own-judge | /actions/stay
            to: settled\\n    by: time | to: dispatched\\n    by: time | objection.never-settled | /actions/settle
            by: time\\n    assign: duty-officer@town | by: time | objection.never-settled | /actions/settle
            from: reported\\n    to: accepted |to: accepted | flow.start | /actions
            main-line: [report, accept, | main-line: [report, | flow.main-line | /main-line
            main-line: [report, | main-line: [rapport, | action.unknown | /main-line
            precision: exact | precision: exactly | scenario.word | /place/precision
              open: true\\n\\nfields | \\nfields | retention.missing | /place
            by: [duty-officer@town, county-officer@county]\\n    not-after: ask-void\\n    takes | by: reporter\\n    not-after: ask-void\\n    takes | nothing |
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = MISTAKES)
    void namesEachMistakeAtItsPlace(String words, String instead, String code, String path) {
        var found = faults(general().replace(unfolded(words), unfolded(instead == null ? "" : instead)));

        if (code.equals("nothing")) {
            assertThat(found).isEmpty();
            return;
        }
        assertThat(found).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.path()).isEqualTo(path);
            assertThat(fault.line()).isPositive();
            assertThat(fault.message()).isNotBlank();
            assertThat(fault.fix()).isNotBlank();
        });
    }

    @Test
    void saysAllMistakesAtOnceWithTheLineOfEach() {
        var text = general()
                .replace("keep: 3 years", "keep: ever")
                .replace("type: boolean", "type: maybe")
                .replace("to: received\n    by: assignee", "to: received\n    by: mayor@town");

        var found = faults(text);

        assertThat(found).extracting(Fault::code).contains("retention.period", "scenario.word", "role.unknown");
        assertThat(found).allSatisfy(fault -> assertThat(lineOf(text, fault)).isNotBlank());
        assertThat(found)
                .filteredOn(fault -> fault.code().equals("role.unknown"))
                .allSatisfy(fault -> assertThat(lineOf(text, fault)).contains("mayor@town"));
    }

    @Test
    void findsAStateThatNoCaseReachesAndOneThatNoneLeaves() {
        var text = general()
                .replace(
                        "  void:\n",
                        "  island:\n    kind: work\n    names: {zh: 岛, en: Island}\n"
                                + "    for-reporter: {zh: 岛, en: Island}\n  void:\n");

        assertThat(faults(text))
                .extracting(Fault::code, Fault::path)
                .contains(tuple("state.unreachable", "/states/island"), tuple("state.no-way-out", "/states/island"));
    }

    @Test
    void refusesAStateInWhichEverybodyWaitsForTheReporter() {
        var text = general().replace("from: [verified, rated, rejected]", "from: [rated, rejected]");

        assertThat(faults(text))
                .extracting(Fault::code, Fault::path)
                .contains(tuple("state.waits-for-reporter", "/states/verified"));
    }

    @Test
    void refusesHostileFilesWithinBounds() {
        var states = IntStream.range(0, 10_000)
                .mapToObj(
                        state -> "  s" + state + ": {kind: work, names: {zh: 甲, en: A}, for-reporter: {zh: 甲, en: A}}")
                .collect(Collectors.joining("\n"));
        var deep = "names: " + "{a: ".repeat(5_000) + "1" + "}".repeat(5_000);
        var laughs = "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n";
        var options = general()
                .replaceFirst(
                        "    options:\n",
                        "    options:\n" + "      - {code: x, names: {zh: 甲, en: A}}\n".repeat(9_000));

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(codes("states:\n" + states)).contains("scenario.too-much");
            assertThat(codes(deep)).isNotEmpty();
            assertThat(codes(laughs)).contains("scenario.key-unknown");
            assertThat(codes(options)).contains("scenario.too-much");
            assertThat(codes("[]")).isNotEmpty();
            assertThat(codes("just words")).isNotEmpty();
            assertThat(codes("scenario: {a: b}\nfields: 3\nstates: []\nactions: x\nretention: 1"))
                    .isNotEmpty();
        });
    }

    private static String lineOf(String text, Fault fault) {
        return text.lines().toList().get(fault.line() - 1);
    }

    private static String unfolded(String words) {
        return words.replace("\\n", "\n");
    }

    private static String general() {
        return ShippedScenarios.text("shanwei/scenarios/general-event.yaml");
    }

    private static List<Fault> faults(String text) {
        return ScenarioReaderTest.faults(text);
    }

    private static List<String> codes(String text) {
        var faults = new Faults();
        Document.read("a.yaml", text, faults)
                .ifPresent(document -> new ScenarioReader(ShippedScenarios.WORDS).read(document, faults));
        return faults.all().stream().map(Fault::code).toList();
    }
}
