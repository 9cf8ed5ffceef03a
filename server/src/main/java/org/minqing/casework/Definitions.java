package org.minqing.casework;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.minqing.emergency.OrderProblem;
import org.minqing.emergency.OrdersInForce;
import org.minqing.kernel.AreaCode;
import org.minqing.kernel.ProblemException;
import org.minqing.scenario.Scenario;
import org.minqing.scenario.Scenarios;

/** By what cases go: the published definitions, and the orders under which those of emergencies begin. */
record Definitions(Scenarios scenarios, OrdersInForce orders) {

    /** Under this name a case keeps its order. */
    static final String ORDER = "flow.order";

    /** The order under which a case begins; absent for one that needs none, and refused where one is needed and missing. */
    Optional<UUID> order(Scenario scenario, AreaCode area, Instant now) {
        return scenario.emergency()
                .map(emergency -> orders.covering(scenario.id(), area, now)
                        .orElseThrow(() -> new ProblemException(OrderProblem.NONE)));
    }
}
