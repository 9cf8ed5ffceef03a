package org.minqing.scenario.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minqing.area.Fault;

/** What is refused of joint work. */
class JointFaultsTest {

    /** Each line breaks the general event in one way: the words, what stands instead, the fault and where it stands. */
    private static final String MISTAKES = """
            join: all ¦ join: most ¦ joint.join ¦ /actions/ask-jointly/opens/join
            join: all ¦ join: {quorum: 3} ¦ joint.quorum ¦ /actions/ask-jointly/opens/join
            for-each: asked.of ¦ for-each: asked.by ¦ task.each ¦ /actions/ask-jointly/opens/tasks/share/for-each
            Farming and water}, department: water} ¦ Farming and water}} ¦ task.each-department ¦ /actions/ask-jointly/opens/tasks/share/for-each
            for-each: asked.of\\n          to: [handler@town] ¦ for-each: asked.of ¦ task.nobody ¦ /actions/ask-jointly/opens/tasks/share
            for-each: asked.of ¦ for-each: asked.of\\n          department: water ¦ task.department-twice ¦ /actions/ask-jointly/opens/tasks/share/department
            for-each: asked.of ¦ department: magic ¦ department.unknown ¦ /actions/ask-jointly/opens/tasks/share/department
            reason: reason\\n          limit ¦ limit ¦ task.reason ¦ /actions/ask-jointly/opens/tasks/share
            source: sample-list\\n          warn ¦ source: nowhere\\n          warn ¦ deadline.source ¦ /actions/ask-jointly/opens/tasks/share/source
            limit: 3 working days\\n          source: sample-list\\n          warn ¦ warn ¦ task.no-limit ¦ /actions/ask-jointly/opens/tasks/share
            {at: 80 percent} ¦ {at: 0 percent} ¦ deadline.share ¦ /actions/ask-jointly/opens/tasks/share/warn/0/at
            {at: 100 percent, tell: [assignee]}\\n          escalate ¦ {at: 100 percent, tell: [mayor@town]}\\n          escalate ¦ role.unknown ¦ /actions/ask-jointly/opens/tasks/share/warn/1/tell
            needs: [asked, request] ¦ needs: [request]\\n    takes: [asked] ¦ joint.nobody-asked ¦ /actions/ask-jointly/opens/tasks
            to: joint\\n    by: assignee ¦ to: fed-back\\n    by: assignee ¦ joint.state ¦ /actions/ask-jointly
            waits-for: tasks ¦ bulk: false ¦ joint.main-line ¦ /actions/feed-back
            waits-for: tasks ¦ bulk: false ¦ joint.nobody-waits ¦ /actions/ask-jointly
            waits-for: tasks ¦ waits-for: letters ¦ scenario.word ¦ /actions/feed-back/waits-for
            waits-for: tasks ¦ waits-for: calls ¦ action.waits-for ¦ /actions/feed-back
            from: [handling, joint]\\n    to: fed-back ¦ from: handling\\n    to: fed-back ¦ action.waits-for ¦ /actions/feed-back
            from: suspended\\n    to: handling ¦ from: suspended\\n    to: joint ¦ joint.entered ¦ /actions/resume
            not-after: [feed-back, solve-on-spot, find-nothing, ask-jointly] ¦ not-after: [feed-back, solve-on-spot, find-nothing] ¦ flow.second-person ¦ /actions/verify
            by: anyone\\n    needs: [kind ¦ by: anyone\\n    opens: {join: any, tasks: {a: {names: {zh: 甲, en: A}, to: handler@town, reason: reason}}}\\n    needs: [kind ¦ joint.at-start ¦ /actions/report
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '^', textBlock = MISTAKES)
    void namesEachMistakeAtItsPlace(String words, String instead, String code, String path) {
        var text = general();
        assertThat(text).contains(unfolded(words));

        assertThat(ScenarioReaderTest.faults(text.replace(unfolded(words), unfolded(instead))))
                .anySatisfy(fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.path()).isEqualTo(path);
                    assertThat(fault.fix()).isNotBlank();
                });
    }

    /** Two ways lead around the answers, and neither may be left. */
    @Test
    void somebodyCanGoOnWithoutTheAnswers() {
        var waiting = replaced(
                general(), "from: joint\n    to: handling", "from: joint\n    waits-for: tasks\n    to: handling");

        assertThat(ScenarioReaderTest.faults(waiting)).isEmpty();
        assertThat(ScenarioReaderTest.faults(replaced(
                        waiting,
                        "from: [dispatched, settled, received, handling, joint]",
                        "from: [dispatched, settled, received, handling]")))
                .anySatisfy(fault -> {
                    assertThat(fault.code()).isEqualTo("joint.no-way-around");
                    assertThat(fault.path()).isEqualTo("/actions/ask-jointly");
                });
    }

    private static String replaced(String text, String words, String instead) {
        assertThat(text).contains(words);
        return text.replace(words, instead);
    }

    @Test
    void jointWorkHasATask() {
        var text = general()
                .replaceAll("(?s)      tasks:\n        share:.*?  go-on-alone:", "      tasks: {}\n  go-on-alone:");

        assertThat(ScenarioReaderTest.faults(text)).extracting(Fault::code).contains("joint.no-tasks");
    }

    private static String general() {
        return ShippedScenarios.text("shanwei/scenarios/general-event.yaml");
    }

    private static String unfolded(String words) {
        return words.replace("\\n", "\n");
    }
}
