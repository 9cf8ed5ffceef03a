package org.minqing.scenario.language;

import org.minqing.scenario.Action;
import org.minqing.scenario.By;
import org.minqing.scenario.Clock;
import org.minqing.scenario.Flow;
import org.minqing.scenario.Form;

/**
 * More time is asked for by whoever has the case, with a reason, and decided by somebody else in office, once. These rules are
 * younger than some published versions, which are read back without them.
 */
record ExtensionCheck(Flow flow, FlowGraph graph, Passage file) {

    void check(Clock clock) {
        clock.extension().ifPresent(rule -> check(clock, rule));
    }

    private void check(Clock clock, Clock.Extension rule) {
        if (rule.times() > 1) {
            fault(clock, "times", "extension.times", "More time is given once", "Write 1, or leave “times” out");
        }
        rule.askedBy()
                .flatMap(flow::action)
                .ifPresent(asking -> flow.action(rule.action()).ifPresent(granting -> check(clock, asking, granting)));
    }

    private void check(Clock clock, Action asking, Action granting) {
        var gives = asking.form().questions().stream().anyMatch(Form.Question::required);
        if (!asking.by().stream().allMatch(By.Assignee.class::isInstance) || !gives) {
            var message = "“" + asking.id() + "” is not how whoever has the case asks and says why";
            fault(clock, "asked-by", "extension.asked", message, "Let it be by assignee alone and need a reason");
        }
        var decided = granting.by().stream().allMatch(By.Holder.class::isInstance)
                && granting.notAfter().contains(asking.id())
                && graph.targets(asking).containsAll(granting.from());
        if (!decided) {
            var message = "“" + granting.id() + "” is no decision by somebody else on what was asked";
            var fix = "Let it begin where “" + asking.id() + "” leads, by role@level, not-after: " + asking.id();
            fault(clock, "action", "extension.decided", message, fix);
        }
    }

    private void fault(Clock clock, String key, String code, String message, String fix) {
        file.at("deadlines").at("clocks").at(clock.id()).at("extension").at(key).fault(code, message, fix);
    }
}
