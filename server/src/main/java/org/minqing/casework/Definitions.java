package org.minqing.casework;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.minqing.emergency.OrderProblem;
import org.minqing.emergency.OrdersInForce;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.ProblemException;
import org.minqing.scenario.AskedAnew;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Scenarios;

/** By what cases go: the published definitions, and the orders under which those of emergencies begin. */
record Definitions(Scenarios scenarios, OrdersInForce orders) {

    /** Under this name a case keeps its order. */
    static final String ORDER = "flow.order";

    /** The version in force, by which a new case goes; a report on an earlier one is weighed against it first. */
    Scenario forNew(Report report, Instant now) {
        var current = scenarios
                .current(report.scenario())
                .orElseThrow(() -> Decisions.wrong("scenario", "field.unknown-scenario"));
        var filledOn = report.filledOn();
        if (filledOn == null || filledOn.equals(current.version())) {
            return current;
        }
        var before = scenarios
                .exact(current.id(), filledOn)
                .orElseThrow(() -> Decisions.wrong("scenarioVersion", "field.unknown-version"));
        AskedAnew.require(before, current, report.fields(), new AskedAnew.Lateness(scenarios.replaced(before), now));
        return current;
    }

    /** The order under which a case begins; absent for one that needs none, and refused where one is needed and missing. */
    Optional<UUID> order(Scenario scenario, AreaCode area, Instant now) {
        return scenario.emergency()
                .map(emergency -> orders.covering(scenario.id(), area, now)
                        .orElseThrow(() -> new ProblemException(OrderProblem.NONE)));
    }
}
