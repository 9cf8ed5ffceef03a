package org.minqing.casework;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.minqing.access.Unit;
import org.minqing.journal.Fingerprints;
import org.minqing.kernel.AreaCode;
import org.minqing.scenario.Outcome;
import org.minqing.scenario.Scenario;

/** What a new case keeps for good, and which area answers for it. */
record Births(Abouts abouts, Definitions definitions, Fingerprints fingerprints) {

    /**
     * A new case before anybody has it.
     *
     * @param kept what the flow itself keeps beside the answers
     */
    record Born(CaseFile.Beginning beginning, AreaCode area, Optional<Unit> about, Map<String, Object> kept) {}

    /** {@code shown} is where it lies, with the point only where the point is open. */
    Born of(Scenario scenario, Report report, Decisions.Spot shown, Outcome.Moved step, Occasion occasion) {
        var reporter = report.reporter();
        var beginning = new CaseFile.Beginning(
                scenario.id(),
                scenario.version(),
                scenario.scenarioClass(),
                shown.area(),
                shown.point(),
                reporter,
                report.origin() == Origin.IMPORTED ? occasion.observedAt() : occasion.now(),
                report.origin());
        var kept = kept(report, step);
        definitions
                .order(scenario, shown.area(), occasion.now())
                .ifPresent(order -> kept.put(Definitions.ORDER, order.toString()));
        var about = abouts.of(scenario, step.attributes(), shown.area());
        about.ifPresent(unit -> kept.put(CaseFile.ABOUT, unit.toString()));
        Pseudonym.of(scenario, report.caseId(), reporter, fingerprints)
                .ifPresent(pseudonym -> kept.put(Pseudonym.KEY, pseudonym.written()));
        var area = about.map(unit -> abouts.above(scenario, unit)).orElse(shown.area());
        return new Born(beginning, area, about, kept);
    }

    /** Who called the case, whom it calls, and by which way it came in. */
    private static Map<String, Object> kept(Report report, Outcome.Moved step) {
        var kept = new LinkedHashMap<String, Object>(Calls.of(step, report.caseId(), report.origin(), report.id()));
        var caller = report.calledBy();
        if (caller != null) {
            kept.put(CalledBy.KEY, caller.written());
        }
        if (report.source() != null) {
            kept.put(CaseSources.KEY, report.source());
        }
        return kept;
    }
}
